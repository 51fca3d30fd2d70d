using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>The command line: <c>catalogue</c>, and what <c>--help</c> promises.</summary>
public sealed partial class CommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Catalogue_AnswersEveryTaskWithItsKeys_AsJson()
    {
        Result result = (await BuiltProgram.RunAsync(_folder.Path, "catalogue", "--json")).Succeeded();
        JsonArray duties = JsonNode.Parse(result.Out)!.AsArray();
        Assert.Equal(Enumerable.Range(1, 40), duties.Select(d => d!["task"]!.GetValue<int>()).Distinct().Order());
        string[] keys = ["id", "task", "section", "group", "title", "recurrence", "perPeriod", "perYear", "units", "due", "source"];
        string[] rhythms = ["once", "monthly", "bimonthly", "quarterly", "halfyearly", "yearly", "continuous"];
        foreach (JsonNode? duty in duties)
        {
            Assert.Empty(keys.Except(duty!.AsObject().Select(p => p.Key)));
            Assert.Contains(duty["recurrence"]!.GetValue<string>(), rhythms);
            Assert.True(
                DateOnly.TryParseExact(duty["due"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                $"{duty["due"]}"
            );
            Assert.Matches("^[0-9]{2}[a-z]?-[a-z0-9-]+$", duty["id"]!.GetValue<string>());
        }

        Assert.Equal(duties.Count, duties.Select(d => d!["id"]!.GetValue<string>()).Distinct().Count());
        JsonNode provincial = Assert.Single(duties, d => d!["task"]!.GetValue<int>() == 13 && d["within"] is JsonArray { Count: > 0 })!;
        Assert.Equal(2, provincial["within"]![0]!["perYear"]!.GetValue<int>());
    }

    [Fact]
    public async Task Catalogue_PrintsATable_ForPeople()
    {
        Result result = (await BuiltProgram.RunAsync(_folder.Path, "catalogue")).Succeeded();
        Assert.Contains("40 tasks", result.Out, StringComparison.Ordinal);
        // One column after the other, no word of a narrow one broken.
        Assert.Matches("编号.*任务.*责任事项.*周期.*责任单位.*完成时限", result.Out);
        Assert.Matches("34-[a-z-]+.*2021年1月10日", result.Out);
    }

    [Fact]
    public async Task Catalogue_ReadsAnotherList_WhereListNamesItsFolder()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        Result result = (await BuiltProgram.RunAsync(_folder.Path, "catalogue", "--list", list.Folder, "--json")).Succeeded();
        Assert.Equal(6, JsonNode.Parse(result.Out)!.AsArray().Count);
    }

    [Theory] // an option that is new here needs a test of what it does
    [InlineData("serve", "--data --holidays --list --new-sign-in-link --open-port --port --real-clock --rehearsal --start-on --storage")]
    [InlineData("catalogue", "--json --list")]
    [InlineData("simulate", "--holidays --json --list --out --punctuality --resume --seed --storage --store")]
    [InlineData("import", "--force --json --out --report --units --year")]
    [InlineData("import-check", "--differences")]
    [InlineData("report", "--cut-off --data --list-id --out --scores --storage")]
    [InlineData("archive", "--data --list-id --storage")]
    [InlineData("backup", "--data")]
    [InlineData("restore", "--data --storage")]
    [InlineData("publish", "--data --dry-run --holidays --host --json --key --note --policy-for-open --start-on --yes")]
    [InlineData("new-year", "--holidays --out")]
    [InlineData("doctor", "--data --storage")]
    public async Task Help_NamesTheOptionsThatAreTested_WithAnExample(string command, string options)
    {
        Result help = (await BuiltProgram.RunAsync(_folder.Path, command, "--help")).Succeeded();
        IEnumerable<string> named = Option()
            .Matches(help.Out)
            .Select(m => m.Groups[1].Value)
            .Where(o => o is not ("--help" or "--version"))
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(options, string.Join(' ', named));
        Assert.Contains($"Example: {command}", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesEveryCommand()
    {
        Result help = (await BuiltProgram.RunAsync(_folder.Path, "--help")).Succeeded();
        foreach (string command in new[] { "serve", "catalogue", "simulate", "report", "publish", "calendar", "new-year" })
            Assert.Matches($@"(?m)^\s+{command}\b", help.Out);
    }

    [Theory]
    [InlineData("catalog", "'catalog'")]
    [InlineData("serve --port 70000", "--port must be from 1 to 65535")]
    [InlineData("serve --port", "--port")]
    [InlineData("simulate --punctuality 1.2", "--punctuality must be from 0 to 1")]
    [InlineData("simulate --store disk", "'disk'")]
    [InlineData("report --cut-off 31.12.2021", "31.12.2021")]
    [InlineData("serve --start-on 2026-01-01 --real-clock", "--start-on goes with --list")]
    [InlineData("publish nowhere", "catalogue.yaml, line 1: the file is missing")]
    [InlineData("calendar import nowhere.csv", "There is no file 'nowhere.csv'")]
    [InlineData("new-year nowhere 1999", "YEAR must be from 2000")]
    [InlineData("archive verify nowhere.zip", "There is no file")]
    [InlineData("archive open nowhere.zip", "There is no file")]
    [InlineData("archive out.zip --data nowhere", "is no data folder of a host")]
    [InlineData("backup out.zip --data nowhere", "is no data folder of a host")]
    [InlineData("restore nowhere.zip --data new", "There is no file")]
    public async Task Command_SaysWhatIsWrong_WhenItIsMistyped(string line, string words)
    {
        Result result = await BuiltProgram.RunAsync(_folder.Path, line.Split(' '));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?m)^\s+(--[a-z-]+)")]
    private static partial Regex Option();
}
