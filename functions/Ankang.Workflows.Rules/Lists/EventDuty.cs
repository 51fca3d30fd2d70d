using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>What events open: items of the list's own duties, and the written statement of a unit with which an interview is proposed.</summary>
public static class EventDuty
{
    /// <summary>事故书面说明: stands in no published list. No id of a catalogue begins without its task's two digits.</summary>
    public const string StatementId = "accident-statement";

    /// <returns>Null where no edition of the list has the duty any more.</returns>
    internal static PeriodPlan? Plan(IReadOnlyList<ListEdition> editions, EventOpening opening)
    {
        YearCatalogue now = editions[^1].Catalogue;
        Obligation? duty =
            opening.Obligation == StatementId
                ? UnlistedDuty.Of(now.List, StatementId, "报送事故情况和整改措施书面说明", "事故书面说明", opening.Unit, opening.DueOn)
                : editions.LastOrDefault(e => e.Catalogue.Find(opening.Obligation) is not null)?.Catalogue.Find(opening.Obligation);
        if (duty is null)
            return null;
        var period = new Period(Period.OnceId, opening.OpensOn, opening.DueOn);
        return new PeriodPlan(
            duty,
            new PeriodRef(now.List.Id, duty.Id, PeriodOf(opening.Number)),
            period,
            ItemKind.Once,
            opening.OpensOn,
            opening.DueOn,
            null,
            null,
            Historic: false
        )
        {
            Unit = opening.Unit,
            DoneAt = opening.DoneAt,
            Withdrawn = opening.Obligation != StatementId && now.Find(opening.Obligation) is null,
        };
    }

    /// <summary>The period part of the key of what an accident opened.</summary>
    public static string PeriodOf(int number) => $"no-{number:D4}";
}
