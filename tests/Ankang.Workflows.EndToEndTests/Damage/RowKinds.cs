using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>The kinds of rows that stand in a data folder, by table and key.</summary>
internal static class RowKinds
{
    public static IReadOnlySet<string> In(string folder)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        using SqliteConnection file = RowDamage.Open(folder);
        foreach (StoreTable table in Enum.GetValues<StoreTable>())
        {
            using SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration.
            command.CommandText = $"SELECT pk, rk FROM {table}";
#pragma warning restore CA2100
            using SqliteDataReader rows = command.ExecuteReader();
            while (rows.Read())
                kinds.Add(Of(table, rows.GetString(0), rows.GetString(1)));
        }

        return kinds;
    }

    public static string Of(StoreTable table, string partition, string row) =>
        table switch
        {
            StoreTable.Work => $"Work/{row[0]}",
            StoreTable.Board => "Board/row",
            StoreTable.Mail => "Mail/mail",
            StoreTable.Directory when row.StartsWith("H|", StringComparison.Ordinal) => "Directory/change",
            StoreTable.Directory => row.StartsWith("G|", StringComparison.Ordinal) ? "Directory/member" : "Directory/unit",
            StoreTable.Catalogue when partition.StartsWith("calendar|", StringComparison.Ordinal) => "Catalogue/day",
            StoreTable.Catalogue => row.StartsWith("text-", StringComparison.Ordinal) ? "Catalogue/text" : "Catalogue/glance",
            StoreTable.Control when partition == "lists" => "Control/index",
            StoreTable.Control when partition == "people" => $"Control/people-{row.Split('|')[0]}",
            StoreTable.Control when partition == "drafts" => $"Control/draft-{row.Split('|')[0]}",
            StoreTable.Control when partition == "office|templates" => $"Control/template-{row.Split('|')[0]}",
            StoreTable.Control when partition == "withdrawn-lists" => "Control/withdrawn-list",
            StoreTable.Control when partition.EndsWith("|statements", StringComparison.Ordinal) => "Control/statement",
            StoreTable.Control when partition == "office|returns" => $"Control/returns-{row.Split('|')[0]}",
            StoreTable.Control when partition is "sessions" or "attempts" or "handovers" => $"Control/{partition}",
            StoreTable.Control when partition.EndsWith("|told", StringComparison.Ordinal) => "Control/told",
            StoreTable.Control when partition.EndsWith("|acts", StringComparison.Ordinal) => "Control/act",
            StoreTable.Control when partition.EndsWith("|scans", StringComparison.Ordinal) => "Control/scan",
            StoreTable.Control when partition.EndsWith("|reporters", StringComparison.Ordinal) => "Control/reporter",
            StoreTable.Control when partition.EndsWith("|bulletins", StringComparison.Ordinal) => "Control/bulletin",
            StoreTable.Control when partition.EndsWith("|letters", StringComparison.Ordinal) => "Control/letter",
            StoreTable.Control when partition.EndsWith("|filings", StringComparison.Ordinal) => $"Control/filing-{row.Split('|')[0]}",
            StoreTable.Control when partition.EndsWith("|archives", StringComparison.Ordinal) => "Control/archive",
            StoreTable.Control => $"Control/{row.Split('|')[0]}",
            StoreTable.Security => partition == "alerts" ? "Security/alert" : "Security/line",
            _ => throw new ArgumentOutOfRangeException(
                nameof(table),
                table,
                "A table that the tests of damage do not know: say what its rows may harm."
            ),
        };
}
