using System.Text.RegularExpressions;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>The keys of rows as docs/architecture/tables.md lists them: a new kind of row stands there, or a test of the documents fails.</summary>
internal static partial class TableKeys
{
    /// <summary>Each with the pattern of its partition and of its row.</summary>
    public static IReadOnlyList<(StoreTable Table, string Name, Regex Partition, Regex Row)> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root(), "docs", "architecture", "tables.md"))
            .Select(l => Cells().Split(l))
            .Where(c => c.Length == 6 && Enum.IsDefined(typeof(StoreTable), c[1].Trim()))
            .SelectMany(c => Ticked(c[2]).SelectMany(p => Ticked(c[3]).Select(r => (Table: Enum.Parse<StoreTable>(c[1].Trim()), p, r))))
            .Select(k => (k.Table, $"{k.Table} {k.p} {k.r}", Pattern(k.p), Pattern(k.r))),
    ];

    // What stands in brackets or behind a colon explains.
    private static IEnumerable<string> Ticked(string cell) =>
        Tick().Matches(Explained().Replace(cell.Split(": `")[0], "")).Select(m => m.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal));

    private static Regex Pattern(string key)
    {
        string pattern = Part().Replace(Regex.Escape(key).Replace("\\{", "{", StringComparison.Ordinal), "[^|]+");
        foreach ((string example, string any) in new[] { ("yyyyMMdd", "[0-9]{8}"), ("2021-03", "[0-9]{4}-[0-9]{2}"), ("…", ".+") })
            pattern = pattern.Replace(example, any, StringComparison.Ordinal);
        return new Regex($"^{pattern}$");
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cells();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Tick();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Explained();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Part();
}
