using Ankang.Workflows.Archives;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Standalone.Simulation;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Benchmarks;

/// <summary>
/// What goes upward for one list of a whole year: scores with their workbook, from every row of the store, and a bulletin with its Word file and
/// annexes, from the items as a host has them. The aim is 250 lists in a minute, so 240 ms for both together.
/// </summary>
[InProcess]
[WarmupCount(1)]
[IterationCount(5)]
[InvocationCount(1)]
[MemoryDiagnoser]
public class UpwardBenchmark
{
    private OpenedArchive _archive = null!;
    private WorkflowParts _parts = null!;
    private ListInForce _list = null!;

    /// <summary>A year of 80 % punctuality.</summary>
    [GlobalSetup]
    public async Task PlayAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ankang-benchmark-{Guid.NewGuid():N}");
        var options = new SimulationOptions(1, 0.8);
        try
        {
            SimulationFolder folder = SimulationFolder.Open(path, options, resume: false);
            var run = new SimulationRun(
                folder,
                new StoreChoice(null),
                CatalogueFolder.Load(Seeds.DefaultList),
                HolidayFile.Load(Seeds.Holidays),
                options
            );
            await run.RunAsync(null, TimeProvider.System, CancellationToken.None);
            var file = new MemoryStream(await File.ReadAllBytesAsync(Path.Combine(path, ArchiveFile.Name)));
            (ArchiveManifest? manifest, _) = await ArchiveCheck.RunAsync(file, CancellationToken.None);
            _archive = (await OpenedArchive.OpenAsync(file, manifest!, CancellationToken.None))!;
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }

        var nowhere = new FolderTransport(path);
        _parts = new WorkflowParts(
            _archive.Store,
            new VirtualClock(_archive.Manifest.AsOf),
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://example.org",
            new MailRoutes(nowhere, nowhere),
            "benchmark",
            NullLoggerFactory.Instance
        );
        _list = await _parts.Register.GetAsync(_archive.Manifest.List, CancellationToken.None);
    }

    [GlobalCleanup]
    public void Close() => _archive.Dispose();

    [Benchmark]
    public async Task<long> Scores()
    {
        var cutOff = new CutOff(_list.Head.ClosesOn, _parts.Clock.GetUtcNow());
        using var book = new MemoryStream();
        // Parts of its own: what is read once for several pages is read each time here.
        var scores = new AssessmentService(
            _parts.Lists,
            new ItemRecords(_parts.Work, _parts.SetAside),
            new AssessmentTable(_parts.Store, _parts.SetAside),
            _parts.Clock
        );
        ScoreBook.Write(book, (await scores.AssessAsync(_list.Id, cutOff, CancellationToken.None))[0]);
        return book.Length;
    }

    [Benchmark]
    public async Task<long> Bulletin()
    {
        IReadOnlyList<DueItem> items = await _parts.Bulletins.ItemsAsync(_list, fresh: true, CancellationToken.None);
        BulletinFacts facts = BulletinFacts.Of(_list, items, BulletinScope.Month(2021, 6), _parts.Clock.GetUtcNow());
        var policy = new BulletinPolicy(Rung.Supervision, new DateOnly(2021, 7, 14));
        BulletinPaper paper = BulletinPaper.Of(_list, facts, policy, BulletinText.StandardTitle, BulletinText.Standard, new DateOnly(2021, 7, 1));
        using var annexes = new MemoryStream();
        BulletinXlsx.Write(annexes, paper);
        return BulletinDocx.Write(paper).Length + annexes.Length;
    }
}
