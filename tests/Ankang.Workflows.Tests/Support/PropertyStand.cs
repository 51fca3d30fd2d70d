using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Tests.Support;

/// <summary>All that stands in a store of one list.</summary>
internal sealed record PropertyStand(
    ImmutableSortedDictionary<string, DueItem> Items,
    ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>> Histories,
    IReadOnlyList<string> Pending,
    IReadOnlyList<MailRecord> Mails,
    IReadOnlyList<BoardRow> Board
)
{
    public static PropertyStand Nothing { get; } =
        new(ImmutableSortedDictionary<string, DueItem>.Empty, ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>>.Empty, [], [], []);

    public static async Task<PropertyStand> ReadAsync(ITableStore store, TimeProvider clock, ListInForce list)
    {
        var aside = new RowsSetAside(clock, NullLogger<RowsSetAside>.Instance);
        var work = new WorkTable(store, clock, aside);
        var items = ImmutableSortedDictionary.CreateBuilder<string, DueItem>(StringComparer.Ordinal);
        var histories = ImmutableSortedDictionary.CreateBuilder<string, IReadOnlyList<HistoryEntry>>(StringComparer.Ordinal);
        var pending = new List<string>();
        foreach (PeriodPlan plan in list.Plans)
        {
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, CancellationToken.None);
            // What no address takes waits until the office enters another, for ever if it does not.
            pending.AddRange(period.Notices.Where(n => n.Value.Value.RefusedFor is null).Select(n => $"{plan.Ref}: {n.Key}"));
            foreach (Tracked<DueItem> item in period.Items.Values)
            {
                items[item.Value.Key.ToString()] = item.Value;
                histories[item.Value.Key.ToString()] = await work.HistoryAsync(item.Value.Key, CancellationToken.None);
            }
        }

        var mailTable = new MailTable(store, aside);
        var mails = new List<MailRecord>();
        for (
            Slot slot = Slot.AtOrAfter(ChinaTime.StartOf(list.Head.StartOn), list.Calendar);
            slot.Date <= list.Head.ClosesOn;
            slot = Slot.After(slot.Moment, list.Calendar)
        )
            mails.AddRange((await mailTable.ReadAsync(list.Id, slot.Id, CancellationToken.None)).Select(m => m.Mail));
        return new PropertyStand(
            items.ToImmutable(),
            histories.ToImmutable(),
            pending,
            mails,
            [.. (await new BoardTable(store, clock, aside).ReadAsync(list.Id, reread: true, CancellationToken.None)).Rows]
        );
    }
}
