using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Standalone.Simulation;
using BenchmarkDotNet.Attributes;

namespace Ankang.Workflows.Benchmarks;

/// <summary>The whole year of the 2021 list on the embedded store, files included: the aim is under 5 seconds.</summary>
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 5, invocationCount: 1)]
[MemoryDiagnoser]
public class YearBenchmark
{
    private readonly CatalogueFolder _catalogue = CatalogueFolder.Load(Seeds.DefaultList);
    private readonly WorkCalendar _calendar = HolidayFile.Load(Seeds.Holidays);

    [Params(0.0, 0.8, 1.0)]
    public double Punctuality { get; set; }

    [Benchmark]
    public async Task<long> Year()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ankang-benchmark-{Guid.NewGuid():N}");
        var options = new SimulationOptions(1, Punctuality);
        try
        {
            SimulationFolder folder = SimulationFolder.Open(path, options, resume: false);
            var run = new SimulationRun(folder, new StoreChoice(null), _catalogue, _calendar, options);
            return (await run.RunAsync(null, TimeProvider.System, CancellationToken.None)).StorageRequests;
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
