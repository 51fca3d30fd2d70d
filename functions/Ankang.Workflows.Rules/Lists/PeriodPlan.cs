using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>A period that an obligation opens: when, what kind of item, due when. Derived from the catalogue, never stored.</summary>
/// <param name="OpensOn">At 00:00 of this day, Asia/Shanghai.</param>
/// <param name="DueOn">The end of the period or the day set within it, or the published deadline where that is earlier.</param>
/// <param name="Historic">Due before the system answers for the list, or before the list was issued.</param>
public sealed record PeriodPlan(
    Obligation Obligation,
    PeriodRef Ref,
    Period Period,
    ItemKind Kind,
    DateOnly OpensOn,
    DateOnly DueOn,
    int? Required,
    int? RequiredWithin,
    bool Historic
)
{
    /// <summary>The catalogue in force no longer has it: what is open of it is waived, what is closed stays.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The one unit that an event concerns; null where the duty says who is asked.</summary>
    public string? Unit { get; init; }

    /// <summary>When an event's duty was fulfilled before anybody recorded the event, UTC: its item opens done. Null for all others.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The row of the Board that indexes it.</summary>
    public string BoardRow { get; } = $"{Ref.Obligation}|{Ref.Period}";

    /// <summary>00:00 of <see cref="OpensOn"/> in Asia/Shanghai, UTC.</summary>
    public DateTimeOffset OpensAt => ChinaTime.StartOf(OpensOn);

    /// <summary>It should have been opened by <paramref name="now"/>.</summary>
    public bool OpensBy(DateTimeOffset now) => !Withdrawn && OpensAt <= now;

    /// <summary>
    /// All periods of one obligation under one catalogue, in the order in which they open: none that was over before the list was issued,
    /// for nobody can have been asked then. A quota printed for the year stays as printed.
    /// </summary>
    public static IReadOnlyList<PeriodPlan> Of(Obligation obligation, TaskList list, ListHead head)
    {
        // Event duties (31, 40) open nothing until something is reported.
        if (obligation.Opening == OpeningKind.Report)
            return [];

        bool recurs = obligation.Recurrence is not (Recurrence.Once or Recurrence.Continuous);
        ItemKind kind =
            recurs ? ItemKind.Periodic
            : obligation.Recurrence == Recurrence.Once ? ItemKind.Once
            : ItemKind.Standing;
        var plans = Period
            .Of(obligation.Recurrence, list.Year)
            .Where(p => !recurs || (p.First <= obligation.DueOn && p.Last >= list.IssuedOn && !obligation.Excepts(p)))
            .Select(p => Plan(p, kind, recurs ? DueOf(p) : obligation.DueOn, obligation.PerPeriod, null))
            .ToList();
        if (recurs && obligation.PerYear is { } quota)
        {
            int? within = obligation.Within.Count == 0 ? null : obligation.Within[0].PerYear;
            plans.Add(Plan(Period.Year(list.Year), ItemKind.Quota, obligation.DueOn, quota, within));
        }

        return [.. plans.OrderBy(p => p.OpensOn)];

        // 次月5日前 lies outside the period: the published deadline cuts periods, not the days after them.
        DateOnly DueOf(Period period) =>
            period.Last <= obligation.DueOn ? obligation.DueWithin?.In(period) ?? period.Last
            : obligation.DueWithin?.In(period) is { } day && day < obligation.DueOn ? day
            : obligation.DueOn;

        PeriodPlan Plan(Period period, ItemKind of, DateOnly due, int? required, int? within)
        {
            DateOnly begins = head.StartOn > list.IssuedOn ? head.StartOn : list.IssuedOn;
            DateOnly opens = new[] { period.First, list.EffectiveFrom, begins }.Max();
            return new PeriodPlan(
                obligation,
                new PeriodRef(list.Id, obligation.Id, period.Id),
                period,
                of,
                opens,
                due,
                required,
                within,
                due < begins
            );
        }
    }
}
