using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.Items;

/// <summary>An item whose row, or a notice of which, is damaged: what can still be read of it.</summary>
public sealed record SetAsideItem(
    ListInForce List,
    PeriodPlan Plan,
    DueItemKey Key,
    DamagedRow Row,
    IReadOnlyList<HistoryEntry> History,
    DateOnly Today
)
{
    /// <summary>None are looked up for it.</summary>
    public IReadOnlyDictionary<string, MailRecord> Mails { get; } = new Dictionary<string, MailRecord>();

    /// <returns>Null when the item is not set aside.</returns>
    public static async Task<SetAsideItem?> ReadAsync(WorkflowParts parts, DueItemKey key, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(key.List, cancellation);
        if (list.FindPlan(PeriodRef.Of(key)) is not { } plan)
            return null;
        PeriodWork work = await parts.Work.LoadAsync(plan.Ref, fresh: true, cancellation);
        return work.SetAside.TryGetValue(key.Unit, out DamagedRow? row)
            ? new SetAsideItem(list, plan, key, row, await parts.Work.HistoryAsync(key, cancellation), ChinaTime.DateOf(parts.Clock.GetUtcNow()))
            : null;
    }
}
