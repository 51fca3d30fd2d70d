using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Escalation;

namespace Ankang.Workflows.Turns;

/// <summary>A list as it is run now: the published catalogue, the unit directory, the newest calendar and the head.</summary>
public sealed class ListInForce
{
    private readonly Dictionary<string, IReadOnlyList<PeriodPlan>> _plans;

    public ListInForce(ListHead head, YearCatalogue catalogue, UnitDirectory directory, WorkCalendar calendar)
    {
        (Head, Catalogue, Directory, Calendar) = (head, catalogue, directory, calendar);
        _plans = catalogue.Obligations.ToDictionary(o => o.Id, o => PeriodPlan.Of(o, catalogue.List, head));
    }

    public ListHead Head { get; }

    public YearCatalogue Catalogue { get; }

    public UnitDirectory Directory { get; }

    public WorkCalendar Calendar { get; }

    public string Id => Head.List;

    /// <summary>Every period that the list will ever open, by obligation in published order.</summary>
    public IEnumerable<PeriodPlan> Plans => Catalogue.Obligations.SelectMany(o => _plans[o.Id]);

    public IReadOnlyList<PeriodPlan> PlansOf(string obligation) => _plans.TryGetValue(obligation, out IReadOnlyList<PeriodPlan>? plans)
        ? plans
        : throw new KeyNotFoundException($"List '{Id}' has no obligation '{obligation}'.");

    /// <returns>Null when the list has no such period.</returns>
    public PeriodPlan? FindPlan(PeriodRef period) =>
        _plans.TryGetValue(period.Obligation, out IReadOnlyList<PeriodPlan>? plans) ? plans.FirstOrDefault(p => p.Ref == period) : null;

    public PeriodPlan PlanOf(PeriodRef period) => FindPlan(period) ?? throw new KeyNotFoundException($"List '{Id}' has no period {period}.");

    public LadderTerms TermsFor(Obligation obligation, string unit) => new(
        Catalogue.PolicyOf(obligation), Calendar, Directory[unit].MaxRung, Head.ClosesOn, Catalogue.List.Year);
}
