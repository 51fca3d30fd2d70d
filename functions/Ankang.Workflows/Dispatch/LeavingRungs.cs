using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>The rungs that leave with a slot: what is said beside them on that morning knows them already.</summary>
internal sealed class LeavingRungs
{
    private readonly Dictionary<DueItemKey, (Carried Carried, DateOnly? ReplyBy)> _rungs = [];
    private readonly DateTimeOffset _at;

    /// <param name="carried">The notices of the slot; those that are no rung are left out.</param>
    /// <param name="at">Moment of the slot, UTC.</param>
    public LeavingRungs(ListInForce list, IEnumerable<Carried> carried, DateTimeOffset at)
    {
        _at = at;
        foreach (var kind in carried.Where(c => c.Tag.Rung != Rung.None).GroupBy(c => c.Tag.Kind))
        {
            IReadOnlyDictionary<string, DateOnly?> days = ReplyDays.Of(list, NoticeKinds.Of(kind.Key), kind, at);
            foreach (Carried one in kind)
                _rungs[one.Item.Key] = (one, days[one.Item.Key.Unit]);
        }
    }

    /// <summary>The item as it stands once the slot's mails were accepted.</summary>
    public DueItem After(DueItem item) =>
        _rungs.TryGetValue(item.Key, out var rung) && rung.Carried.Notice.Cycle == item.Cycle
            ? rung.Carried.Tag.Accepted(item, _at, rung.ReplyBy)
            : item;
}
