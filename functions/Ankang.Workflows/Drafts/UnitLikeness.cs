using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>Which units and groups of a directory a printed name may mean: 市教体局 is short for 市教育体育局.</summary>
public static class UnitLikeness
{
    private const double Least = 0.6;
    private const int Most = 3;

    /// <summary>At most three ids, the likest first; units for a unit, groups for a group.</summary>
    /// <param name="id">Of the unit or group with the printed name, which is not proposed for itself.</param>
    public static IReadOnlyList<string> Of(string id, UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        IEnumerable<(string Id, IEnumerable<string> Names)> others = directory.Find(id) is not null
            ? directory.Units.Select(u => (u.Id, u.Names.SelectMany(n => new[] { n.Full, n.Short })))
            : directory.Groups.Select(g => (g.Id, (IEnumerable<string>)[g.Name]));
        string name = directory.Find(id)?.Names[^1].Full ?? directory.Groups.FirstOrDefault(g => g.Id == id)?.Name ?? "";
        return
        [
            .. others
                .Where(o => o.Id != id)
                .Select(o => (o.Id, Like: o.Names.Max(n => Like(name, n))))
                .Where(o => o.Like >= Least)
                .OrderByDescending(o => o.Like)
                .Take(Most)
                .Select(o => o.Id),
        ];
    }

    /// <summary>From 0 to 1: 1 where one name is the other shortened, or else the part of their signs that they share.</summary>
    private static double Like(string one, string other)
    {
        (string shorter, string longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (shorter.Length < 2)
            return 0;
        // The last sign tells a bureau from a committee.
        if (shorter[^1] != longer[^1])
            return 0;
        if (IsShortened(shorter, longer))
            return 1;
        return 2.0 * shorter.Intersect(longer).Count() / (shorter.Distinct().Count() + longer.Distinct().Count());
    }

    private static bool IsShortened(string shorter, string longer)
    {
        int at = 0;
        foreach (char c in longer)
            if (at < shorter.Length && shorter[at] == c)
                at++;
        return at == shorter.Length;
    }
}
