using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class PortalTests : IAsyncLifetime
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private const string Articles = "ankang-2021_13-member-articles_2021-01_jiaotong";
    private Site _site = null!;
    private string _unit = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        _unit = $"/u/{await _site.TokenAsync("jiaotong")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Link_OpensTheUnitsPage_WithWhatItOwes()
    {
        IHtmlDocument page = await _site.PageAsync(_unit);
        Assert.Equal("市交通运输局", page.QuerySelector("h1")!.TextContent);
        IElement card = page.GetElementById(Study)!;
        Assert.Contains("还有2天", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("请勿填报、上传涉密和内部敏感信息", card.QuerySelector("form")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["即将到期", "本期其他", "批量报送", "日历订阅"],
            page.QuerySelectorAll(".portal h2").Select(h => h.FirstChild!.TextContent.Trim())
        );
        Assert.Null(page.QuerySelector("header.masthead"));
    }

    [Fact]
    public async Task Post_ConfirmsOnce_HoweverOftenItIsSent()
    {
        (string, string)[] form =
        [
            ("request", "r1"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1"),
            ("reference", "第1次局务会"),
            ("note", "26人参加"),
        ];
        using HttpResponseMessage first = await _site.PostAsync(_unit, form);
        IHtmlDocument receipt = await Site.ReadAsync(first);
        Assert.Equal("报送成功，感谢支持。", receipt.QuerySelector("h1")!.TextContent);
        Assert.Contains("按期办结（完成日期1月27日）", receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请直接回复邮件与市安委办联系", receipt.Body.TextContent, StringComparison.Ordinal);
        string number = receipt.QuerySelector(".facts .mono")!.TextContent;

        using HttpResponseMessage again = await _site.PostAsync(_unit, form);
        Assert.Equal(number, (await Site.ReadAsync(again)).QuerySelector(".facts .mono")!.TextContent);
        Assert.Equal(1, (await ItemAsync(Study)).Count);

        using HttpResponseMessage other = await _site.PostAsync(
            _unit,
            ("request", "r2"),
            ("item", Study),
            ("completedOn", "2021-01-28"),
            ("count", "1")
        );
        Assert.Contains(
            "该事项已于1月29日9时由市交通运输局联络员报送，无需重复。",
            (await Site.ReadAsync(other)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, (await ItemAsync(Study)).Count);
        Assert.Contains(
            "会议名称或文号：第1次局务会；26人参加",
            (await _site.Parts.Work.HistoryAsync(Key(Study), default))[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "1", "请填写完成日期。")]
    [InlineData("2021-01-30", "1", "日期不能晚于今天（1月29日）。")]
    [InlineData("2020-12-31", "1", "日期早于本期（1月1日起），请在相应周期报送。")]
    [InlineData("2021-01-27", "many", "请填写1至99的整数。")]
    [InlineData("2021-01-27", "", "请填写1至99的整数。")]
    public async Task Post_ShowsTheErrorBesideTheField_AndKeepsTheInput(string date, string count, string error)
    {
        int before = _site.Store.Commits;
        using HttpResponseMessage answer = await _site.PostAsync(
            _unit,
            ("request", "r1"),
            ("item", Study),
            ("completedOn", date),
            ("count", count),
            ("note", "写了很久的说明")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IElement card = (await Site.ReadAsync(answer)).GetElementById(Study)!;
        Assert.Equal([error], card.QuerySelectorAll(".error").Select(e => e.TextContent));
        Assert.Equal("写了很久的说明", card.QuerySelector("textarea")!.TextContent);
        Assert.Equal("r1", card.QuerySelector("input[name=request]")!.GetAttribute("value"));
        Assert.True(card.QuerySelector("details.fill")!.HasAttribute("open"));
        Assert.Equal(before, _site.Store.Commits);
    }

    [Fact]
    public async Task Post_RecordsTheSubQuota_AndRefusesMoreThanThereIs()
    {
        using HttpResponseMessage wrong = await _site.PostAsync(
            _unit,
            ("request", "r"),
            ("item", Articles),
            ("completedOn", "2021-01-27"),
            ("count", "1"),
            ("within", "2")
        );
        Assert.Contains(
            "“其中”篇数不能大于本次篇数。",
            (await Site.ReadAsync(wrong)).GetElementById(Articles)!.TextContent,
            StringComparison.Ordinal
        );
        using HttpResponseMessage right = await _site.PostAsync(
            _unit,
            ("request", "r"),
            ("item", Articles),
            ("completedOn", "2021-01-27"),
            ("count", "3"),
            ("within", "2")
        );
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal((3, 2), ((await ItemAsync(Articles)).Count, (await ItemAsync(Articles)).CountWithin));
        Assert.Contains("已报送3篇，要求不少于12篇，尚差9篇", (await _site.PageAsync(_unit)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ConfirmsSeveralAtOneSitting_OrNone()
    {
        IHtmlDocument page = await _site.PageAsync(_unit);
        string[] items = [.. page.QuerySelectorAll("input[type=checkbox][name=item]").Take(2).Select(i => i.GetAttribute("value")!)];
        (string, string)[] both = [("request", "r"), .. items.Select(i => ("item", i)), ("count", "1"), ("note", "已落实")];
        using HttpResponseMessage good = await _site.PostAsync(_unit, [.. both, ("completedOn", "2021-01-28")]);
        Assert.Equal(2, (await Site.ReadAsync(good)).QuerySelectorAll(".card .mono").Length);
    }

    [Fact]
    public async Task ProgressNote_KeepsTheItemOpen_AndSaysTheSameTwice()
    {
        IHtmlDocument page = await _site.PageAsync(_unit);
        string item = page.QuerySelectorAll(".card[id*=_once_]").First(c => c.TextContent.Contains("进展说明", StringComparison.Ordinal)).Id!;
        using HttpResponseMessage empty = await _site.PostAsync(_unit, ("request", "n"), ("item", item), ("note", ""));
        Assert.Contains("请填写进展说明。", (await Site.ReadAsync(empty)).GetElementById(item)!.TextContent, StringComparison.Ordinal);
        for (int time = 1; time <= 2; time++)
        {
            using HttpResponseMessage noted = await _site.PostAsync(
                _unit,
                ("request", "n"),
                ("item", item),
                ("completedOn", ""),
                ("note", "第一季度已落实")
            );
            Assert.Contains("已登记进展说明，该事项尚未办结", (await Site.ReadAsync(noted)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Single((await ItemAsync(item)).NotesGiven);
    }

    [Fact]
    public async Task Note_IsEncoded_WhereItIsShown()
    {
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        using HttpResponseMessage kept = await _site.PostAsync(
            _unit,
            ("request", "\"><script>"),
            ("item", Study),
            ("completedOn", ""),
            ("count", "1"),
            ("note", evil)
        );
        IHtmlDocument form = await Site.ReadAsync(kept);
        Assert.Equal(evil, form.GetElementById(Study)!.QuerySelector("textarea")!.TextContent);
        await _site.PostAsync(_unit, ("request", "r"), ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"), ("note", evil));
        IHtmlDocument item = await _site.PageAsync($"/items/{Study}");
        Assert.Contains(evil, item.QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
        foreach (IHtmlDocument page in new[] { form, item })
            Assert.Empty(page.QuerySelectorAll("script:not([src]),img"));
    }

    [Fact]
    public async Task Link_TellsNothing_WhenItIsWrongForeignOrRevoked()
    {
        ListInForce list = await _site.ListAsync();
        string good = _unit[3..];
        string[] bad =
        [
            "abc",
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
            new LinkSigner([.. Enumerable.Repeat((byte)7, 32)]).Sign(new LinkToken(list.Id, "jiaotong", 1, list.Head.ClosesOn)),
            _site.Parts.Links.Sign(PersonToken.Of(list, LinkHolder.LiaisonOf(list.Directory["jiaotong"])) with { List = "another-2021" }),
            $"{good}.shuili",
        ];
        foreach (string token in bad)
        {
            IHtmlDocument page = await _site.PageAsync($"/u/{token}", HttpStatusCode.NotFound);
            AssertTellsNothing(page, "入口无效。请使用市安委办最近一封邮件中的入口，或与市安委办联系。");
            using HttpResponseMessage post = await _site.PostAsync($"/u/{token}", ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"));
            Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        }

        Assert.Equal(0, (await ItemAsync(Study)).Count);
    }

    [Fact]
    public async Task Link_IsGoodThroughItsLastDay_ByTheInjectedClock()
    {
        ListInForce list = await _site.ListAsync();
        PersonToken liaison = PersonToken.Of(list, LinkHolder.LiaisonOf(list.Directory["jiaotong"]));
        string token = _site.Parts.Links.Sign(liaison with { ValidUntil = new DateOnly(2021, 1, 29) });
        _site.Clock.Now = new DateTimeOffset(2021, 1, 29, 23, 59, 59, TimeSpan.FromHours(8));
        await _site.PageAsync($"/u/{token}");
        _site.Clock.Now = new DateTimeOffset(2021, 1, 30, 0, 0, 0, TimeSpan.FromHours(8));
        AssertTellsNothing(await _site.PageAsync($"/u/{token}", HttpStatusCode.NotFound), "入口已过有效期，请使用最近一封邮件中的入口。");
    }

    [Fact]
    public async Task Post_TouchesNoOtherUnitsItem()
    {
        using HttpResponseMessage answer = await _site.PostAsync(
            _unit,
            ("item", Study.Replace("jiaotong", "shuili", StringComparison.Ordinal)),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        AssertTellsNothing(await Site.ReadAsync(answer), "入口无效");
    }

    [Fact]
    public async Task Post_KeepsTheInput_WhenStorageIsAway()
    {
        await _site.PageAsync(_unit);
        _site.Store.IsAway = true;
        (string, string)[] form = [("request", "r1"), ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"), ("note", "写了很久的说明")];
        using HttpResponseMessage answer = await _site.PostAsync(_unit, form);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Equal("写了很久的说明", page.QuerySelector("textarea[name=note]")!.TextContent);

        _site.Store.IsAway = false;
        (string, string)[] kept =
        [
            .. page.QuerySelectorAll("form [name]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value)),
            ("note", "写了很久的说明"),
        ];
        using HttpResponseMessage again = await _site.PostAsync(_unit, kept);
        Assert.Contains("报送成功", (await Site.ReadAsync(again)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_StandsInNoLog()
    {
        await _site.PageAsync(_unit);
        await _site.PostAsync(_unit, ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"));
        Assert.DoesNotContain(_site.Log.Lines, l => l.Contains(_unit[3..], StringComparison.Ordinal));
    }

    private static void AssertTellsNothing(IHtmlDocument page, string words)
    {
        string text = page.QuerySelector("main")!.TextContent;
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("交通", text, StringComparison.Ordinal);
        Assert.DoesNotContain("专题学习", text, StringComparison.Ordinal);
    }

    private static DueItemKey Key(string id) => DueItemKey.TryParse(id, out DueItemKey key) ? key : throw new FormatException(id);

    private async Task<DueItem> ItemAsync(string id) =>
        (await _site.Parts.Work.LoadAsync(PeriodRef.Of(Key(id)), fresh: true, default)).Items[Key(id).Unit].Value;
}
