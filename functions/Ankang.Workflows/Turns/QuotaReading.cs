using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Turns;

/// <summary>Reads what the periods of an obligation count towards its yearly quota.</summary>
public static class QuotaReading
{
    /// <summary>Reads every period that has opened; each is at most a minute old.</summary>
    public static async Task<QuotaTally> ReadAsync(
        ListInForce list,
        Obligation obligation,
        WorkTable work,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(obligation);
        ArgumentNullException.ThrowIfNull(work);
        var items = new List<DueItem>();
        foreach (PeriodPlan plan in list.PlansOf(obligation.Id).Where(p => p.Kind == ItemKind.Periodic && p.OpensAt <= now))
            items.AddRange((await work.LoadAsync(plan.Ref, fresh: true, cancellation)).Items.Values.Select(i => i.Value));
        return QuotaTally.Of(list, items, ChinaTime.DateOf(now));
    }
}
