using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.StoreTests;

namespace Ankang.Workflows.EndToEndTests;

/// <summary><c>simulate</c>: a year in a folder.</summary>
[Needs<Azurite>]
public sealed class SimulateTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact] // the run that is cut off is one of the two
    public async Task Simulate_GivesTheSameFiles_ForTheSameSeed_AlsoKilledAndResumed()
    {
        SimulatedYear whole = await SimulatedYear.LookAsync();
        AssertAddsUp(whole.Summary, whole.Folder);
        Spreadsheets.AssertOpens(whole["table.xlsx"], "完成进展", "习近平总书记");
        Assert.Contains("完成进展", File.ReadAllText(whole["table.html"]), StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(whole["year.svg"]).TrimStart(), StringComparison.Ordinal);

        Assert.Equal(
            Enumerable.Range(1, 12).Select(m => $"2021-{m:D2}.docx"),
            Directory.GetFiles(whole["bulletins"], "*.docx").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        );
        Result verified = (await BuiltProgram.RunAsync(_folder.Path, "archive", "verify", whole["archive.zip"])).Succeeded();
        Assert.Contains("archive.zip is whole", verified.Out, StringComparison.Ordinal);

        string mails = _folder["cut", "mails"];
        await using (BuiltProgram cut = BuiltProgram.Start(_folder.Path, null, "simulate", "--seed", "1", "--out", _folder["cut"]))
        {
            await Wait.UntilAsync(() => cut.HasExited || (Directory.Exists(mails) && Directory.GetFiles(mails, "*.eml").Length > 300), cut.Said);
            Assert.False(cut.HasExited, cut.Said());
            cut.Kill();
        }

        Assert.False(File.Exists(_folder["cut", "summary.json"]));
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--seed", "8", "--out", _folder["cut"], "--resume")).FailedWith(
            "seed 1",
            "resume it with these"
        );
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--seed", "1", "--out", _folder["cut"], "--resume")).Succeeded();
        Assert.Equal(FolderContent.Of(whole.Folder), FolderContent.Of(_folder["cut"]));
    }

    [Fact]
    public async Task Simulate_GivesTheSameFiles_OnEitherStore()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "simulate",
                "--list",
                list.Folder,
                "--seed",
                "3",
                "--punctuality",
                "0.5",
                "--out",
                _folder["sqlite"]
            )
        ).Succeeded();
        (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "simulate",
                "--list",
                list.Folder,
                "--seed",
                "3",
                "--punctuality",
                "0.5",
                "--out",
                _folder["tables"],
                "--store",
                "tables",
                "--storage",
                azurite.ConnectionString
            )
        ).Succeeded();
        SortedDictionary<string, string> expected = FolderContent.Of(_folder["sqlite"]);
        Assert.Equal(expected, FolderContent.Of(_folder["tables"]));
        Assert.Contains(expected.Keys, k => k.Contains(".interview", StringComparison.Ordinal)); // the year had something to tell

        // The seed decides, and an earlier run's files do not stay.
        (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "simulate",
                "--list",
                list.Folder,
                "--seed",
                "4",
                "--punctuality",
                "0.5",
                "--out",
                _folder["tables"]
            )
        ).Succeeded();
        Assert.NotEqual(expected, FolderContent.Of(_folder["tables"]));
        AssertAddsUp(Summary("tables"), _folder["tables"]);
    }

    [Fact]
    public async Task Simulate_SendsNoRung_WhenEverybodyIsPunctual()
    {
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--punctuality", "1", "--out", _folder["out"])).Succeeded();
        JsonNode summary = Summary("out");
        AssertAddsUp(summary, _folder["out"]);
        Assert.Equal(
            (0, 0, 0, 0),
            (Count(summary, "reminders"), Count(summary, "supervisions"), Count(summary, "interviews"), Count(summary, "confirmedLate"))
        );
        // 10, 各企业, is asked of no one; 34 is historic; 31 and 40 open nothing.
        Assert.Equal(1, Count(summary, "historic"));
        Assert.Equal("ankang-2021", summary["list"]!.GetValue<string>());
        Assert.Equal("2021-01-18T00:00:00+08:00", summary["virtualFrom"]!.GetValue<string>());
    }

    [Fact]
    public async Task Simulate_HasNothingInTime_WhenNobodyIsPunctual()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--list", list.Folder, "--punctuality", "0", "--out", _folder["out"])).Succeeded();
        JsonNode summary = Summary("out");
        AssertAddsUp(summary, _folder["out"]);
        Assert.Equal(0, Count(summary, "confirmedOnTime"));
        Assert.True(Count(summary, "reminders") > Count(summary, "supervisions"), summary.ToJsonString());
        Assert.True(Count(summary, "supervisions") > Count(summary, "interviews"), summary.ToJsonString());
        Assert.True(Count(summary, "interviews") > 0, summary.ToJsonString());
    }

    [Fact]
    public async Task Resume_IsRefused_WhenThereIsNoRun() =>
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--resume", "--out", _folder["nothing"])).FailedWith(
            "no run to resume",
            "leave --resume out"
        );

    private JsonNode Summary(string run) => JsonNode.Parse(File.ReadAllText(_folder[run, "summary.json"]))!;

    private static int Count(JsonNode summary, string name) => summary[name]!.GetValue<int>();

    private static void AssertAddsUp(JsonNode s, string folder)
    {
        string[] keys =
        [
            "list",
            "year",
            "seed",
            "units",
            "obligations",
            "periods",
            "dueItems",
            "confirmedOnTime",
            "confirmedLate",
            "waived",
            "open",
            "historic",
            "courtesies",
            "progressNotes",
            "reminders",
            "supervisions",
            "interviews",
            "notices",
            "mails",
            "mailsBy",
            "virtualFrom",
            "virtualTo",
            "wallSeconds",
            "storageRequests",
            "storageBy",
            "version",
        ];
        Assert.Empty(keys.Except(s.AsObject().Select(p => p.Key)));
        Assert.Equal(Count(s, "dueItems"), Count(s, "confirmedOnTime") + Count(s, "confirmedLate") + Count(s, "waived") + Count(s, "open"));
        Assert.Equal(
            Count(s, "notices"),
            Count(s, "courtesies") + Count(s, "progressNotes") + Count(s, "reminders") + Count(s, "supervisions") + Count(s, "interviews")
        );
        Assert.Equal(Count(s, "mails"), Directory.GetFiles(Path.Combine(folder, "mails"), "*.eml").Length);
        Assert.Equal(Count(s, "mails"), s["mailsBy"]!.AsObject().Sum(m => m.Value!.GetValue<int>()));
        Assert.Equal(
            ["briefing", "courtesy", "interview", "office", "reminder", "summary", "supervision"],
            s["mailsBy"]!.AsObject().Select(m => m.Key).Order()
        );
        Assert.Equal(s["storageRequests"]!.GetValue<long>(), s["storageBy"]!.AsObject().Sum(b => b.Value!.GetValue<long>()));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "mails"), "*.tmp"));
    }
}
