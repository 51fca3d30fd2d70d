using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.StoreTests;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>A list of this year on the machine's own clock: in shadow first, then in earnest.</summary>
public sealed class RealClockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Needs<TestMailServer>]
    public async Task Serve_KeepsEveryMailHere_UntilTheOfficePressesTheButton()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        await using TestMailServer server = await TestMailServer.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Mail__Transport"] = "Smtp",
            ["Mail__Smtp__Host"] = "127.0.0.1",
            ["Mail__Smtp__Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__Security"] = "None",
            ["PublicUrl"] = "https://anwei.example.org",
        };
        await using Host host = await Host.StartAsync(_folder, settings, "--list", list.Folder);
        Assert.Contains("real clock", host.Out, StringComparison.Ordinal);
        SortedDictionary<string, JsonNode> items = await ItemsOnceOpenAsync(host);
        // What was due before today belongs to the time before the product.
        foreach (JsonNode item in items.Values)
            Assert.Equal(
                DateOnly.Parse(item["dueOn"]!.GetValue<string>(), CultureInfo.InvariantCulture) < SmallList.Today,
                item["state"]!.GetValue<string>() == "historic"
            );

        // In the hours of a dispatch its mails stand in the outbox; at other times none is due.
        await Wait.UntilAsync(() => host.Mails.Count > 0 || !IsDispatchTime(list), host.Said);
        await host.SignInAsync();
        Page overview = await host.Office.SeeAsync("/");
        Assert.Contains("试运行", overview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("模拟运行", overview.Words, StringComparison.Ordinal);
        Assert.Empty(overview.Document.QuerySelectorAll("form[action='/rehearsal']"));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Office.PostAsync("/activate")).Status);
        Page checks = await host.Office.SeeAsync("/checks");
        (string, string)[] sure = [("year", $"{list.Year}"), ("aware", "yes")];

        Page active = await host.Office.SubmitAsync(checks, checks.FormTo("/activate"), sure);
        Assert.Equal(HttpStatusCode.OK, active.Status);
        Assert.Empty(server.Envelopes()); // shadow let nothing out
        Page after = await host.Office.SeeAsync("/");
        Assert.DoesNotContain("试运行", after.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await host.Office.SubmitAsync(checks, checks.FormTo("/activate"), sure)).Status);
    }

    [Fact]
    public async Task Api_TakesAConfirmationOnce_AndTheOpenPortAsksTheOfficeToSignIn()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        int open = Ports.Free();
        await using Host host = await Host.StartAsync(_folder, "--list", list.Folder, "--open-port", $"{open}", "--start-on", $"{list.Year}-01-01");
        SortedDictionary<string, JsonNode> items = await ItemsOnceOpenAsync(host);
        Assert.DoesNotContain(items.Values, i => i["state"]!.GetValue<string>() == "historic"); // --start-on

        using Api api = Api.Of(host, open);
        string today = SmallList.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string item = $"{list.Id}_01-inspection_{SmallList.Today:yyyy-MM}_hanbin";
        (HttpStatusCode Status, JsonNode? Body) first = await api.PostAsync(
            "/api/confirmations",
            new
            {
                item,
                completedOn = today,
                count = 1,
                note = "检查12户。",
            },
            "key-1"
        );
        (HttpStatusCode Status, JsonNode? Body) second = await api.PostAsync(
            "/api/confirmations",
            new
            {
                item,
                completedOn = today,
                count = 1,
                note = "检查12户。",
            },
            "key-1"
        );
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Status, second.Status);
        Assert.Equal("recorded", first.Body!["result"]!.GetValue<string>());
        Assert.Equal("onTime", first.Body["outcome"]!.GetValue<string>());
        Assert.Equal(first.Body.ToJsonString(), second.Body!.ToJsonString());
        (HttpStatusCode status, JsonNode? other) = await api.PostAsync("/api/confirmations", new { item, completedOn = today }, "key-2");
        Assert.Equal((HttpStatusCode.OK, "alreadyConfirmed"), (status, other!["result"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync("/api/confirmations", new { item, completedOn = today }, null)).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (
                await api.PostAsync(
                    "/api/confirmations",
                    new { item = item.Replace("hanbin", "hanyin", StringComparison.Ordinal), count = 1 },
                    "key-3"
                )
            ).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await api.PostAsync("/api/confirmations", new { item = "nobody", completedOn = today }, "key-4")).Status
        );
        (_, JsonNode? detail) = await api.GetAsync($"/api/items/{item}");
        Assert.Single(detail!["history"]!.AsArray(), h =>
            h!["event"]!.GetValue<string>() is not "opened" && h["text"]!.GetValue<string>().Contains("检查12户。", StringComparison.Ordinal)
        );
        (_, JsonNode? description) = await api.GetAsync("/openapi/v1.json");
        Assert.NotNull(description!["paths"]!["/api/confirmations"]);

        foreach (string? wrong in new[] { null, "wrong" })
        {
            using var stranger = new Api(open, wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/items")).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/api/confirmations", new { item }, "key-5")).Status);
        }

        using var outside = new Visitor(new Uri($"http://localhost:{open}"));
        foreach (string page in new[] { "/", "/items", $"/items/{item}", "/outbox", "/units", "/dispatch" })
        {
            Page asked = await outside.OpenAsync(page);
            Assert.Equal("/sign-in", asked.Address.AbsolutePath);
            Assert.DoesNotContain("汉滨", asked.Words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await outside.PostAsync("/activate")).Status);
        await host.SignInAsync();
        Page signIn = await outside.OpenAsync($"/items/{item}");
        Page shown = await outside.SubmitAsync(signIn, signIn.FormTo("/sign-in"), ("account", Host.Account), ("password", Host.Password));
        Assert.EndsWith($":{open}/items/{item}", shown.Address.ToString(), StringComparison.Ordinal);
        Assert.Contains("检查12户。", shown.Words, StringComparison.Ordinal);
        Page portal = await outside.OpenAsync("/u/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, portal.Status);
        Assert.Contains("入口无效", portal.Words, StringComparison.Ordinal);
    }

    [Fact]
    [Needs<Azurite>]
    public async Task Serve_KeepsTrying_UntilStorageAnswers()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        int port = Ports.Free();
        string connection = Azurite.Connection($"TableEndpoint=http://127.0.0.1:{port}/{Azurite.Account};");
        await using Host host = await Host.StartAsync(_folder, "--list", list.Folder, "--storage", connection);
        await Wait.UntilAsync(async () => (await host.HealthAsync()).Status == HttpStatusCode.ServiceUnavailable, host.Said);
        Assert.Equal("storageUnavailable", (await host.HealthAsync()).Body["status"]!.GetValue<string>());
        Page away = await host.Office.OpenAsync("/");
        Assert.Equal("/sign-in", away.Address.AbsolutePath);
        Assert.Contains("存储暂时无法访问", away.Words, StringComparison.Ordinal);
        Page kept = await host.Office.SubmitAsync(away, away.FormTo("/sign-in"), ("account", Host.Account), ("password", Host.Password));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, kept.Status);
        Assert.DoesNotContain(Host.Password, kept.Source, StringComparison.Ordinal);

        await using Azurite azurite = await Azurite.StartAsync(port);
        using Api api = Api.Of(host);
        var seen = new HashSet<HttpStatusCode>();
        await Wait.UntilAsync(
            async () =>
            {
                HttpStatusCode items = (await api.GetAsync("/api/items")).Status;
                seen.UnionWith([items, (await host.Office.OpenAsync("/")).Status, (await host.Office.OpenAsync("/u/nonsense")).Status]);
                return items == HttpStatusCode.OK && (await host.HealthAsync()).Status == HttpStatusCode.OK;
            },
            host.Said
        );
        seen.ExceptWith([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable]);
        Assert.Empty(seen); // tables that answer before the list stands in them are no fault of whoever looks
        Assert.NotEmpty(await ItemsOnceOpenAsync(host));
        await host.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.Office.OpenAsync("/")).Status);

        // What stands in the tables is reported on from anywhere.
        Result report = await BuiltProgram.RunAsync(
            _folder.Path,
            "report",
            "--data",
            _folder["other"],
            "--storage",
            connection,
            "--out",
            _folder["report"]
        );
        report.Succeeded();
        Spreadsheets.AssertOpens(_folder["report", "table.xlsx"], "安全检查");
    }

    private static async Task<SortedDictionary<string, JsonNode>> ItemsOnceOpenAsync(Host host)
    {
        using Api api = Api.Of(host);
        SortedDictionary<string, JsonNode> items = [];
        await Wait.UntilAsync(
            async () =>
            {
                if ((await api.GetAsync("/api/items")).Status != HttpStatusCode.OK)
                    return false;
                items = await api.ItemsAsync();
                return items.Keys.Any(k => k.Contains($"_01-inspection_{SmallList.Today:yyyy-MM}_", StringComparison.Ordinal))
                    && items.Keys.Any(k => k.Contains("_06-articles_", StringComparison.Ordinal));
            },
            () => $"{items.Count} items. {host.Said()}"
        );
        return items;
    }

    private static bool IsDispatchTime(SmallList list) =>
        Slot.Current(TimeProvider.System.GetUtcNow(), HolidayFile.Load(Path.Combine(Path.GetDirectoryName(list.Folder)!, "holidays"))) is not null;
}
