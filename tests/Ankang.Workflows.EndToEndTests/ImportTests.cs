using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>The command line: <c>import</c> of the published file, and the year run from what it wrote.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_WritesAFolder_FromWhichTheYearRunsAsFromTheReviewedOne()
    {
        string list = Path.Combine(_folder.Path, "imported");
        Result imported = (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "import",
                Published(),
                "--units",
                Path.Combine(Repository.Seeds2021, "units.yaml"),
                "--out",
                list
            )
        ).Succeeded();
        Assert.Contains("40 tasks 任务, 86 obligations 责任事项, 0 to review 待核", imported.Out, StringComparison.Ordinal);

        JsonNode mine = JsonNode.Parse(
            (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--list", list, "--out", "mine", "--json")).Succeeded().Out
        )!;
        JsonNode reviewed = (await SimulatedYear.LookAsync()).Summary;
        foreach (string same in new[] { "units", "historic", "virtualFrom" })
            Assert.Equal(reviewed[same]!.ToJsonString(), mine[same]!.ToJsonString());
        // Three standing duties more (29: a sentence of its own, 31 and 40: not known to be driven by events), of 19, 19 and 1 units.
        Assert.Equal(reviewed["dueItems"]!.GetValue<int>() + 39, mine["dueItems"]!.GetValue<int>());
        Assert.Equal(reviewed["periods"]!.GetValue<int>() + 3, mine["periods"]!.GetValue<int>());

        (await BuiltProgram.RunAsync(_folder.Path, "import", Published(), "--out", list)).FailedWith(
            "already has published.txt, catalogue.yaml, units.yaml",
            "--force"
        );
        (await BuiltProgram.RunAsync(_folder.Path, "import", Published(), "--out", list, "--force")).Succeeded();
        Assert.Contains("名册待补", await File.ReadAllTextAsync(Path.Combine(list, "units.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_PrintsJsonOfTheYearThatIsNamed_AndReviewLines()
    {
        string file = Path.Combine(_folder.Path, "list.tsv");
        await File.WriteAllTextAsync(file, "重点任务\t责任单位\t完成时限\n适时开展抽查\t甲局\t长期坚持\n每旬调度一次\t甲局\t长期坚持\n");
        (await BuiltProgram.RunAsync(_folder.Path, "import", file)).FailedWith("nothing says of which year the list is", "Name it with --year");

        JsonArray duties = JsonNode
            .Parse((await BuiltProgram.RunAsync(_folder.Path, "import", file, "--year", "2026", "--json")).Succeeded().Out)!
            .AsArray();
        Assert.Equal(["continuous", "tendaily"], duties.Select(d => d!["recurrence"]!.GetValue<string>()));
        Assert.Contains("适时", duties[0]!["review"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((true, "2026-12-31"), (duties[1]!["review"] is null, duties[1]!["due"]!.GetValue<string>()));
        Assert.Contains(
            "review: task 1, “适时开展抽查”: read as 常态化, due 2026-12-31; “适时” names no rhythm",
            (await BuiltProgram.RunAsync(_folder.Path, "import", file, "--year", "2026")).Succeeded().Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Import_NamesWhatItDidNotRead_AndReportsIt()
    {
        string file = Path.Combine(_folder.Path, "list.tsv");
        string report = Path.Combine(_folder.Path, "report.json");
        await File.WriteAllTextAsync(file, "序号\t重点任务\t责任单位\t完成时限\n1\t每旬调度一次\t甲局\t长期坚持\n请各单位每季度报送一次进展。\n");
        Result result = (
            await BuiltProgram.RunAsync(_folder.Path, "import", file, "--year", "2026", "--json", "--report", report)
        ).DraftedWithUnread();
        Assert.Equal("unread: line 3: 请各单位每季度报送一次进展。: stands outside the tasks", Assert.Single(result.Errors));
        JsonNode written = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
        Assert.Equal(JsonNode.Parse(result.Out)!.ToJsonString(), written["duties"]!.ToJsonString());
        Assert.Equal(
            ("line 3", "请各单位每季度报送一次进展。", true),
            (
                written["unread"]![0]!["place"]!.GetValue<string>(),
                written["unread"]![0]!["text"]!.GetValue<string>(),
                written["unread"]![0]!["tells"]!.GetValue<bool>()
            )
        );
    }

    [Fact]
    public async Task ImportCheck_PrintsPrecisionAndRecall_AndTheDifferences()
    {
        string table = Path.Combine(_folder.Path, "phrases.tsv");
        await File.WriteAllTextAsync(
            table,
            "set\tplace\tyear\tphrase\tdeadline\treading\none\t某市\t2021\t每月召开一次例会\t12月31日前\tmonthly:1\none\t某县\t2021\t每月召开一次例会\t12月31日前\tquarterly:1\n"
        );
        Result result = (await BuiltProgram.RunAsync(_folder.Path, "import-check", table, "--differences")).Succeeded();
        Assert.Matches("one +2 +2 +2 +1 +1 +1 +0 +50.0", result.Out);
        Assert.Contains(
            "line 3, 某县: “每月召开一次例会” is labelled quarterly:1, read as monthly:1@2021-12-31",
            result.Out,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("list-2021.docx", "第1项", "2021年安康市安全生产专项整治")]
    [InlineData("list-2021.xlsx", "第1项", "2021年安康市安全生产专项整治")]
    [InlineData("plan.txt", "第6项", "2023年")]
    [InlineData("board.xlsx", "第1项", "2024年")]
    [InlineData("tasks-gb18030.tsv", "第4项", "2022年")]
    public async Task Rehearsal_RunsFromWhatImportWrote(string file, string task, string year)
    {
        string list = Path.Combine(_folder.Path, "imported");
        string document = Path.Combine(Repository.Seeds2021, "..", "..", "tests", "Ankang.Workflows.Tests", "Catalogue", "Import", "Documents", file);
        Result imported = await BuiltProgram.RunAsync(_folder.Path, "import", document, "--out", list);
        // The letter before the plan asks for a report each quarter.
        _ = file == "plan.txt" ? imported.DraftedWithUnread() : imported.Succeeded();

        await using Host host = await Host.StartAsync(_folder, "--rehearsal", "--list", list);
        Assert.Contains("rehearsal 模拟运行", host.Out, StringComparison.Ordinal);
        await host.MoveAsync("next");
        Assert.NotEmpty(host.Mails);
        Page overview = await host.Office.SeeAsync("/");
        Assert.Contains(year, overview.Words, StringComparison.Ordinal);
        Assert.Contains(task, (await host.Office.SeeAsync("/items")).Words, StringComparison.Ordinal);
    }

    private static string Published() => Path.Combine(Repository.Seeds2021, "published.txt");
}
