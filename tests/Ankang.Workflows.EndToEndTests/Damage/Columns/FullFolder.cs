using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Links;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Filings;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>
/// The folder that has lived with a row of every kind in it: most made by pages, as people make them, the others as other hosts write them.
/// </summary>
public sealed class FullFolder : IAsyncLifetime
{
    private const string Pages = "/l/xiaoqu-2021";
    private const string Item = DamageCases.ItemId;

    /// <summary>Who signs in at a host whose rows are damaged: nobody's row but his own keeps him out.</summary>
    public const string Account = "lisi";

    private readonly LivedFolder _lived = new();
    private readonly List<(string Route, string Part, string Value)> _names = [];
    private string _joins = "";

    /// <summary>Of the host's first look: what was damaged before it is found by its audit.</summary>
    public static DateTimeOffset Start => ChinaTime.At(LivedFolder.Day, new TimeOnly(8, 0));

    public static DateTimeOffset Slot => ChinaTime.At(LivedFolder.Day, new TimeOnly(9, 0));

    internal TempFolder Folder => _lived.Folder;

    internal string Path => Folder["full"];

    /// <summary>Fills the parts of addresses, beside <see cref="PageAddresses"/>.</summary>
    internal IReadOnlyList<(string Route, string Part, string Value)> Names => _names;

    public async Task InitializeAsync()
    {
        await _lived.InitializeAsync();
        Directory.CreateDirectory(Path);
        File.Copy(Folder["before", DataFolder.StoreFile], Folder["full", DataFolder.StoreFile]);
        DateTimeOffset early = ChinaTime.At(LivedFolder.Day, new TimeOnly(7, 0));
        await using (RealHost host = await RealHost.StartAsync(Path, early, asksSignIn: true))
        {
            await host.MoveToAsync(early);
            await PeopleAsync(host);
            await TokensAsync(host);
            await AccidentAsync(host);
            await UnitAsync(host);
            await ScoresAsync(host);
            await PapersAsync(host);
            await YearEndAsync(host);
            await OfficeAsync(host);
            await ChangeAsync(host);
            await JoinAsync(host);
        }

        foreach ((StoreTable table, string partition, string row, string columns) in ByOthers)
            Insert(table, partition, row, columns);
    }

    public Task DisposeAsync() => _lived.DisposeAsync();

    // What only another host, the daily sweep or the mailbox writes.
    private static IEnumerable<(StoreTable Table, string Partition, string Row, string Columns)> ByOthers =>
        [
            (StoreTable.Control, "xiaoqu-2021", "orchestrations-stopped", """{"at":{"t":"2021-02-01T00:00:00Z"},"by":"张三"}"""),
            (StoreTable.Control, "xiaoqu-2021", "clock", """{"at":{"t":"2021-02-01T00:00:00Z"}}"""),
            (
                StoreTable.Security,
                "alerts",
                "00637480000000000000-Alert",
                """{"at":{"t":"2021-02-01T00:00:00Z"},"kind":"Alert","address":"192.0.2.1","text":"一小时内20次登录失败"}"""
            ),
            (StoreTable.Control, "xiaoqu-2021", "watch", """{"told":"2021-01-20"}"""),
            (StoreTable.Control, "office|returns", "mark", """{"mark":"1:7"}"""),
            (
                StoreTable.Control,
                "office|returns",
                "new|0123456789abcdef",
                """{"kind":"Reply","receivedAt":{"t":"2021-02-02T00:00:00Z"},"from":"hanbin.liaison@example.org","text":"已报","list":"xiaoqu-2021"}"""
            ),
            (
                StoreTable.Control,
                "office|returns",
                "read|0123456789abcdee",
                """
                {"kind":"Reply","receivedAt":{"t":"2021-02-01T00:00:00Z"},"from":"a@example.org","text":"收到","list":"xiaoqu-2021",
                "readBy":"张三","readById":"zhangsan","readAt":{"t":"2021-02-02T00:00:00Z"}}
                """
            ),
            (
                StoreTable.Control,
                "xiaoqu-2021|scans",
                $"hanyin|{new string('0', 64)}",
                """{"item":"xiaoqu-2021_01-inspection_2021-01_hanyin","name":"a.png","at":{"t":"2021-02-02T00:00:00Z"},"signature":"Eicar"}"""
            ),
            (
                StoreTable.Control,
                "withdrawn-lists",
                "20210120-xiqu-2021",
                """
                {"list":"xiqu-2021","title":"西区","number":"西安办〔2021〕1号","by":"张三","at":{"t":"2021-01-20T00:00:00Z"},"reason":"文号有误","items":3,
                "changes":""}
                """
            ),
        ];

    private async Task TokensAsync(RealHost host)
    {
        ListInForce list = await host.Parts.Lists("xiaoqu-2021", default);
        var unit = list.Directory["hanbin"];
        LinkAddresses links = host.Parts.LinkAddresses;
        string Last(string address) => new Uri(address).Segments[^1];
        _names.Add(("/u/", "token", Last(links.EntryOf(list, LinkHolder.LiaisonOf(unit), unit))));
        _names.Add(("/s/", "token", Last(links.SupervisorOf(list, LinkHolder.SupervisorOf(unit)))));
        _names.Add(("/c/", "token", Last(links.DeputiesOf(list, unit, list.Head.ClosesOn))));
    }

    private async Task AccidentAsync(RealHost host)
    {
        await DoAsync(
            host,
            "/accidents/on-call",
            "/accidents/on-call",
            ("name0", "张三"),
            ("unit0", "office-unit"),
            ("email0", "zhang@example.org"),
            ("phone0", "0915-3210000"),
            ("repeatMinutes", "15")
        );
        await DoAsync(
            host,
            "/accidents",
            "/accidents",
            ("occurredAt", "2021-02-04T15:00"),
            ("receivedAt", "2021-02-04T15:20"),
            ("reportedAt", "2021-02-04T15:45"),
            ("place", "汉滨区某建筑工地"),
            ("level", "General"),
            ("facts", "脚手架坍塌，1人受伤。"),
            ("unit", "hanbin")
        );
        ListInForce list = await host.Parts.Lists("xiaoqu-2021", default);
        _names.Add(("/d/", "token", new Uri(host.Parts.Alarms.LinkOf(list, 1, "zhang@example.org")).Segments[^1]));
    }

    private async Task PeopleAsync(RealHost host)
    {
        await host.JoinFirstAsync(Host.Account, Host.Password);
        foreach ((string account, string name, string role) in new[] { (Account, "李四", "Office"), ("duzhe", "王督", "Reader") })
        {
            Page added = Good(await host.SubmitAsync("/people", "/people", ("account", account), ("name", name), ("role", role)));
            string link = new Uri(added.Document.QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
            if (account != Account)
                _names.Add(("/welcome/", "token", link.Split('/')[^1]));
            else
                _joins = link;
        }

        string handover = $"/people/{Host.Account}/handover";
        Good(await host.SubmitAsync(handover, handover, ("to", Account), ("note", "下周来人。")));
    }

    // Somebody else comes in at his own browser, after a slip.
    private async Task JoinAsync(RealHost host)
    {
        await host.SubmitAsync("/", "/sign-out");
        await host.SubmitAsync(_joins, _joins, ("password", Host.Password), ("again", Host.Password));
        await host.SubmitAsync("/", "/sign-out");
        await host.SubmitAsync("/sign-in", "/sign-in", ("account", Host.Account), ("password", "wrong-wrong-1"));
        await host.SignInAsync(Account, Host.Password);
    }

    private async Task UnitAsync(RealHost host)
    {
        string page = $"/u/{_names.Single(n => n.Route == "/u/").Value}";
        Page open = await host.OpenAsync(page);
        const string due = "xiaoqu-2021_02-plan_once_hanbin";
        Good(await host.SendAsync(open.FormFor(due), ("completedOn", "2021-02-04"), ("reporter", "赵经办")));
        var form = open.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/extension", StringComparison.Ordinal));
        Good(await host.SendAsync(form, ("reason", "讲师因故改期"), ("until", "2021-04-20")));
    }

    private async Task ScoresAsync(RealHost host)
    {
        const string unit = $"{Pages}/assessment/units/hanbin";
        await DoAsync(
            host,
            unit[Pages.Length..],
            $"{unit[Pages.Length..]}/entries",
            ("row", "commended"),
            ("points", "0.5"),
            ("on", "2021-02-03"),
            ("reason", "市安委会通报表扬")
        );
        await DoAsync(
            host,
            "/assessment/policy",
            "/assessment/policy",
            ("interview", "2"),
            ("extension", "inForce"),
            ("note", "约谈从严"),
            ("act", "save")
        );
        await DoAsync(host, "/assessment", "/assessment/freeze", ("asOf", "2021-01-31"));
        string own = $"/u/{_names.Single(n => n.Route == "/u/").Value}/assessment";
        Good(await host.SubmitAsync(own, own, ("kind", "objection"), ("item", Item), ("text", "1月28日已纸质报送")));
    }

    private async Task PapersAsync(RealHost host)
    {
        foreach (int _ in new[] { 1, 2 })
            await DoAsync(host, "/bulletins", "/bulletins", ("from", "2021-01-04"), ("to", "2021-01-31"), ("cutOff", "2021-01-31"));
        await DoAsync(host, "/bulletins/1", "/bulletins/1/issue", ("number", "小区安委办发〔2021〕12号"), ("on", "2021-02-05"));
        await DoAsync(host, $"/items/{Item}/letters/reminder", "/units/hanbin/letters/reminder/submit");
        Page table = await DoAsync(host, "/reports?on=2021-01-31", "/reports");
        _names.Add(("/reports/", "id", table.Address.Segments[^1]));
        Page draft = await DoAsync(host, "/lists", "/lists/drafts/running");
        _names.Add(("", "draft", draft.Address.Segments[^1]));
        await DoAsync(host, "/checks", "/checks/mail", ("to", "wangli@city.gov.cn"));
        await DoAsync(host, "/templates/reminder", "/templates/reminder", ("act", "save"));
    }

    private async Task YearEndAsync(RealHost host)
    {
        await DoAsync(
            host,
            "/filings",
            "/filings/rows",
            ("kind", "problems"),
            ("unit", "hanbin"),
            ("text", "三处边坡未支护"),
            ("remedy", "限期支护")
        );
        byte[] form = Province.Form(["序号", "问题隐患", "整改措施", "责任单位", "整改进展"]);
        Actor office = Actor.Of("张三");
        FilingTemplate template = await host.Parts.Filings.BringAsync(
            "xiaoqu-2021",
            "问题清单.xlsx",
            form,
            FilingKind.Problems,
            "form-1",
            office,
            default
        );
        _names.AddRange([("/filings/rows/", "kind", "problems"), ("/filings/", "id", template.Id), ("/filings/rows/", "act", "progress")]);
        await host.Parts.Archives.AddAsync("xiaoqu-2021", "archive-1", office, new string('a', 64), "市档案馆", 12, 4096, default);
        await host.Parts.ListActs.AddAsync("xiaoqu-2021", office, "立即重试发送", default);
    }

    private static async Task OfficeAsync(RealHost host)
    {
        await DoAsync(
            host,
            "/pauses",
            "/pauses",
            ("scope", "unit:hanbin-party"),
            ("first", "2021-02-05"),
            ("last", "2021-02-26"),
            ("reason", "防汛救灾")
        );
        await DoAsync(host, $"/items/{Item}", $"/items/{Item}/acts/told-phone", ("until", "2021-01-29"), ("whom", "张三主任"));
        await DoAsync(host, "/units/hanyin", "/units/hanyin/contacts", ("liaison-phone", "0915-7654321"), ("liaison-name", "王联络"));
    }

    private async Task ChangeAsync(RealHost host)
    {
        SmallList list = _lived.Small;
        SmallList.Edit(list.CataloguePath, "shortName: 安全检查", "shortName: 月检");
        await host.Parts.Publisher.ApplyAsync(ListSubmission.Load(list.Folder, _lived.Holidays), null, Actor.Of("张三"), default);
    }

    private static async Task<Page> DoAsync(RealHost host, string page, string address, params (string Name, string Value)[] filled) =>
        Good(await host.SubmitAsync(Pages + page, Pages + address, filled));

    private static Page Good(Page answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Address}: {answer.Status} {answer.Words}");
        return answer;
    }

    private void Insert(StoreTable table, string partition, string row, string columns)
    {
        using SqliteConnection file = RowDamage.Open(Path);
        using SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration.
        command.CommandText = $"INSERT INTO {table} (pk, rk, etag, columns) VALUES ($pk, $rk, 1, $columns)";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$pk", partition);
        command.Parameters.AddWithValue("$rk", row);
        command.Parameters.AddWithValue("$columns", JsonNode.Parse(columns)!.ToJsonString());
        command.ExecuteNonQuery();
    }
}
