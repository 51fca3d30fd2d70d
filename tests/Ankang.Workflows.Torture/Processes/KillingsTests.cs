using Ankang.Workflows.StoreTests;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>A few of the places at which a process may be killed; <c>process</c> of the command line takes them all.</summary>
[Needs<TestMailServer>]
public sealed class KillingsTests
{
    [Fact]
    public async Task AProcessKilledInItsSlot_OverSqlite_LosesNothing_AndAnotherGoesOn()
    {
        using var killings = new Killings(tables: null);
        Hold(await killings.RunAsync(from: 5, every: 23));
    }

    [Fact]
    [Needs<Azurite>]
    public async Task AProcessKilledInItsSlot_OverTableStorage_LosesNothing_AndAnotherGoesOn()
    {
        await using Azurite azurite = await Azurite.StartAsync();
        using var killings = new Killings(azurite.ConnectionString);
        Hold(await killings.RunAsync(from: 11, every: 37));
    }

    private static void Hold(KillReport report)
    {
        Assert.True(report.Broken.Count == 0, string.Join('\n', report.Broken));
        Assert.True(report.Points > 1 && report.Repeated <= report.Points, $"{report}");
    }
}
