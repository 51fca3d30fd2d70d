using System.Runtime.CompilerServices;
using Ankang.Workflows.Board;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which 任务告知 are due, found each time anew from who was told of what: one that reached nobody is due again at the next slot.</summary>
/// <remarks>Nothing is due for a unit none of whose addresses takes mail (退信): a new address, or a call by the office, ends that.</remarks>
public static class Briefings
{
    /// <summary>What a list alone says, whatever its Board: asked by hosts each time they look for their next moment.</summary>
    private static readonly ConditionalWeakTable<ListInForce, PublishedDuties> Published = [];

    /// <summary>True when some 任务告知 is due on a day.</summary>
    /// <param name="rows">The list's Board.</param>
    public static bool AnyDue(ListInForce list, IEnumerable<BoardRow> rows, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(rows);
        if (!IsRun(list, day))
            return false;
        if (!Published.TryGetValue(list, out PublishedDuties? published) || !(published.Day == day || IsTheSameEachDay(list)))
        {
            published = new PublishedDuties(
                day,
                Due(list, [], day).Any(),
                [.. DutiesByUnit(list, [], day).SelectMany(u => u.Value.Select(d => (u.Key, d.Key)))]
            );
            Published.AddOrUpdate(list, published);
        }

        // Only what stands on the Board beside the published duties can make a difference.
        return published.IsAnyDue || (rows.Any(r => HasMore(r, published.Asked)) && Due(list, rows, day).Any());
    }

    /// <summary>All that are due on a day, in roster order.</summary>
    /// <param name="rows">The list's Board: what is open beside the published duties (an accident, an interview) stands there.</param>
    public static IEnumerable<Briefing> Due(ListInForce list, IEnumerable<BoardRow> rows, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(rows);
        if (!IsRun(list, day))
            yield break;
        Dictionary<string, List<BriefedDuty>> duties = DutiesByUnit(list, rows, day);
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u is { IsAddressed: true, IsLost: false } && duties.ContainsKey(u.Id)))
        foreach (Briefing briefing in Of(list, unit, duties[unit.Id], day))
            yield return briefing;
    }

    /// <summary>What a unit is asked for: the published duties that ask it on a day, and what else is open for it.</summary>
    public static IReadOnlyList<BriefedDuty> DutiesOf(ListInForce list, IEnumerable<BoardRow> rows, string unit, DateOnly day) =>
        DutiesByUnit(list, rows, day).GetValueOrDefault(unit) ?? [];

    private static bool IsRun(ListInForce list, DateOnly day) => day >= list.BeginsOn && day <= list.Head.ClosesOn;

    // Who belongs to a group may change with the day, and what came back today waits for another.
    private static bool IsTheSameEachDay(ListInForce list) =>
        !list.Directory.HasReplacements
        && list.Directory.Groups.All(g => g.Dated.Count == 0)
        && list.Directory.Units.All(u => list.Told.Of(u.Id).All(t => t.TakenBackAt is null));

    private static bool HasMore(BoardRow row, HashSet<(string Unit, string Duty)> asked)
    {
        string duty = Telling.DutyOf(row.Period);
        return row.Entries.Any(e => e is { State: ItemState.Open, Historic: false } && !asked.Contains((e.Unit, duty)));
    }

    private static IEnumerable<Briefing> Of(ListInForce list, ResponsibleUnit unit, List<BriefedDuty> duties, DateOnly day)
    {
        Recipient[] to = [.. Recipients.Of(NoticeKind.Briefing, unit, isOffice: false, day).Where(r => !HasBounced(unit, r.Email))];
        if (to.Length == 0 || list.Told.Of(unit.Id).Any(t => WasOursToday(t, day)))
            yield break;
        BriefedDuty[] lacking = [.. duties.Where(d => list.Told.Lacks(unit.Id, d.Key))];
        if (lacking.Length == duties.Count)
        {
            yield return new Briefing(unit, BriefingKind.First, lacking, to);
            yield break;
        }

        if (lacking.Length > 0)
            yield return new Briefing(unit, BriefingKind.Added, lacking, to);
        BriefedDuty[] known = [.. duties.Except(lacking).Where(d => !d.IsHistoric)];
        Recipient[] strangers = [.. to.Where(r => !list.Told.KnowsAddress(unit.Id, r.Email))];
        if (known.Length > 0 && strangers.Length > 0)
            yield return new Briefing(unit, BriefingKind.NewContact, known, strangers);
    }

    // It came back for our text or sender: the same text is not sent again before another day.
    private static bool WasOursToday(Telling telling, DateOnly day) =>
        telling is { TakenBackAt: { } at, TakenBackFor: { } why }
        && ChinaTime.DateOf(at) == day
        && !SmtpAnswers.Judge(why, AnswerStage.Recipient).IsOfRecipient();

    private static string Names(ListInForce list, IReadOnlyList<string> unitsAndGroups, DateOnly day) =>
        string.Join('、', unitsAndGroups.Select(id => list.Directory.NameOf(id, day)));

    private static bool HasBounced(ResponsibleUnit unit, string email) => unit.People.Any(p => p.Email == email && p.BouncedAt is not null);

    private static Dictionary<string, List<BriefedDuty>> DutiesByUnit(ListInForce list, IEnumerable<BoardRow> rows, DateOnly day)
    {
        var duties = new Dictionary<string, List<BriefedDuty>>();
        var there = new HashSet<(string Unit, string Duty)>();
        foreach (Obligation duty in list.Catalogue.Obligations.Where(o => o.Opening == OpeningKind.Period))
        {
            PeriodPlan[] plans = [.. list.PlansOf(duty.Id).Where(p => !p.Withdrawn)];
            if (plans.Length == 0)
                continue;
            var briefed = new BriefedDuty(duty.Id, duty, plans.LastOrDefault(p => p.Historic)?.Period, plans.All(p => p.Historic))
            {
                Helpers = duty.Helpers.Count == 0 ? null : Names(list, duty.Helpers, day),
            };
            IReadOnlyList<ResponsibleUnit> asked = list.Directory.Expand(duty.AskedOf, day);
            foreach (ResponsibleUnit unit in asked)
                Add(unit.Id, briefed);
            if (duty.Helpers.Count == 0 || !list.Catalogue.PolicyOf(duty).TellHelpers)
                continue;
            BriefedDuty helping = briefed.ForHelpers(Names(list, duty.AskedOf, day));
            foreach (ResponsibleUnit unit in list.Directory.Expand(duty.Helpers, day).Except(asked))
                Add(unit.Id, helping);
        }

        foreach (BoardRow row in rows)
        foreach (BoardEntry entry in row.Entries.Where(e => e is { State: ItemState.Open, Historic: false }))
        {
            string key = Telling.DutyOf(row.Period);
            if (!there.Contains((entry.Unit, key)) && list.FindPlan(row.Period) is { } plan)
                Add(entry.Unit, new BriefedDuty(key, plan.Obligation with { DueOn = plan.DueOn }));
        }

        return duties;

        void Add(string unit, BriefedDuty duty)
        {
            if (!there.Add((unit, duty.Key)))
                return;
            if (!duties.TryGetValue(unit, out List<BriefedDuty>? of))
                duties[unit] = of = [];
            of.Add(duty);
        }
    }

    private sealed record PublishedDuties(DateOnly Day, bool IsAnyDue, HashSet<(string Unit, string Duty)> Asked);
}
