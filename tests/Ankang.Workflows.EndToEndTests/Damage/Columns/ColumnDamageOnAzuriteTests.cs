using Ankang.Workflows.Storage;
using Ankang.Workflows.StoreTests;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>The same over Table Storage, fewer of them.</summary>
[Needs<Azurite>]
public sealed class ColumnDamageOnAzuriteTests(FullFolder full, AzuriteFixture azurite) : IClassFixture<FullFolder>, IClassFixture<AzuriteFixture>
{
    private const int Few = 4;

    [Fact]
    public async Task AColumnThatIsWrong_BreaksNoPage_HoldsBackNoOtherMail_AndIsNamedWhereItShows()
    {
        var check = new ColumnCheck(full, async folder =>
        {
            string prefix = $"columns{Guid.NewGuid().ToString("N")[..8]}";
            await AzuriteCopy.WriteAsync(folder["data"], azurite.ConnectionString, prefix);
            return await RealHost.StartAsync(
                folder["host"],
                FullFolder.Start,
                store: TableStorageStore.Open(azurite.ConnectionString, prefix, new StorageMeter()),
                asksSignIn: true
            );
        });
        // A seventh of the histories a night is followed there: what their chain alone shows is not named on the first.
        IReadOnlyList<ColumnDamage> cases = [.. ColumnCases.In(full.Path).Where(c => c.Table != StoreTable.Work)];
        IReadOnlyList<string> faults = await check.RunAsync(ColumnSample.Of(cases, Few));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
