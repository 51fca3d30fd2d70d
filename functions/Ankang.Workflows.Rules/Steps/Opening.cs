using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Rules.Steps;

/// <summary>A unit's item as it opens.</summary>
/// <param name="Item">The new item.</param>
/// <param name="Event">How it came: the first line of its history.</param>
public sealed record Opening(DueItem Item, StepEvent Event)
{
    /// <param name="replaced">The unit in whose place it is opened; null for its own.</param>
    /// <param name="taken">What that unit had open, taken over with what was reported; null where it cannot be told whose it is.</param>
    /// <param name="late">The others of the period are open already: no rung is made up for the time before.</param>
    internal static Opening Of(
        ListInForce list,
        PeriodPlan plan,
        ResponsibleUnit unit,
        ResponsibleUnit? replaced,
        DueItem? taken,
        bool late,
        DateTimeOffset now
    )
    {
        DateOnly today = ChinaTime.DateOf(now);
        var item = new DueItem
        {
            Key = plan.Ref.Of(unit.Id),
            Kind = plan.Kind,
            OpenedOn = late ? today : plan.OpensOn,
            DueOn = taken is null || plan.DueOn > taken.DueOn ? plan.DueOn : taken.DueOn,
            OriginalDueOn = plan.DueOn,
            Historic = taken?.Historic ?? plan.Historic,
            Addressed = unit.IsAddressed,
            Required = plan.Required,
            RequiredWithin = plan.RequiredWithin,
            PolicyVersion = list.Head.CatalogueVersion,
            Change = list.Head.Changes,
            Reports = taken?.Reports ?? [],
            NotesGiven = taken?.NotesGiven ?? [],
        };
        if (late && item.DueOn < today)
            item = item with { LadderFrom = today };
        if (plan.DoneAt is { } done)
            return new Opening(
                item with
                {
                    State = ItemState.Completed,
                    ClosedAt = done,
                    CompletedOn = ChinaTime.DateOf(done),
                    ClosedBy = Actor.System,
                },
                new StepEvent.ReportedBefore(done)
            );
        if (plan.Obligation.Opening != OpeningKind.FulfilledByNotice)
            return new Opening(
                item,
                new StepEvent.Opened(
                    replaced is not null ? OpeningReason.Replacement
                        : late ? OpeningReason.Change
                        : OpeningReason.Period,
                    replaced
                )
            );

        DateOnly issued = list.Catalogue.List.IssuedOn;
        return new Opening(
            item with
            {
                State = ItemState.Completed,
                Historic = false,
                ClosedAt = ChinaTime.StartOf(issued),
                CompletedOn = issued,
                ClosedBy = Actor.System,
            },
            new StepEvent.FulfilledByNotice()
        );
    }
}
