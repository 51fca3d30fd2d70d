using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Turns;

/// <summary>Reads what the periods of an obligation count towards its yearly quota, and items as they stand by it.</summary>
public static class QuotaReading
{
    /// <summary>The items of a period as they stand: those of a yearly quota as its periods make them, the others as they are stored.</summary>
    public static async Task<IReadOnlyList<DueItem>> ItemsAsync(
        ListInForce list,
        PeriodPlan plan,
        WorkTable work,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(work);
        PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
        QuotaTally? tally = await OfAsync(list, plan, work, now, cancellation);
        return [.. period.Items.Values.Select(i => tally?.Derive(i.Value) ?? i.Value)];
    }

    /// <summary>What is counted for the items of a plan; null where it is no yearly quota.</summary>
    public static async Task<QuotaTally?> OfAsync(
        ListInForce list,
        PeriodPlan plan,
        WorkTable work,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => plan is { Kind: ItemKind.Quota } ? await ReadAsync(list, plan.Obligation, work, now, cancellation) : null;

    /// <summary>Reads every period that has opened; each is at most a minute old.</summary>
    private static async Task<QuotaTally> ReadAsync(
        ListInForce list,
        Obligation obligation,
        WorkTable work,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var items = new List<DueItem>();
        foreach (PeriodPlan plan in list.PlansOf(obligation.Id).Where(p => p.Kind == ItemKind.Periodic && p.OpensAt <= now))
            items.AddRange((await work.LoadAsync(plan.Ref, fresh: true, cancellation)).Items.Values.Select(i => i.Value));
        return QuotaTally.Of(list, items, ChinaTime.DateOf(now));
    }
}
