using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Pictures;

/// <summary>Several years side by side: as a whole, by unit, and by duty where it is the same. Pure.</summary>
/// <param name="Columns">The earliest first.</param>
/// <param name="Units">In roster order; those that had something due in some year.</param>
/// <param name="Duties">In the order of the newest list; those that at least two lists have.</param>
public sealed record YearsFacts(IReadOnlyList<YearColumn> Columns, IReadOnlyList<ComparedRow> Units, IReadOnlyList<ComparedRow> Duties)
{
    /// <param name="years">The earliest first.</param>
    public static YearsFacts Of(IReadOnlyList<YearInput> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        ILookup<int, YearInput> byYear = years.ToLookup(y => y.List.Catalogue.List.Year);
        return new YearsFacts(
            [
                .. years.Select(y => new YearColumn(
                    y.List.Id,
                    $"{y.List.Catalogue.List.Year}年"
                        + (byYear[y.List.Catalogue.List.Year].Skip(1).Any() ? $"（{y.List.Catalogue.List.Number}）" : "")
                        + (y.Archived ? "（归档）" : ""),
                    y.CutOff.Day,
                    Share(y, Due(y), y.Strikes),
                    y.Held,
                    y.Archived
                )),
            ],
            OfUnits(years),
            OfDuties(years)
        );
    }

    private static IReadOnlyList<ComparedRow> OfUnits(IReadOnlyList<YearInput> years)
    {
        (YearInput Year, ILookup<string, DueItem> Items, ILookup<string, UnitStrikes> Strikes)[] sorted =
        [
            .. years.Select(y => (y, Due(y).ToLookup(i => i.Key.Unit), y.Strikes.ToLookup(s => s.Unit))),
        ];
        return
        [
            .. sorted
                .SelectMany(y => y.Items.Select(u => u.Key))
                .Distinct()
                .Select(unit => (Unit: unit, Newest: years.Last(y => y.List.Directory.Find(unit) is not null).List.Directory))
                .OrderBy(u => u.Newest.OrderOf(u.Unit))
                .Select(u => new ComparedRow(
                    u.Unit,
                    u.Newest[u.Unit].NameOn(years[^1].CutOff.Day).Full,
                    [.. sorted.Select(y => y.Items.Contains(u.Unit) ? Share(y.Year, y.Items[u.Unit], y.Strikes[u.Unit]) : null)],
                    []
                )),
        ];
    }

    // The newest list's duties, each with what it was in every earlier one.
    private static List<ComparedRow> OfDuties(IReadOnlyList<YearInput> years)
    {
        if (years.Count < 2)
            return [];
        YearInput newest = years[^1];
        ILookup<string, DueItem>[] items = [.. years.Select(y => Due(y).ToLookup(i => i.Key.Obligation))];
        Dictionary<string, string>[] partners =
        [
            .. years
                .SkipLast(1)
                .Select(y =>
                    YearComparison
                        .Of(y.List.Catalogue, y.List.Directory, newest.List.Catalogue, newest.List.Directory)
                        .Where(p => p is { Before: not null, After: not null })
                        .ToDictionary(p => p.After!.Id, p => p.Before!.Id)
                ),
        ];
        var rows = new List<ComparedRow>();
        foreach (Obligation duty in newest.List.Catalogue.Obligations)
        {
            string?[] ids = [.. partners.Select(p => p.GetValueOrDefault(duty.Id)), duty.Id];
            YearShare?[] shares = [.. ids.Select((id, i) => id is not null && items[i].Contains(id) ? Share(years[i], items[i][id], null) : null)];
            if (ids.Count(i => i is not null) > 1 && shares.Any(s => s is not null))
                rows.Add(new ComparedRow(duty.Id, $"第{duty.Task}项 {duty.ShortName}", shares, ids));
        }

        return rows;
    }

    // As the pictures of one year count: of the list's own year, what fell due.
    private static IEnumerable<DueItem> Due(YearInput year) =>
        year.Items.Where(i =>
            i.Addressed
            && i.OriginalDueOn.Year == year.List.Catalogue.List.Year
            && year.CutOff.Exists(i)
            && Standing.At(i, year.CutOff) is { IsDue: true, Verdict: not (ItemVerdict.Historic or ItemVerdict.Waived or ItemVerdict.NotApplicable) }
        );

    // A unit's rungs are counted by occasion, a duty's by item: an occasion is of several duties.
    private static YearShare Share(YearInput year, IEnumerable<DueItem> due, IEnumerable<UnitStrikes>? strikes)
    {
        DueItem[] items = [.. due];
        UnitStrikes[]? counted = strikes is null ? null : [.. strikes];
        return YearShare.Of(
            Tally.Of(items, year.CutOff),
            counted?.Sum(s => s.Reminders) ?? items.Count(i => year.CutOff.RungOf(i) >= Rung.Reminder),
            counted?.Sum(s => s.Supervisions) ?? items.Count(i => year.CutOff.RungOf(i) >= Rung.Supervision),
            counted?.Sum(s => s.Interviews) ?? items.Count(i => year.CutOff.RungOf(i) >= Rung.Interview)
        );
    }
}
