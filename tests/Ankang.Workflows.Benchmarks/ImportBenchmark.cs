using System.Text;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Output;
using BenchmarkDotNet.Attributes;

namespace Ankang.Workflows.Benchmarks;

/// <summary>A table of many rows, read and drafted as a folder: the aim is 5,000 rows in 2 seconds, in proportion to their number.</summary>
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 5, invocationCount: 1)]
public class ImportBenchmark
{
    private static readonly string[] Rows =
    [
        "每月开展1次安全检查，每季度通报1次情况。\t甲局牵头，乙局配合\t12月底前",
        "制定防汛应急预案，报市安委办备案。\t各县（区）政府\t5月31日前",
        "持续推进标准化建设，全年组织演练不少于2次。\t市安委办\t长期坚持",
    ];

    private byte[] _document = [];

    [Params(1_250, 2_500, 5_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Write() =>
        _document = Encoding.UTF8.GetBytes(
            "2026年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n"
                + string.Concat(Enumerable.Range(1, Count).Select(i => $"{i}\t{Rows[i % Rows.Length]}\n"))
        );

    [Benchmark]
    public int Read() => Import().Duties.Count;

    /// <summary>With the three files written, and read as the product reads them.</summary>
    [Benchmark]
    public int ReadAndDraft()
    {
        IReadOnlyDictionary<string, string> files = ImportedFolder.Files(Import());
        return CatalogueFolder
            .Parse(files[CatalogueFolder.CatalogueName], files[CatalogueFolder.PublishedName], files[CatalogueFolder.UnitsName])
            .Catalogue.Obligations.Count;
    }

    private ImportedList Import() => ListImporter.Import(DocumentReader.Read(_document, "list.txt"));
}
