using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Publication;

/// <summary>What a change of a list would do, found by the same code that does it.</summary>
/// <param name="List">What changes for the list as a whole.</param>
/// <param name="Items">What happens at once to items that are open, or opened by it.</param>
/// <param name="Moments">Open items that only wait until another day.</param>
/// <param name="TotalBefore">Due items that the list would open over its life, before the change.</param>
/// <param name="TotalAfter">The same after it.</param>
public sealed record ChangePreview(
    IReadOnlyList<FieldDifference> List,
    IReadOnlyList<ObligationDifference> Obligations,
    IReadOnlyList<UnitDifference> Units,
    IReadOnlyList<ItemDifference> Items,
    IReadOnlyList<MomentDifference> Moments,
    int TotalBefore,
    int TotalAfter
)
{
    /// <param name="after">As <see cref="ListRegister.After"/> gives it.</param>
    /// <param name="work">The periods that were opened; those of either list.</param>
    /// <param name="now">The moment of the change, UTC.</param>
    public static ChangePreview Of(ListInForce before, ListInForce after, IReadOnlyDictionary<PeriodRef, PeriodWork> work, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(work);
        var items = new List<ItemDifference>();
        var moments = new List<MomentDifference>();
        foreach (PeriodPlan plan in after.Plans)
        {
            if (work.TryGetValue(plan.Ref, out PeriodWork? period))
                Project(before, after, plan, period, now, items, moments);
            else if (plan.OpensBy(now))
                items.AddRange(Projection.Missing(after, plan, PeriodState.Empty, late: false, now).Select(o => Opened(after, plan, o, now)));
        }

        return new ChangePreview(
            Differences.OfList(before, after),
            Differences.OfObligations(before, after),
            Differences.OfUnits(before.Directory, after.Directory, ChinaTime.DateOf(now)),
            items,
            moments,
            OpeningTable.Of(before).Total,
            OpeningTable.Of(after).Total
        );
    }

    private static void Project(
        ListInForce before,
        ListInForce after,
        PeriodPlan plan,
        PeriodWork period,
        DateTimeOffset now,
        List<ItemDifference> items,
        List<MomentDifference> moments
    )
    {
        PeriodState state = period.State();
        IReadOnlyList<Opening> missing = Projection.Missing(after, plan, state, late: true, now);
        items.AddRange(missing.Select(o => Opened(after, plan, o, now)));
        PeriodState filled = state with
        {
            Items = state.Items.Concat(missing.Select(o => KeyValuePair.Create(o.Item.Key.Unit, o.Item))).ToDictionary(),
        };
        foreach (DueItem item in period.Items.Values.Select(i => i.Value))
        {
            (DueItem then, IReadOnlyList<StepEvent> events) = Projection.Apply(after, plan, filled, item, now);
            if (events.Count > 0)
                items.Add(
                    new ItemDifference(
                        item.Key.ToString(),
                        Name(after, plan, item, now),
                        EffectOf(item, then),
                        item.DueOn,
                        then.DueOn,
                        string.Join('；', events.Select(e => StepText.Line(after, plan, then, e, now).Text))
                    )
                );
            if (!item.IsOpen || !then.IsOpen)
                continue;
            PendingNotice[] pending = [.. period.NoticesOf(item.Key.Unit).Select(n => n.Value)];
            DateOnly? was = Day(Standing.Next(before, item, pending, ChinaTime.DateOf(now)), now);
            DateOnly? will = Day(Standing.Next(after, then, [.. pending.Where(p => p.Cycle == then.Cycle)], ChinaTime.DateOf(now)), now);
            if (was != will)
                moments.Add(new MomentDifference(item.Key.ToString(), Name(after, plan, item, now), was, will));
        }
    }

    private static ItemDifference Opened(ListInForce list, PeriodPlan plan, Opening opening, DateTimeOffset now) =>
        new(
            opening.Item.Key.ToString(),
            Name(list, plan, opening.Item, now),
            ItemEffect.Opened,
            null,
            opening.Item.DueOn,
            StepText.Line(list, plan, opening.Item, opening.Event, now).Text
        );

    private static ItemEffect EffectOf(DueItem before, DueItem after) =>
        (before.State, after.State) switch
        {
            (_, ItemState.Waived) => ItemEffect.Waived,
            (ItemState.Waived, _) => ItemEffect.Restored,
            (_, ItemState.Completed) => ItemEffect.Completed,
            _ => ItemEffect.Moved,
        };

    private static DateOnly? Day(Decision decision, DateTimeOffset now) => decision.Due.Count > 0 ? ChinaTime.DateOf(now) : decision.On;

    private static string Name(ListInForce list, PeriodPlan plan, DueItem item, DateTimeOffset now)
    {
        string period = ChineseDates.PeriodName(plan.Period);
        bool periodic = plan.Kind is ItemKind.Periodic or ItemKind.Quota;
        return $"{list.Directory[item.Key.Unit].NameOn(ChinaTime.DateOf(now)).Short} {plan.Obligation.ShortName}{(periodic ? $"（{period}）" : "")}";
    }
}
