using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Bulletins;

/// <summary>All that a bulletin counts, from items at a cut-off. Pure: the same items give the same facts.</summary>
/// <remarks>
/// Yearly quotas are items like any other here, so that each number can be opened down to the items of 事项 behind it; items that nobody
/// is asked for (各企业) are none. Rungs are those of the climb that an item is in: an extension begins another.
/// </remarks>
public sealed record BulletinFacts
{
    public required BulletinScope Scope { get; init; }

    /// <summary>The scope's day, or the day before it ends that is over already.</summary>
    public required CutOff CutOff { get; init; }

    /// <summary>What fell due in the span.</summary>
    public required Tally Span { get; init; }

    /// <summary>What fell due from the list's beginning to the span's end.</summary>
    public required Tally ToDate { get; init; }

    public required IReadOnlyList<BulletinGroup> Groups { get; init; }

    /// <summary>附件2: every item that is overdue at the cut-off, by task, deadline and roster.</summary>
    public required IReadOnlyList<OverdueRow> Overdue { get; init; }

    /// <summary>By month of the published deadline, up to the span's end: for the picture of rates.</summary>
    public required IReadOnlyList<MonthRates> Months { get; init; }

    /// <summary>How many items fall due in the span that follows, and on which days most of them: the first three of these days.</summary>
    public required int Ahead { get; init; }

    public required IReadOnlyList<(DateOnly Day, int Count)> AheadDays { get; init; }

    /// <summary>What it is compared with; null for the first.</summary>
    public BulletinFigures? Previous { get; init; }

    /// <summary>改为通报: units that a leader's decision names, each with the matter.</summary>
    public IReadOnlyList<CirculatedUnit> Circulated { get; init; } = [];

    public IReadOnlyList<UnitLine> Units => [.. Groups.SelectMany(g => g.Units)];

    public BulletinFigures Figures => BulletinFigures.Of(Scope.Name, Span, ToDate);

    /// <summary>Counts the items of a list.</summary>
    /// <param name="items">Every item that was opened, quotas as <see cref="QuotaTally.DeriveAll"/> gives them.</param>
    /// <param name="asOf">When it is drawn, UTC: what is known now.</param>
    /// <param name="previous">The last bulletin's; null to count the span before, where anything had fallen due in it.</param>
    public static BulletinFacts Of(
        ListInForce list,
        IReadOnlyCollection<DueItem> items,
        BulletinScope scope,
        DateTimeOffset asOf,
        BulletinFigures? previous = null
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(scope);
        CutOff at = new(scope.CutOff, asOf);
        DueItem[] known = [.. scope.Of(list, items).Where(at.Exists)];
        DueItem[] span = [.. known.Where(i => i.OriginalDueOn >= scope.From && i.OriginalDueOn <= scope.To)];
        DueItem[] toDate = [.. known.Where(i => i.OriginalDueOn <= scope.To)];
        (DateOnly aheadFrom, DateOnly aheadTo) = scope.After;
        (DateOnly Day, int Count)[] ahead = [.. NextSpan(list, scope, known, at, aheadFrom, aheadTo)];
        return new()
        {
            Scope = scope,
            CutOff = at,
            Span = Tally.Of(span, at),
            ToDate = Tally.Of(toDate, at),
            Groups = GroupsOf(list, scope, known, span, toDate, at),
            Overdue = OverdueOf(list, toDate, at),
            Months =
            [
                .. toDate
                    .GroupBy(i => new DateOnly(i.OriginalDueOn.Year, i.OriginalDueOn.Month, 1))
                    .OrderBy(g => g.Key)
                    .Select(g => (g.Key, Tally: Tally.Of(g, at)))
                    .Where(m => m.Tally.Due > 0)
                    .Select(m => new MonthRates(m.Key, m.Tally.Due, m.Tally.OnTime, m.Tally.Done)),
            ],
            Ahead = ahead.Sum(d => d.Count),
            AheadDays = [.. ahead.OrderByDescending(d => d.Count).ThenBy(d => d.Day).Take(3).OrderBy(d => d.Day)],
            Previous = previous ?? Count(list, items, scope.Before, asOf),
        };
    }

    /// <returns>Null where nothing had fallen due.</returns>
    private static BulletinFigures? Count(ListInForce list, IReadOnlyCollection<DueItem> items, BulletinScope scope, DateTimeOffset asOf)
    {
        CutOff at = new(scope.CutOff, asOf);
        DueItem[] toDate = [.. scope.Of(list, items).Where(i => at.Exists(i) && i.OriginalDueOn <= scope.To)];
        Tally span = Tally.Of(toDate.Where(i => i.OriginalDueOn >= scope.From), at);
        return span.Due > 0 ? BulletinFigures.Of(scope.Name, span, Tally.Of(toDate, at)) : null;
    }

    private static IReadOnlyList<BulletinGroup> GroupsOf(
        ListInForce list,
        BulletinScope scope,
        DueItem[] known,
        DueItem[] span,
        DueItem[] toDate,
        CutOff at
    )
    {
        ILookup<string, DueItem> ofSpan = span.ToLookup(i => i.Key.Unit);
        ILookup<string, DueItem> ofYear = toDate.ToLookup(i => i.Key.Unit);
        ILookup<string, DueItem> all = known.ToLookup(i => i.Key.Unit);
        return
        [
            .. UnitBand
                .Of(list.Directory, all.Select(u => u.Key), at.Day)
                .Select(b => new BulletinGroup(b.Name, [.. b.Units.Select(u => Line(u.Id, u.Name)).Where(IsTold)]))
                .Where(g => g.Units.Count > 0),
        ];

        UnitLine Line(string id, string name) =>
            new(
                id,
                name,
                Tally.Of(ofSpan[id], at),
                Tally.Of(ofYear[id], at).Overdue,
                all[id].Count(i => Within(i.Reminder)),
                all[id].Count(i => Within(i.Supervision)),
                all[id].Count(i => Within(i.Interview))
            );
        bool Within(AcceptedRung? rung) => at.Accepted(rung) is { } accepted && ChinaTime.DateOf(accepted.At) >= scope.From;
        static bool IsTold(UnitLine u) =>
            u.Span.Due + u.Span.NotDue + u.Span.Waived + u.Span.NotApplicable + u.Overdue + u.Reminders + u.Supervisions + u.Interviews > 0;
    }

    private static OverdueRow[] OverdueOf(ListInForce list, DueItem[] toDate, CutOff at)
    {
        ILookup<string, DueItem> byDuty = toDate.Where(i => at.Judge(i) == ItemVerdict.Overdue).ToLookup(i => i.Key.Obligation);
        return
        [
            .. byDuty
                .Select(duty => (Terms: list.PlansOf(duty.Key)[^1].Obligation, Items: duty))
                .OrderBy(d => d.Terms.Task)
                .ThenBy(d => list.Catalogue.OrderOf(d.Terms.Id))
                .SelectMany(d =>
                    OverdueAnnex.RowsOf(new Duty(d.Terms, list.Catalogue, list.Directory, d.Items, at), list.Calendar).Select(r => r.Row)
                ),
        ];
    }

    // Items that are open already as they stand, and those that periods still to open will ask for.
    private static IEnumerable<(DateOnly Day, int Count)> NextSpan(
        ListInForce list,
        BulletinScope scope,
        DueItem[] known,
        CutOff at,
        DateOnly from,
        DateOnly to
    )
    {
        HashSet<PeriodRef> opened = [.. known.Select(i => PeriodRef.Of(i.Key))];
        IEnumerable<DateOnly> open = known
            .Where(i => i.OriginalDueOn >= from && i.OriginalDueOn <= to && !i.Historic && at.StateOf(i) == ItemState.Open)
            .Select(i => i.OriginalDueOn);
        IEnumerable<DateOnly> planned = list
            .Plans.Where(p => !p.Withdrawn && !p.Historic && p.DueOn >= from && p.DueOn <= to && !opened.Contains(p.Ref))
            .SelectMany(p => Asked(p).Select(_ => p.DueOn));
        return open.Concat(planned).GroupBy(d => d).OrderBy(d => d.Key).Select(d => (d.Key, d.Count()));

        IEnumerable<DueItem> Asked(PeriodPlan plan) =>
            scope.Of(
                list,
                list.AskedIn(plan)
                    .Where(u => u.IsAddressed)
                    .Select(u => new DueItem
                    {
                        Key = plan.Ref.Of(u.Id),
                        Kind = plan.Kind,
                        OpenedOn = plan.OpensOn,
                        DueOn = plan.DueOn,
                        OriginalDueOn = plan.DueOn,
                        PolicyVersion = "",
                    })
            );
    }
}
