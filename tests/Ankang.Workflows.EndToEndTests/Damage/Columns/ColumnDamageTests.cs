using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>Each column of each kind of row wrong in each way: every route and every loop holds, and nothing is wrong in silence.</summary>
public sealed class ColumnDamageTests(FullFolder full) : IClassFixture<FullFolder>
{
    private const int Few = 16;

    [Fact] // docs/reliability.md says how to run them all
    public async Task AColumnThatIsWrong_BreaksNoPage_HoldsBackNoOtherMail_AndIsNamedWhereItShows()
    {
        var check = new ColumnCheck(full, folder => RealHost.StartAsync(folder["data"], FullFolder.Start, asksSignIn: true));
        IReadOnlyList<string> faults = await check.RunAsync(ColumnSample.Of(ColumnCases.In(full.Path), Few));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void EveryKindOfRowThatTheTablesList_StandsInTheFolder_SoThatItsColumnsAreDamaged()
    {
        var rows = new List<(StoreTable Table, string Partition, string Row)>();
        using SqliteConnection file = RowDamage.Open(full.Path);
        foreach (StoreTable table in Enum.GetValues<StoreTable>())
        {
            using SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration.
            command.CommandText = $"SELECT pk, rk FROM {table}";
#pragma warning restore CA2100
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add((table, reader.GetString(0), reader.GetString(1)));
        }

        Assert.True(TableKeys.All.Count > 30);
        Assert.DoesNotContain(TableKeys.All, k => !rows.Any(r => r.Table == k.Table && k.Partition.IsMatch(r.Partition) && k.Row.IsMatch(r.Row)));
    }
}
