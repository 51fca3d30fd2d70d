using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>考核: what the year adds up to for each unit, at a cut-off. Pure; what an item is, <see cref="Standing"/> says.</summary>
public static class Scores
{
    /// <summary>The score of every unit that had a task by then, by group and rank.</summary>
    /// <remarks>
    /// Of an item the gravest of its outcome and its rungs costs once; returns and repeated lapses come on top, within the caps. Out of the
    /// base are items waived, not applicable, historic or asked of no one. A rung that left before the day by which the item is judged costs
    /// nothing, unless the office opened it by hand.
    /// </remarks>
    /// <param name="records">All items as they stood at the cut-off.</param>
    /// <param name="entries">What people entered, for whatever day.</param>
    public static IReadOnlyList<UnitScore> Of(
        ListInForce list,
        IReadOnlyCollection<ItemRecord> records,
        AssessmentPolicy policy,
        IEnumerable<HandEntry> entries,
        CutOff cutOff
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(cutOff);
        var weights = new DutyWeights(policy, list.Catalogue, list.Directory);
        Dictionary<string, Lapse[]> lapses = records
            .Select(r => Lapse.Of(r, policy, list.Head.ClosesOn, cutOff))
            .OfType<Lapse>()
            .GroupBy(l => l.Record.Item.Key.Unit)
            .ToDictionary(g => g.Key, g => g.OrderBy(l => l.DueOn).ThenBy(l => l.Record.Item.Key.ToString(), StringComparer.Ordinal).ToArray());
        ILookup<string, (Lapse Lapse, string Lead)> helped = Helped(list, lapses, policy);
        ILookup<string, HandEntry> byUnit = entries
            .Where(e => e.WithdrawnAt is null && e.On <= cutOff.Day)
            .OrderBy(e => e.On)
            .ThenBy(e => e.At)
            .ToLookup(e => e.Unit);
        ILookup<string, ItemRecord> ofUnit = records.ToLookup(r => r.Item.Key.Unit);
        UnitScore[] scores =
        [
            .. lapses
                .Keys.Concat(helped.Select(h => h.Key))
                .Distinct()
                .Select(unit =>
                {
                    UnitPoints points = PointsOf(unit, lapses.GetValueOrDefault(unit, []), helped[unit], byUnit[unit], policy, weights);
                    bool vetoed = byUnit[unit].Any(e => policy.Vetoes.Any(v => v.Id == e.Row));
                    decimal score = AssessmentPolicy.Base + points.All.Sum(p => p.Points);
                    return new UnitScore(
                        unit,
                        GroupOf(list.Directory, policy, unit),
                        score,
                        0,
                        0,
                        vetoed,
                        policy.GradeOf(score, vetoed).Name,
                        lapses.GetValueOrDefault(unit, []).Length,
                        [.. points.All],
                        StrikeLedger.OfUnit(unit, ofUnit[unit], cutOff)
                    );
                }),
        ];
        return
        [
            .. policy
                .Groups.Select(g => g.Id)
                .Append(AssessmentPolicy.OtherGroup)
                .Distinct()
                .SelectMany(g => Ranked(list.Directory, scores.Where(s => s.Group == g))),
        ];
    }

    private static UnitPoints PointsOf(
        string unit,
        IEnumerable<Lapse> own,
        IEnumerable<(Lapse Lapse, string Lead)> helped,
        IEnumerable<HandEntry> entries,
        AssessmentPolicy policy,
        DutyWeights weights
    )
    {
        var points = new UnitPoints(policy);
        var times = new Dictionary<string, int>();
        foreach (Lapse lapse in own)
        {
            DueItemKey key = lapse.Record.Item.Key;
            decimal weight = weights.Of(key.Obligation, unit);
            PointReason reason = lapse.Reason with { Weight = weight };
            if (lapse.Gravest is { } row)
            {
                points.Deduct(key, row, policy.PointsOf(row) * weight, reason);
                int nth = times[key.Obligation] = times.GetValueOrDefault(key.Obligation) + 1;
                if (nth >= policy.RepeatedFrom)
                    points.Deduct(key, AssessmentRow.Repeated, policy.PointsOf(AssessmentRow.Repeated) * weight, reason with { Times = nth });
            }

            if (lapse.Returns > 0)
                points.Deduct(
                    key,
                    AssessmentRow.Returned,
                    policy.PointsOf(AssessmentRow.Returned) * weight * lapse.Returns,
                    reason with
                    {
                        Times = lapse.Returns,
                    }
                );
        }

        foreach ((Lapse lapse, string lead) in helped)
            if (lapse.Gravest is { } row)
            {
                decimal weight = weights.Of(lapse.Record.Item.Key.Obligation, lead) * policy.HelperShare;
                points.Deduct(lapse.Record.Item.Key, row, policy.PointsOf(row) * weight, lapse.Reason with { Weight = weight, Lead = lead });
            }

        foreach (HandEntry entry in entries)
            points.Enter(entry, policy.Bonuses.FirstOrDefault(b => b.Id == entry.Row)?.Most ?? 0);
        return points;
    }

    // By the unit that helps: the lapses of the units that were asked.
    private static ILookup<string, (Lapse Lapse, string Lead)> Helped(ListInForce list, Dictionary<string, Lapse[]> lapses, AssessmentPolicy policy)
    {
        if (policy.HelperShare == 0)
            return Array.Empty<(string, (Lapse, string))>().ToLookup(p => p.Item1, p => p.Item2);
        Dictionary<string, string[]> helpers = list
            .Catalogue.Obligations.Where(o => o.Helpers.Count > 0)
            .ToDictionary(o => o.Id, o => list.Directory.Expand(o.Helpers).Select(u => u.Id).ToArray());
        return lapses
            .SelectMany(unit =>
                unit.Value.SelectMany(l =>
                    helpers.GetValueOrDefault(l.Record.Item.Key.Obligation, []).Where(h => h != unit.Key).Select(h => (Helper: h, Of: (l, unit.Key)))
                )
            )
            .ToLookup(p => p.Helper, p => p.Of);
    }

    private static string GroupOf(UnitDirectory directory, AssessmentPolicy policy, string unit) =>
        policy.Groups.FirstOrDefault(g => g.Of.Contains(unit) || directory.Expand(g.Of.Where(directory.Knows)).Any(u => u.Id == unit))?.Id
        ?? AssessmentPolicy.OtherGroup;

    private static IEnumerable<UnitScore> Ranked(UnitDirectory directory, IEnumerable<UnitScore> group)
    {
        UnitScore[] all =
        [
            .. group
                .OrderBy(s => s.Vetoed)
                .ThenByDescending(s => s.Score)
                .ThenBy(s => s.Strikes.Interviews)
                .ThenBy(s => s.Strikes.Supervisions)
                .ThenBy(s => directory.OrderOf(s.Unit))
                .ThenBy(s => s.Unit, StringComparer.Ordinal),
        ];
        int rank = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (i == 0 || Place(all[i]) != Place(all[i - 1]))
                rank = i + 1;
            yield return all[i] with
            {
                Rank = rank,
                Of = all.Length,
            };
        }

        static (bool, decimal, int, int) Place(UnitScore s) => (s.Vetoed, s.Score, s.Strikes.Interviews, s.Strikes.Supervisions);
    }
}
