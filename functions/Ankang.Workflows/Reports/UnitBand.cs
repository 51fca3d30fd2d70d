using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Reports;

/// <summary>Units that stand under one heading of the year's picture.</summary>
internal sealed record UnitBand(string Name, IReadOnlyList<(string Id, string Name)> Units)
{
    /// <summary>
    /// Each unit once, in roster order, under the first group of the directory that holds it; bands in the order of their first unit.
    /// </summary>
    public static IReadOnlyList<UnitBand> Of(UnitDirectory directory, IEnumerable<string> units, DateOnly day) =>
        [
            .. units
                .OrderBy(directory.OrderOf)
                .ThenBy(u => u, StringComparer.Ordinal)
                .GroupBy(u => directory.Groups.FirstOrDefault(g => g.Members.Contains(u))?.Name ?? "")
                .Select(g => new UnitBand(g.Key, [.. g.Select(u => (u, directory.Find(u)?.NameOn(day).Short ?? u))])),
        ];
}
