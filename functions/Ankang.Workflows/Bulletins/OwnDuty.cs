using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Bulletins;

/// <summary>第38项: the list itself asks the office for a bulletin a month, which one of ours may be.</summary>
internal static class OwnDuty
{
    /// <summary>The periods of the office's monthly bulletins that hold one of two days.</summary>
    public static IEnumerable<PeriodPlan> PlansOf(ListInForce list, DateOnly about, DateOnly issued) =>
        list.Plans.Where(p =>
            !p.Withdrawn
            && p.Obligation is { Form: FormKind.Bulletin, Recurrence: Recurrence.Monthly, ReportUp: false }
            && p.Obligation.AskedOf is [var asked]
            && asked == list.Catalogue.List.OfficeUnit
            && (Holds(p.Period, about) || Holds(p.Period, issued))
        );

    private static bool Holds(Period period, DateOnly day) => period.First <= day && day <= period.Last;
}
