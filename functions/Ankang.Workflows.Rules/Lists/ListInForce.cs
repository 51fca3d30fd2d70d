using System.Collections.Concurrent;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>A list as it is run now: the published catalogue, the unit directory, the newest calendar and the head.</summary>
public sealed class ListInForce
{
    private readonly Dictionary<string, IReadOnlyList<PeriodPlan>> _plans;
    private readonly ConcurrentDictionary<PeriodRef, (IReadOnlyList<ResponsibleUnit> Units, HashSet<string> Ids)> _asked = [];

    /// <summary>A list that was never changed.</summary>
    public ListInForce(ListHead head, YearCatalogue catalogue, UnitDirectory directory, WorkCalendar calendar)
        : this(head, [new ListEdition(0, catalogue, head.StartOn, "", false)], directory, calendar) { }

    /// <param name="editions">Every catalogue that was in force, oldest first; the last is.</param>
    public ListInForce(ListHead head, IReadOnlyList<ListEdition> editions, UnitDirectory directory, WorkCalendar calendar)
    {
        (Head, Editions, Catalogue, Directory, Calendar) = (head, editions, editions[^1].Catalogue, directory, calendar);
        _plans = PlanBook.Of(editions, head);
        if (!head.FollowUps.IsEmpty)
            _plans[FollowUpDuty.Id] = [.. head.FollowUps.Select(f => FollowUpDuty.Plan(Catalogue.List, f))];
        if (!head.Carried.IsEmpty)
            _plans[CarriedDuty.Id] = [.. head.Carried.Select(c => CarriedDuty.Plan(Catalogue, c))];
        foreach (
            IGrouping<string, PeriodPlan> opened in head
                .Events.Select(e => EventDuty.Plan(editions, e))
                .OfType<PeriodPlan>()
                .GroupBy(p => p.Obligation.Id)
        )
            _plans[opened.Key] = [.. _plans.GetValueOrDefault(opened.Key) ?? [], .. opened];
    }

    private ListInForce(ListInForce list, ToldBook told)
    {
        (Head, Editions, Catalogue, Directory, Calendar) = (list.Head, list.Editions, list.Catalogue, list.Directory, list.Calendar);
        (_plans, _asked, AsksAcknowledgement, Told) = (list._plans, list._asked, list.AsksAcknowledgement, told);
    }

    /// <summary>Versions, days, holds and pauses.</summary>
    public ListHead Head { get; }

    /// <summary>The catalogue in force.</summary>
    public YearCatalogue Catalogue { get; }

    /// <summary>Every catalogue that was in force, oldest first; the last is <see cref="Catalogue"/>.</summary>
    public IReadOnlyList<ListEdition> Editions { get; }

    /// <summary>Units and groups as they stand.</summary>
    public UnitDirectory Directory { get; }

    /// <summary>The newest calendar; working days are always counted by it.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>The list's id.</summary>
    public string Id => Head.List;

    /// <summary>Duties of earlier catalogues that the one in force no longer has.</summary>
    public IReadOnlyList<Obligation> Withdrawn =>
        [.. Editions.Reverse().SelectMany(e => e.Catalogue.Obligations).DistinctBy(o => o.Id).Where(o => Catalogue.Find(o.Id) is null)];

    /// <summary>
    /// Every period that the list will ever open, by obligation in published order; then those that only an earlier
    /// catalogue opened, whose items stay on record; then what interviews left to do, and what earlier lists left undone.
    /// </summary>
    public IEnumerable<PeriodPlan> Plans => _plans.Values.SelectMany(p => p);

    /// <summary>Ids of all obligations that have plans, in the order of <see cref="Plans"/>.</summary>
    public IEnumerable<string> Obligations => _plans.Keys;

    /// <summary>已阅 is asked: the host serves supervisors a page on which they can acknowledge.</summary>
    public bool AsksAcknowledgement { get; init; }

    /// <summary>Who was told of what.</summary>
    public ToldBook Told { get; } = ToldBook.Empty;

    /// <summary>The first day on which something of the list may open or leave: the product answers for it, and it was issued.</summary>
    public DateOnly BeginsOn => Head.StartOn > Catalogue.List.IssuedOn ? Head.StartOn : Catalogue.List.IssuedOn;

    /// <summary>Mails of it leave on this day: it has begun and not closed, is on no trial, and was not withdrawn.</summary>
    public bool IsInForceOn(DateOnly day) => Head is { Shadow: false, Closing: null } && BeginsOn <= day && day <= Head.ClosesOn;

    /// <summary>What waits now may still leave: a slot comes before the list closes.</summary>
    public bool HasSlotAfter(DateTimeOffset now) => Slot.After(now, Calendar).Date <= Head.ClosesOn;

    /// <summary>The same list, with what units were told by now.</summary>
    public ListInForce With(ToldBook told) => new(this, told);

    /// <summary>The day on which the item's unit was told of its duty; null where it was not. On trial (试运行) the outbox counts.</summary>
    public DateOnly? ToldOn(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Told.First(item.Key.Unit, Telling.DutyOf(PeriodRef.Of(item.Key)), Head.Shadow)?.On;
    }

    /// <summary>The periods of one duty, in the order in which they open; <see cref="KeyNotFoundException"/> where there is none.</summary>
    public IReadOnlyList<PeriodPlan> PlansOf(string obligation) =>
        _plans.TryGetValue(obligation, out IReadOnlyList<PeriodPlan>? plans)
            ? plans
            : throw new KeyNotFoundException($"List '{Id}' has no obligation '{obligation}'.");

    /// <returns>Null when the list has no such period.</returns>
    public PeriodPlan? FindPlan(PeriodRef period) =>
        period.List == Id && _plans.TryGetValue(period.Obligation, out IReadOnlyList<PeriodPlan>? plans)
            ? plans.FirstOrDefault(p => p.Ref == period)
            : null;

    /// <summary>A period of the list; <see cref="KeyNotFoundException"/> where there is none.</summary>
    public PeriodPlan PlanOf(PeriodRef period) => FindPlan(period) ?? throw new KeyNotFoundException($"List '{Id}' has no period {period}.");

    /// <summary>The published task of a duty, from the newest catalogue that has the duty.</summary>
    public TaskItem TaskOf(Obligation obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        return (Editions.LastOrDefault(e => e.Catalogue.Find(obligation.Id) is not null)?.Catalogue ?? Catalogue).TaskOf(obligation);
    }

    /// <summary>
    /// Who is asked in a period: the members of its groups on the day it opened; and where a later catalogue asks others,
    /// those, as long as the period was not yet due when it came.
    /// </summary>
    public IReadOnlyList<ResponsibleUnit> AskedIn(PeriodPlan plan) => Asked(plan).Units;

    /// <summary>The unit is asked in a period, or answers on <paramref name="day"/> for one that is.</summary>
    public bool Asks(PeriodPlan plan, string unit, DateOnly day) =>
        Asked(plan).Ids.Contains(unit) || AskedIn(plan).Any(u => u.IsReplacedOn(day) && Directory.StandInsOf(u, day).Any(s => s.Id == unit));

    /// <summary>The edition whose changed ladder an open item of before is to follow; null where it keeps its own.</summary>
    internal ListEdition? LadderForOpen(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        ListEdition? ladder = Editions.LastOrDefault(e => e.PolicyForOpen && e.Catalogue.Find(item.Key.Obligation) is not null);
        if (ladder is null || Editions.Any(e => e.Number >= ladder.Number && e.Catalogue.Version == item.PolicyVersion))
            return null;
        return PolicyOf(item with { PolicyVersion = ladder.Catalogue.Version }) == PolicyOf(item) ? null : ladder;
    }

    /// <summary>The ladder that the item opened under, which stays its own unless a change said otherwise.</summary>
    public LadderPolicy PolicyOf(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        // What an interview left to do stands in no catalogue, and follows the list's ladder.
        ListEdition edition = Editions.FirstOrDefault(e =>
            e.Catalogue.Version == item.PolicyVersion && e.Catalogue.Find(item.Key.Obligation) is not null
        )
            ?? Editions.LastOrDefault(e => e.Catalogue.Find(item.Key.Obligation) is not null)
            ?? Editions[^1];
        return edition.Catalogue.Find(item.Key.Obligation) is { } duty ? edition.Catalogue.PolicyOf(duty) : edition.Catalogue.Policy;
    }

    /// <summary>What the item's ladder depends on besides the item itself, pauses included.</summary>
    public LadderTerms TermsFor(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        ResponsibleUnit of = Directory[item.Key.Unit];
        DaySpan[] still = [.. PausesOf(item.Key.Obligation, item.Key.Unit).Select(p => p.Span)];
        return new LadderTerms(
            PolicyOf(item),
            Calendar.Without(still),
            of.MaxRung,
            Head.ClosesOn,
            Catalogue.List.Year,
            AsksAcknowledgement && of.Supervisor is not null,
            ToldOn(item)
        )
        {
            Pauses = still,
        };
    }

    /// <summary>暂停 that hold or held for an item, lifted ones until the day before.</summary>
    internal IEnumerable<Pause> PausesOf(string obligation, string unit) => Head.Pauses.Where(p => !p.IsEmpty && p.Covers(obligation, unit));

    /// <summary>The pause in force for an item on a day; null when none is.</summary>
    public Pause? PauseOf(string obligation, string unit, DateOnly day) => PausesOf(obligation, unit).FirstOrDefault(p => p.Holds(day));

    /// <summary>The pause of the whole list in force on a day; null when none is.</summary>
    public Pause? PauseOn(DateOnly day) => Head.Pauses.FirstOrDefault(p => p is { Obligation: null, Unit: null } && p.Holds(day));

    /// <summary>The 暂缓 that keeps a mail of no single item back on a day; null when none does.</summary>
    /// <param name="of">The unit's id for 任务告知, the supervisor's address for 周报.</param>
    public MailHold? HoldOf(NoticeKind kind, string of, DateOnly day) =>
        Head.MailHolds.LastOrDefault(h => h.Kind == kind && h.Of == of) is { } last && last.Holds(day) ? last : null;

    private (IReadOnlyList<ResponsibleUnit> Units, HashSet<string> Ids) Asked(PeriodPlan plan) => _asked.GetOrAdd(plan.Ref, _ =>
        {
            if (plan.Unit is { } one)
                return WithIds(Directory.Expand([one], plan.OpensOn));
            ListEdition[] asking = [.. Editions.Where(e => e.Catalogue.Find(plan.Obligation.Id) is not null)];
            if (asking.Length == 0)
                return WithIds(Directory.Expand(plan.Obligation.AskedOf, plan.OpensOn));
            int opening = Math.Max(0, Array.FindLastIndex(asking, e => e.Since <= plan.OpensOn));
            IReadOnlyList<string> of = AskedOf(asking[opening]);
            IReadOnlyList<ResponsibleUnit> asked = Directory.Expand(of, plan.OpensOn);
            foreach (ListEdition later in asking[(opening + 1)..])
            {
                if (AskedOf(later).SequenceEqual(of))
                    continue;
                of = AskedOf(later);
                HashSet<string> before = [.. asked.Select(u => u.Id)];
                asked = [.. Directory.Expand(of, later.Since).Where(u => plan.DueOn >= later.Since || before.Contains(u.Id))];
            }

            return WithIds(asked);

            static (IReadOnlyList<ResponsibleUnit>, HashSet<string>) WithIds(IReadOnlyList<ResponsibleUnit> units) =>
                (units, [.. units.Select(u => u.Id)]);
            IReadOnlyList<string> AskedOf(ListEdition edition) => edition.Catalogue[plan.Obligation.Id].AskedOf;
        });
}
