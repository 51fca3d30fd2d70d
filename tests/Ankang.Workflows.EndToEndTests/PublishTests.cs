using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>Lists that come to a running host by <c>publish</c>, and are changed by it.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Publish_StartsSeveralLists_OnAHostThatBeganEmpty()
    {
        int year = SmallList.Today.Year;
        SmallList[] lists =
        [
            SmallList.Write(_folder, year),
            SmallList.Write(_folder, year, "dongqu", "other"),
            SmallList.Write(_folder, year + 1, name: "next"),
        ];
        lists[0].WriteHolidays(year, year + 1, year + 2);
        await using Host host = await Host.StartAsync(_folder, "--real-clock");
        Assert.Contains("lists come by 'publish'", host.Out, StringComparison.Ordinal);

        // In a pipe nobody can be asked: it says so, and changes nothing.
        Result asked = await PublishAsync(host, lists[0]);
        Assert.Equal(1, asked.ExitCode);
        Assert.Contains("Add --yes", asked.Error, StringComparison.Ordinal);
        using Api api = Api.Of(host);
        Assert.Empty((await api.GetAsync("/api/lists")).Body!.AsArray());
        Result look = (await PublishAsync(host, lists[0], "--dry-run", "--json")).Succeeded();
        JsonNode plan = JsonNode.Parse(look.Out)!["plan"]!;
        Assert.Equal(("new", lists[0].Id), (plan["kind"]!.GetValue<string>(), plan["list"]!.GetValue<string>()));
        Assert.Equal(plan["opening"]!["total"]!.GetValue<int>(), plan["opening"]!["rows"]!.AsArray().Sum(r => r!["total"]!.GetValue<int>()));

        foreach (SmallList list in lists)
            Assert.Contains("in shadow", (await PublishAsync(host, list, "--yes")).Succeeded().Error, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", (await PublishAsync(host, lists[0], "--yes")).Succeeded().Error, StringComparison.Ordinal);
        await Wait.UntilAsync(
            async () => await OpenAsync(api, lists[0].Id, "01-inspection") == 2 && await OpenAsync(api, lists[1].Id, "01-inspection") == 2,
            host.Said
        );
        Assert.Equal(0, await OpenAsync(api, lists[2].Id, "01-inspection")); // its year is still ahead

        // What ran goes on after a kill, without a folder to be named.
        host.Kill();
        await using Host again = await Host.StartAsync(_folder, "--real-clock");
        using Api after = Api.Of(again);
        Assert.Equal(3, (await after.GetAsync("/api/lists")).Body!.AsArray().Count);
        Assert.Equal(2, await OpenAsync(after, lists[1].Id, "01-inspection"));
    }

    [Fact]
    public async Task Publish_ShowsTheDifference_AndAppliesIt_ToAListThatRuns()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        await using Host host = await Host.StartAsync(_folder, "--list", list.Folder);
        using Api api = Api.Of(host);
        await Wait.UntilAsync(async () => await OpenAsync(api, list.Id, "01-inspection") == 2, host.Said);
        SmallList.Edit(
            list.UnitsPath,
            "  - id: hanyin\n",
            "  - id: hanyin\n    replaced: { by: [hanbin], from: " + SmallList.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " }\n"
        );

        Result look = (await PublishAsync(host, list, "--dry-run", "--note", "机构改革")).Succeeded();
        Assert.Contains("承接单位：无 → 自", look.Out, StringComparison.Ordinal);
        Assert.Contains("本事项予以豁免（原因：机构改革）", look.Out, StringComparison.Ordinal);
        Assert.Equal(2, await OpenAsync(api, list.Id, "01-inspection"));
        (await PublishAsync(host, list, "--yes", "--note", "机构改革")).Succeeded();
        Assert.Equal(1, await OpenAsync(api, list.Id, "01-inspection"));
        string item = $"{list.Id}_01-inspection_{SmallList.Today:yyyy-MM}_hanyin";
        (_, JsonNode? detail) = await api.GetAsync($"/api/items/{item}");
        Assert.Equal("waived", detail!["item"]!["state"]!.GetValue<string>());
        Assert.Contains("并入汉滨区安委会", detail["history"]!.AsArray()[^1]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        JsonNode change = Assert.Single((await api.GetAsync($"/api/lists/{list.Id}/changes")).Body!.AsArray())!;
        Assert.Equal("机构改革", change["note"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await host.HealthAsync()).Status);
    }

    [Fact]
    public async Task Publish_TellsEveryFaultWithItsLine_AndChangesNothing()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        SmallList.Edit(list.UnitsPath, "    supervisor: hanyin.supervisor@example.org\n", "");
        Result refused = await PublishAsync(null, list, "--dry-run");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("units.yaml, line 11: 'hanyin' (汉阴县安委会) has no 分管领导", refused.Error, StringComparison.Ordinal);

        SmallList.Edit(list.CataloguePath, "askedOf: [parties]", "askedOf: [nobody]");
        SmallList.Edit(list.CataloguePath, "    recurrence: bimonthly\n    perPeriod: 1\n", "    recurrence: bimonthly\n");
        list.WriteHolidays(SmallList.Today.Year + 1);
        refused = await PublishAsync(null, list, "--dry-run");
        foreach (string words in new[] { "'nobody' is no unit or group", "'perPeriod' is missing" })
            Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_SaysWhatIsMissing_WhenNoHostAnswers()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        Result none = await PublishAsync(null, list, "--yes");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("There is no API key in", none.Error, StringComparison.Ordinal);
        Result silent = await PublishAsync(null, list, "--yes", "--key", "k", "--host", $"http://localhost:{Ports.Free()}");
        Assert.Contains("No host answers at", silent.Error, StringComparison.Ordinal);
        // A look needs none.
        Result look = (await PublishAsync(null, list, "--dry-run")).Succeeded();
        Assert.Matches("汉滨区 .* [0-9]+", look.Out);
        Assert.Contains("due items of", look.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_RefusesTheOtherClocksData()
    {
        await using (Host rehearsal = await Host.StartAsync(_folder)) { }
        Result refused = await BuiltProgram.RunAsync(_folder.Path, "serve", "--real-clock", "--data", _folder["data"], "--port", $"{Ports.Free()}");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("holds a rehearsal of 'ankang-2021'", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalendarImport_PutsANoticeInForce_OnceForEveryList()
    {
        int year = SmallList.Today.Year;
        SmallList list = SmallList.Write(_folder, year);
        list.WriteHolidays(year);
        await using Host host = await Host.StartAsync(_folder, "--real-clock");
        using Api api = Api.Of(host);
        (await PublishAsync(host, list, "--yes")).Succeeded();
        await host.SignInAsync();
        string missing = $"{year + 1}年节假日安排尚未录入";
        // Until November nobody can supply it.
        Assert.Equal(SmallList.Today.Month >= 11, (await host.Office.SeeAsync("/")).Words.Contains(missing, StringComparison.Ordinal));
        list.WriteHolidays(year + 1);
        string file = _folder["holidays", $"{year + 1}.csv"];

        string[] import = ["calendar", "import", file, "--host", $"http://localhost:{host.Port}", "--data", host.Data];
        Assert.Contains("is new", (await BuiltProgram.RunAsync(_folder.Path, [.. import, "--dry-run"])).Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains(
            $"In force for {list.Id}",
            (await BuiltProgram.RunAsync(_folder.Path, [.. import, "--yes"])).Succeeded().Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nothing to do",
            (await BuiltProgram.RunAsync(_folder.Path, [.. import, "--yes"])).Succeeded().Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(missing, (await host.Office.SeeAsync("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewYear_WritesADraft_ThatLoads_AndIsPublishedOnceItIsDecided()
    {
        int year = SmallList.Today.Year;
        SmallList list = SmallList.Write(_folder, year);
        Result drafted = (await BuiltProgram.RunAsync(_folder.Path, "new-year", list.Folder, $"{year + 1}", "--out", _folder["next"])).Succeeded();
        Assert.Contains("marks to decide", drafted.Out, StringComparison.Ordinal);
        string catalogue = Path.Combine(_folder["next"], "catalogue.yaml"),
            published = Path.Combine(_folder["next"], "published.txt");
        (await BuiltProgram.RunAsync(_folder.Path, "catalogue", "--list", _folder["next"], "--json")).Succeeded();
        // Nothing is overwritten.
        Assert.Equal(1, (await BuiltProgram.RunAsync(_folder.Path, "new-year", list.Folder, $"{year + 1}", "--out", _folder["next"])).ExitCode);

        Result undecided = await BuiltProgram.RunAsync(_folder.Path, "publish", _folder["next"], "--dry-run");
        Assert.Contains("a mark of the draft stands here", undecided.Error, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(
            published,
            (await File.ReadAllLinesAsync(published))
                .Skip(1)
                .Select(l => l.Replace("【待填】", $"小区安委办发〔{year + 1}〕2号", StringComparison.Ordinal))
        );
        await File.WriteAllLinesAsync(
            catalogue,
            (await File.ReadAllLinesAsync(catalogue))
                .Where(l => !l.TrimStart().StartsWith("# 待定", StringComparison.Ordinal))
                .Select(l => l.StartsWith("  number:", StringComparison.Ordinal) ? $"  number: 小区安委办发〔{year + 1}〕2号" : l)
        );
        (await BuiltProgram.RunAsync(_folder.Path, "publish", _folder["next"], "--dry-run")).Succeeded();
    }

    private Task<Result> PublishAsync(Host? host, SmallList list, params string[] more) =>
        BuiltProgram.RunAsync(
            _folder.Path,
            ["publish", list.Folder, .. host is null ? [] : new[] { "--host", $"http://localhost:{host.Port}", "--data", host.Data }, .. more]
        );

    private static async Task<int> OpenAsync(Api api, string list, string duty)
    {
        (HttpStatusCode status, JsonNode? body) = await api.GetAsync($"/api/items?list={list}&obligation={duty}&period={SmallList.Today:yyyy-MM}");
        return status == HttpStatusCode.OK ? body!["items"]!.AsArray().Count(i => i!["state"]!.GetValue<string>() is not ("waived" or "onTime")) : -1;
    }
}
