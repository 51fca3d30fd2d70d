using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>Changes of items as one batch on their period's partition: what is written, and what memory holds once it was.</summary>
internal sealed class WorkBatch
{
    private readonly PeriodWork _before;
    private readonly List<StoreChange> _writes = [];
    private readonly List<Action<string>> _effects = [];
    private readonly ImmutableSortedDictionary<string, Tracked<DueItem>>.Builder _items;
    private readonly ImmutableSortedDictionary<string, Tracked<PendingNotice>>.Builder _notices;

    /// <param name="now">UTC; from then on memory counts as seen.</param>
    public WorkBatch(PeriodWork before, IReadOnlyList<ItemChange> changes, DateTimeOffset now)
    {
        (_before, _items, _notices) = (before, before.Items.ToBuilder(), before.Notices.ToBuilder());
        foreach (ItemChange change in changes)
            Add(change, now);
    }

    public IReadOnlyList<StoreChange> Writes => _writes;

    /// <summary>Parts changes into batches of at most so many rows; what one item changes stays together.</summary>
    public static IEnumerable<ItemChange[]> Parted(IReadOnlyList<ItemChange> changes, int mostRows)
    {
        var batch = new List<ItemChange>();
        int rows = 0;
        foreach (ItemChange change in changes)
        {
            if (batch.Count > 0 && rows + change.RowCount > mostRows)
            {
                yield return [.. batch];
                batch.Clear();
                rows = 0;
            }

            batch.Add(change);
            rows += change.RowCount;
        }

        if (batch.Count > 0)
            yield return [.. batch];
    }

    /// <summary>The period after the batch was written under these ETags.</summary>
    public PeriodWork Written(IReadOnlyList<string> etags)
    {
        for (int i = 0; i < _effects.Count; i++)
            _effects[i](etags[i]);
        return _before with { Items = _items.ToImmutable(), Notices = _notices.ToImmutable() };
    }

    private void Add(ItemChange change, DateTimeOffset now)
    {
        string unit = change.Item.Key.Unit;
        StoreRow? before = _before.Items.GetValueOrDefault(unit)?.Row;
        (DueItem item, IReadOnlyList<StoreChange.Insert> lines) = HistoryChain.Append(change.Item, change.History);
        string row = ItemRows.ItemRow(unit);
        IReadOnlyDictionary<string, object> columns = ItemRows.ToColumns(item, before);
        Write(before is null ? new StoreChange.Insert(row, columns) : new StoreChange.Replace(row, before.ETag, columns), etag =>
            _items[unit] = new(item, new StoreRow(row, etag, columns), now)
        );
        foreach (StoreChange.Insert line in lines)
            Write(line, _ => { });

        foreach (PendingNotice notice in change.AddNotices)
        {
            IReadOnlyDictionary<string, object> noticeColumns = ItemRows.ToColumns(notice);
            Write(new StoreChange.Insert(notice.Row, noticeColumns), etag =>
                _notices[notice.Row] = new(notice, new StoreRow(notice.Row, etag, noticeColumns), now)
            );
        }

        foreach (PendingNotice notice in change.UpdateNotices)
        {
            IReadOnlyDictionary<string, object> noticeColumns = ItemRows.ToColumns(notice);
            Write(new StoreChange.Replace(notice.Row, _before.Notices[notice.Row].Row.ETag, noticeColumns), etag =>
                _notices[notice.Row] = new(notice, new StoreRow(notice.Row, etag, noticeColumns), now)
            );
        }

        foreach (PendingNotice notice in change.RemoveNotices)
            Write(new StoreChange.Delete(notice.Row, _before.Notices[notice.Row].Row.ETag), _ => _notices.Remove(notice.Row));
    }

    private void Write(StoreChange change, Action<string> effect)
    {
        _writes.Add(change);
        _effects.Add(effect);
    }
}
