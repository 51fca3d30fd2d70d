using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>Every kind of row × every column that stands in one × every way in which it can be wrong: made from the rows themselves.</summary>
internal static partial class ColumnCases
{
    // Where a kind has rows of several units: those that the slot under test speaks of.
    private static readonly string[] Telling =
    [
        "I|hanbin",
        "H|hanbin",
        "hanyin|",
        "G|counties|hanyin",
        "01-inspection|2021-01",
        "p|zhangsan",
        "zhangsan",
    ];

    public static IReadOnlyList<ColumnDamage> In(string folder)
    {
        var rows = new List<(string Kind, StoreTable Table, string Partition, string Row, JsonObject Columns)>();
        using SqliteConnection file = RowDamage.Open(folder);
        foreach (StoreTable table in Enum.GetValues<StoreTable>())
        {
            using SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration.
            command.CommandText = $"SELECT pk, rk, columns FROM {table}";
#pragma warning restore CA2100
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(
                    (
                        RowKinds.Of(table, reader.GetString(0), reader.GetString(1)),
                        table,
                        reader.GetString(0),
                        reader.GetString(1),
                        JsonNode.Parse(reader.GetString(2))!.AsObject()
                    )
                );
        }

        return
        [
            .. rows.GroupBy(r => r.Kind)
                .OrderBy(k => k.Key, StringComparer.Ordinal)
                .SelectMany(kind =>
                    kind.SelectMany(r => r.Columns.Select(c => c.Key))
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                        .SelectMany(column =>
                        {
                            var row = kind.Where(r => r.Columns.ContainsKey(column)).OrderBy(r => Rank(r.Partition, r.Row)).First();
                            return Ways(row.Columns[column]!)
                                .Select(w => new ColumnDamage(kind.Key, row.Table, row.Partition, row.Row, column, w.Way, w.Value));
                        })
                ),
        ];
    }

    private static int Rank(string partition, string row) =>
        (Telling.Any(t => row.StartsWith(t, StringComparison.Ordinal)) ? 0 : 4)
        + (partition.StartsWith("xiaoqu-2021", StringComparison.Ordinal) ? 0 : 2)
        + (partition.StartsWith("xiaoqu-2021|01-inspection|2021-01", StringComparison.Ordinal) ? 0 : 1);

    private static IEnumerable<(string Way, string? Value)> Ways(JsonNode good)
    {
        yield return ("missing", null);
        if (good.GetValueKind() is JsonValueKind.Number)
        {
            yield return ("of another type", "\"甲\"");
            yield return ("negative", "-7");
            yield return ("too large", $"{int.MaxValue}");
        }
        else if (good.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            yield return ("of another type", "\"甲\"");
        }
        else if (good is JsonObject wrapped)
        {
            yield return ("of another type", "\"甲\"");
            if (wrapped.ContainsKey("t"))
            {
                yield return ("before all time", """{"t":"0001-01-01T00:00:00Z"}""");
                yield return ("after all time", """{"t":"9999-12-31T23:59:59Z"}""");
            }
        }
        else
        {
            foreach ((string Way, string? Value) way in WaysOfText(good.GetValue<string>()))
                yield return way;
        }
    }

    private static IEnumerable<(string Way, string? Value)> WaysOfText(string good)
    {
        yield return ("of another type", "7");
        yield return ("empty", "\"\"");
        if (good.StartsWith('{') || good.StartsWith('['))
        {
            yield return ("JSON cut off", JsonSerializer.Serialize(good[..(good.Length / 2)]));
            yield return ("JSON of nothing", good.StartsWith('{') ? "\"{}\"" : "\"[null]\"");
        }
        else if (DateOnly.TryParseExact(good, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return ("no day", "\"2021-02-31\"");
            yield return ("before all time", "\"0001-01-01\"");
            yield return ("after all time", "\"9999-12-31\"");
        }
        else if (Word().IsMatch(good))
        {
            yield return ("unknown", "\"Unheard\"");
        }
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex Word();
}
