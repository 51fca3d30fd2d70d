using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Publication;

/// <summary>The duties of a later list beside those of an earlier one: the same, reworded, new, dropped. Pure.</summary>
/// <remarks>
/// A duty drafted from the earlier list keeps its id, and one that was read from a new document has another; so duties are paired by
/// id where their sentences still resemble each other, and then by the likeness of their sentences alone, the likest first.
/// </remarks>
public static partial class YearComparison
{
    private const double LeastById = 0.3;
    private const double Least = 0.5;
    private const string None = "无";

    /// <summary>A row a duty, in the order of the later list; a dropped one follows what it stood behind in the earlier.</summary>
    public static IReadOnlyList<DutyPair> Of(YearCatalogue before, UnitDirectory unitsBefore, YearCatalogue after, UnitDirectory unitsAfter)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var shift = new YearShift(before.List.Year, after.List.Year, before.List.Number);
        Dictionary<string, string> partners = Partners(before.Obligations, after.Obligations, shift);
        Dictionary<string, Obligation> kept = partners.ToDictionary(p => p.Value, p => before[p.Key]);
        var rows = after.Obligations.Select(now => Pair(kept.GetValueOrDefault(now.Id), now)).ToList();
        foreach ((int index, Obligation gone) in before.Obligations.Index())
        {
            if (partners.ContainsKey(gone.Id))
                continue;
            int behind = index == 0 ? -1 : rows.FindIndex(r => r.Before == before.Obligations[index - 1]);
            rows.Insert(behind + 1, Pair(gone, null));
        }

        return rows;

        DutyPair Pair(Obligation? was, Obligation? now)
        {
            if (was is null || now is null)
            {
                (Obligation one, PairKind kind, WordRunKind of) = was is null
                    ? (now!, PairKind.New, WordRunKind.After)
                    : (was, PairKind.Dropped, WordRunKind.Before);
                return new DutyPair(kind, was, now, [new WordRun(one.Source, of)], []);
            }

            FieldDifference[] figures = [.. Figures(was, unitsBefore, now, unitsAfter, shift)];
            bool same = figures.Length == 0 && Sense(shift.Of(was.Source)) == Sense(now.Source);
            return new DutyPair(same ? PairKind.Same : PairKind.Reworded, was, now, WordRuns.Of(was.Source, now.Source), figures);
        }
    }

    // Earlier id to later id.
    private static Dictionary<string, string> Partners(IReadOnlyList<Obligation> before, IReadOnlyList<Obligation> after, YearShift shift)
    {
        Dictionary<string, HashSet<string>> was = before.ToDictionary(o => o.Id, o => Twos(shift.Of(o.Source) + o.ShortName));
        Dictionary<string, HashSet<string>> now = after.ToDictionary(o => o.Id, o => Twos(o.Source + o.ShortName));
        var partners = new Dictionary<string, string>();
        var taken = new HashSet<string>();
        IEnumerable<(string Was, string Now, double Like)> likest = was.SelectMany(w =>
                now.Select(n => (Was: w.Key, Now: n.Key, Like: Likeness(w.Value, n.Value)))
            )
            .Where(p => p.Like >= (p.Was == p.Now ? LeastById : Least))
            .OrderByDescending(p => p.Was == p.Now)
            .ThenByDescending(p => p.Like);
        foreach ((string one, string other, _) in likest)
        {
            if (!partners.ContainsKey(one) && taken.Add(other))
                partners[one] = other;
        }

        return partners;
    }

    private static IEnumerable<FieldDifference> Figures(
        Obligation was,
        UnitDirectory unitsBefore,
        Obligation now,
        UnitDirectory unitsAfter,
        YearShift shift
    ) =>
        [
            .. Field("周期", was.Recurrence.Chinese(), now.Recurrence.Chinese()),
            .. Field("每期要求", Number(was.PerPeriod, was), Number(now.PerPeriod, now)),
            .. Field("全年要求", Number(was.PerYear, was), Number(now.PerYear, now)),
            .. Field("每次规模", Number(was.MinimumSize, was), Number(now.MinimumSize, now)),
            .. shift.Of(was.DueOn) == now.DueOn ? [] : Field("完成时限", ChineseDates.Full(was.DueOn), ChineseDates.Full(now.DueOn)),
            .. Field("责任单位", Named(unitsBefore, was.AskedOf), Named(unitsAfter, now.AskedOf)),
            .. Field("配合单位", Named(unitsBefore, was.Helpers), Named(unitsAfter, now.Helpers)),
        ];

    private static IEnumerable<FieldDifference> Field(string what, string before, string after) =>
        before == after ? [] : [new FieldDifference(what, before, after)];

    private static string Number(int? number, Obligation duty) => number is { } n ? $"{n}{duty.Counter}" : None;

    private static string Named(UnitDirectory directory, IReadOnlyList<string> ids) =>
        string.Join('、', ids.Select(id => directory.Groups.FirstOrDefault(g => g.Id == id)?.Name ?? directory.Find(id)?.Names[^1].Full ?? id))
            is { Length: > 0 } names
            ? names
            : None;

    private static string Sense(string text) => Aside().Replace(text, "");

    private static HashSet<string> Twos(string text)
    {
        string sense = Sense(text);
        return [.. Enumerable.Range(0, Math.Max(0, sense.Length - 1)).Select(i => sense.Substring(i, 2))];
    }

    /// <summary>From 0 to 1: the part of their pairs of signs that two sentences share.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    [GeneratedRegex(@"[\p{P}\p{S}\s]+")]
    private static partial Regex Aside();
}
