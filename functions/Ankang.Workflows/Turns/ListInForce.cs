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
        if (!head.FollowUps.IsEmpty)
            _plans[FollowUpDuty.Id] = [.. head.FollowUps.Select(f => FollowUpDuty.Plan(catalogue.List, f))];
    }

    public ListHead Head { get; }

    public YearCatalogue Catalogue { get; }

    public UnitDirectory Directory { get; }

    public WorkCalendar Calendar { get; }

    public string Id => Head.List;

    /// <summary>Every period that the list will ever open, by obligation in published order.</summary>
    public IEnumerable<PeriodPlan> Plans => Obligations.SelectMany(o => _plans[o]);

    /// <summary>Ids of all obligations that have plans: those of the catalogue, then what interviews left to do.</summary>
    public IEnumerable<string> Obligations => Catalogue.Obligations.Select(o => o.Id).Concat(_plans.ContainsKey(FollowUpDuty.Id) ? [FollowUpDuty.Id] : []);

    /// <summary>已阅 is asked: the host serves supervisors a page on which they can acknowledge.</summary>
    public bool AsksAcknowledgement { get; init; }

    public IReadOnlyList<PeriodPlan> PlansOf(string obligation) => _plans.TryGetValue(obligation, out IReadOnlyList<PeriodPlan>? plans)
        ? plans
        : throw new KeyNotFoundException($"List '{Id}' has no obligation '{obligation}'.");

    /// <returns>Null when the list has no such period.</returns>
    public PeriodPlan? FindPlan(PeriodRef period) =>
        _plans.TryGetValue(period.Obligation, out IReadOnlyList<PeriodPlan>? plans) ? plans.FirstOrDefault(p => p.Ref == period) : null;

    public PeriodPlan PlanOf(PeriodRef period) => FindPlan(period) ?? throw new KeyNotFoundException($"List '{Id}' has no period {period}.");

    public LadderTerms TermsFor(Obligation obligation, string unit)
    {
        ResponsibleUnit of = Directory[unit];
        DaySpan[] still = Head.Pauses.IsEmpty ? [] : [.. PausesOf(obligation.Id, unit).Select(p => p.Span)];
        return new LadderTerms(
            Catalogue.PolicyOf(obligation), Calendar.Without(still), of.MaxRung, Head.ClosesOn, Catalogue.List.Year, AsksAcknowledgement && of.Supervisor is not null, still);
    }

    /// <summary>暂停 that hold or held for an item, lifted ones until the day before.</summary>
    public IEnumerable<Pause> PausesOf(string obligation, string unit) => Head.Pauses.Where(p => !p.IsEmpty && p.Covers(obligation, unit));

    /// <summary>The pause in force for an item on a day; null when none is.</summary>
    public Pause? PauseOf(string obligation, string unit, DateOnly day) => PausesOf(obligation, unit).FirstOrDefault(p => p.Holds(day));

    /// <summary>The pause of the whole list in force on a day; null when none is.</summary>
    public Pause? PauseOn(DateOnly day) => Head.Pauses.FirstOrDefault(p => p is { Obligation: null, Unit: null } && p.Holds(day));
}
