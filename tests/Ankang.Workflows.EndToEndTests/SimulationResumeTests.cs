using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Standalone.Commands;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Standalone.Simulation;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>A simulation that is cut off while it writes its files.</summary>
public sealed class SimulationResumeTests : IDisposable
{
    private static readonly SimulationOptions Options = new(3, 0.8);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CutOffAfterTheYear_AndResumed_ItTellsOfTheLastSlotToo()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        SimulationSummary whole = await RunAsync(list, "whole", resume: false);

        // A folder stands where the table should.
        string table = Directory.CreateDirectory(_folder["cut", ReportFiles.Xlsx]).FullName;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(list, "cut", resume: false));
        Directory.Delete(table);
        SimulationSummary resumed = await RunAsync(list, "cut", resume: true);

        Assert.Equal(whole.VirtualTo, resumed.VirtualTo);
        Assert.Equal(whole.MailsBy, resumed.MailsBy);
        Assert.Equal(FolderContent.Of(_folder["whole"]), FolderContent.Of(_folder["cut"]));
    }

    private Task<SimulationSummary> RunAsync(SmallList list, string name, bool resume) =>
        new SimulationRun(
            SimulationFolder.Open(_folder[name], Options, resume),
            new StoreChoice(null),
            CatalogueFolder.Load(list.Folder),
            HolidayFile.Load(_folder["holidays"]),
            Options
        ).RunAsync(null, TimeProvider.System, CancellationToken.None);
}
