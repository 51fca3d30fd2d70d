using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Attachments;
using Ankang.Workflows.Tests.Filings;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>
/// The list in force on 5 March 2021, with one of everything that an address can name, and a browser for each role. What belongs to
/// 汉滨区 is named; other units are looked for in vain by those who may not see them.
/// </summary>
public sealed class RoutesSite : IAsyncLifetime
{
    public const string Password = "jiantou-shanlu-7";
    public const string ReadKey = "reader-reader-reader-reader-reader";
    public const string ReportKey = "reporter-reporter-reporter-reporter";
    public const string PublishKey = "publisher-publisher-publisher-publisher";
    private const string Overdue = "ankang-2021_14b-county-articles_2021-01_hanbin";
    private readonly Dictionary<string, string> _names = [];

    internal Site Site { get; private set; } = null!;

    internal IReadOnlyList<Route> Routes { get; private set; } = [];

    internal HttpClient Office { get; private set; } = null!;

    internal HttpClient Reader { get; private set; } = null!;

    /// <summary>Of 汉滨区安委会 and 市交通运输局.</summary>
    internal HttpClient Supervisor { get; private set; } = null!;

    internal HttpClient Stranger { get; private set; } = null!;

    /// <summary>Every secret that is the proof of somebody: tokens of links, keys, passwords.</summary>
    internal IReadOnlyList<string> Secrets { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Site = await Site.StartAsync(
            new DateOnly(2021, 3, 5),
            signsIn: true,
            inEarnest: true,
            settings:
            [
                ("Limits:SignInPerMinute", "99999"),
                ("Limits:LinksPerMinute", "99999"),
                ("Limits:LinkPerMinute", "99999"),
                ("Limits:ApiPerMinute", "99999"),
                ("SecurityLog:AlertFailures", "99999"),
                ("Api:Keys:screen:Secret", ReadKey),
                ("Api:Keys:oa:Secret", ReportKey),
                ("Api:Keys:oa:Scopes", "report"),
                ("Api:Keys:lists:Secret", PublishKey),
                ("Api:Keys:lists:Scopes", "publish"),
            ]
        );
        Site.Runtime = new FakeRuntime(Site.Clock.Now);
        await Site.FirstPersonAsync("zhangsan", "张三", Password);
        Office = Site.Client;
        Stranger = Site.NewClient();
        Supervisor = await JoinAsync("lifenguan", "李分管", PersonRole.Supervisor, "hanbin", "jiaotong");
        Reader = await JoinAsync("duzhe", "王督", PersonRole.Reader);
        _names["welcome"] = await LinkAsync("xin", "辛来", PersonRole.Reader);

        ListInForce list = await Site.ListAsync();
        _names["u"] = await Site.TokenAsync("hanbin");
        _names["s"] = new Uri(Site.Parts.SupervisorLink(list, list.Directory["hanbin"])).Segments[^1];
        _names["c"] = new Uri(Site.Parts.LinkAddresses.DeputiesOf(list, list.Directory["hanbin"], list.Head.ClosesOn)).Segments[^1];
        await ReportAsync();
        await RecordAccidentAsync();
        _names["d"] = new Uri(Site.Parts.Alarms.LinkOf(list, 1, list.Catalogue.Office.Email)).Segments[^1];
        _names["outbox"] = (await Site.PageAsync("/outbox")).QuerySelector("td.main a")!.GetAttribute("href")!.Split('/')[^1];
        _names["dispatch"] = (await Site.PageAsync("/dispatch")).QuerySelector("a[href^='/dispatch/']")!.GetAttribute("href")!.Split('/')[^1];
        using HttpResponseMessage draft = await Site.SubmitAsync("/lists", "/lists/drafts/running");
        _names["draft"] = draft.Headers.Location!.ToString().Split('#')[0].Split('/')[^1];
        _names["draft-file"] = (await Site.PageAsync($"/lists/drafts/{_names["draft"]}"))
            .QuerySelector("a[href*='/files/']")
            ?.GetAttribute("href")!
            .Split('/')[^1]
            ?? "none";
        await BulletinAndTableAsync();
        await CutOffLetterAsync();
        await FilingsAsync(list);
        _names["asset"] = (await Site.PageAsync("/privacy")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!.Split('/')[^2];
        Routes = Route.Of(Site.Endpoints);
        Secrets = [_names["u"], _names["s"], _names["c"], _names["d"], _names["welcome"], Site.Key, ReadKey, ReportKey, PublishKey, Password];
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>The address of a route, with names of what is there.</summary>
    internal string AddressOf(Route route) => route.With(name => NameOf(route.Page, name));

    /// <summary>What a name in an address stands for, by the page that it is in.</summary>
    internal string NameOf(string page, string name) =>
        (name, page.Split('/')[1]) switch
        {
            ("list", _) => Site.ListId,
            ("token", var prefix) => _names[prefix],
            ("id", "units") => "hanbin",
            ("id", "items" or "supervisor" or "s" or "api") => Overdue,
            ("item", _) => _names["reported"],
            ("digest", _) => _names["digest"],
            ("address", var of) => _names[of],
            ("kind", "units") => "supervision",
            ("kind", "filings") => "problems",
            ("kind", _) => "reminder",
            ("number", "tasks") => "14",
            ("number", "outbox") => "0",
            ("number", "accidents" or "interviews" or "api" or "bulletins" or "filings" or "s" or "supervisor") => "1",
            ("id", "reports") => _names["table"],
            ("id", "filings") => _names["form"],
            ("account", _) => page.Contains("handover", StringComparison.Ordinal) ? "zhangsan" : "duzhe",
            ("draft", _) => _names["draft"],
            ("name", "templates") => "reminder",
            ("name", "assets") => "site.css",
            ("name", _) => _names["draft-file"],
            ("version", _) => _names["asset"],
            ("duty", _) => "14b-county-articles",
            ("task", _) => "14",
            ("unit", _) => "hanbin",
            ("group", _) => "counties",
            ("act", _) => "waive",
            ("decision", _) => "issue",
            ("documentName", _) => "v1",
            ("path", _) => "no-such-page",
            _ => "none",
        };

    /// <summary>Every row of every table but the log of security, by its address: what no look may change.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> RowsAsync()
    {
        const string first = " ",
            last = "~~";
        var rows = new Dictionary<string, string>();
        foreach (StoreTable table in Enum.GetValues<StoreTable>().Where(t => t != StoreTable.Security))
        foreach (PartitionRow row in await Site.Store.ReadAcrossAsync(table, first, last, [new RowRange(first, last)], default))
            rows[$"{table}/{row.Partition}/{row.Row.Row}"] = row.Row.ETag;
        return rows;
    }

    /// <summary>What differs between two looks at all rows.</summary>
    internal static string[] Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. before.Where(r => after.GetValueOrDefault(r.Key) != r.Value).Select(r => r.Key), .. after.Keys.Where(k => !before.ContainsKey(k))];

    private async Task ReportAsync()
    {
        string item = _names["reported"] = "ankang-2021_14b-county-articles_2021-02_hanbin";
        using HttpResponseMessage done = await Site.SendWithFilesAsync(
            $"/u/{_names["u"]}",
            [("request", "routes-1"), ("item", item), ("completedOn", "2021-02-26"), ("count", "1"), ("reporter", "赵经办")],
            ("现场照片.png", A.Png)
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        _names["digest"] = Convert.ToHexStringLower(SHA256.HashData(A.Png));
    }

    private async Task RecordAccidentAsync()
    {
        using HttpResponseMessage done = await Site.SubmitAsync(
            "/accidents",
            "/accidents",
            ("occurredAt", "2021-03-04T15:00"),
            ("receivedAt", "2021-03-04T15:20"),
            ("reportedAt", "2021-03-04T15:45"),
            ("place", "汉滨区某建筑工地"),
            ("level", "General"),
            ("facts", "脚手架坍塌，1人受伤。"),
            ("unit", "zwh-jianzhu")
        );
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
    }

    private async Task BulletinAndTableAsync()
    {
        using HttpResponseMessage bulletin = await Site.PostFromPageAsync(
            "/bulletins",
            "/bulletins",
            ("from", "2021-02-01"),
            ("to", "2021-02-28"),
            ("cutOff", "2021-02-28")
        );
        Assert.Equal(HttpStatusCode.SeeOther, bulletin.StatusCode);
        using HttpResponseMessage table = await Site.SubmitAsync("/reports?on=2021-02-28", "/reports");
        Assert.Equal(HttpStatusCode.SeeOther, table.StatusCode);
        _names["table"] = table.Headers.Location!.ToString().Split('/')[^1];
    }

    // 呈批 of a letter whose process died before the histories were written: what a look must leave to the next act or the audit.
    private async Task CutOffLetterAsync()
    {
        using HttpResponseMessage submitted = await Site.PostFromPageAsync(
            $"/items/{Overdue}/letters/supervision",
            "/units/hanbin/letters/supervision/submit",
            ("item", Overdue)
        );
        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        string partition = $"{Site.ListId}|letters";
        StoreRow row = Assert.Single(await Site.Store.ReadAsync(StoreTable.Control, partition, null, null, default));
        Dictionary<string, object> columns = new(row.Columns) { ["noted"] = false };
        columns["letter0"] = row.RequiredText("letter0").Replace("\"Noted\":true", "\"Noted\":false", StringComparison.Ordinal);
        Assert.NotEqual(row.Text("letter0"), columns["letter0"]);
        StoreChange change = new StoreChange.Replace(row.Row, row.ETag, columns);
        Assert.True((await Site.Store.CommitAsync(StoreTable.Control, partition, [change], default)).Done);
    }

    private async Task FilingsAsync(ListInForce list)
    {
        Actor who = Actor.Of("市安委办");
        var entry = new FilingEntry("hanbin", "某矿山边坡过陡", "", "", null);
        await Site.Parts.Filings.AddAsync(list, FilingKind.Problems, "row", who, entry, default);
        byte[] form = Province.Form("序号", "问题隐患", "责任单位");
        _names["form"] = (await Site.Parts.Filings.BringAsync(list.Id, "省表.xlsx", form, FilingKind.Problems, "form", who, default)).Id;
    }

    internal async Task<HttpClient> JoinAsync(string account, string name, PersonRole role, params string[] units)
    {
        string link = $"/welcome/{await LinkAsync(account, name, role, units)}";
        HttpClient own = Site.Client = Site.NewClient();
        using HttpResponseMessage done = await Site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Site.Client = Office;
        return own;
    }

    private async Task<string> LinkAsync(string account, string name, PersonRole role, params string[] units)
    {
        using HttpResponseMessage added = await Site.PostFromPageAsync(
            "/people",
            "/people",
            [("account", account), ("name", name), ("role", role.ToString()), .. units.Select(u => ("unit", u))]
        );
        IHtmlDocument page = await Site.ReadAsync(added);
        return new Uri(page.QuerySelector("input.link")!.GetAttribute("value")!).Segments[^1];
    }
}
