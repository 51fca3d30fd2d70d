using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class ItemActsTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Act_IsRecordedWithItsReason_AndSaidOnThePage()
    {
        string item = Item("08-members-study", "2021-02", "jiaotong");
        IHtmlDocument page = await office.FollowAsync(await ActAsync(item, "hold", ("until", "2021-03-20"), ("reason", "正在核实情况")));
        Assert.Contains("暂缓发送至2021年3月20日（周六）：正在核实情况", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        IElement line = page.QuerySelectorAll(".ledger li")[0];
        Assert.Equal("市安委办", line.QuerySelector(".who")!.TextContent);
        Assert.Contains("正在核实情况", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("暂缓发送至3月20日", page.QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#act-release"));
    }

    [Fact]
    public async Task Act_IsDoneOnce_WhenItsFormIsSentTwice()
    {
        string item = Item("08-members-study", "2021-02", "shuili");
        (string, string)[] fields = [.. await HiddenAsync(item, "waive"), ("reason", "机构改革，职责已划转")];
        string address = $"{item}/acts/waive";
        IHtmlDocument first = await office.FollowAsync(await _site.PostAsync(address, fields));
        IHtmlDocument second = await office.FollowAsync(await _site.PostAsync(address, fields));
        Assert.Equal(first.QuerySelectorAll(".ledger li").Length, second.QuerySelectorAll(".ledger li").Length);
        Assert.Contains("已豁免", second.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_TellsWhoChangedWhat_AndKeepsWhatWasTyped_WhenTheItemChangedMeanwhile()
    {
        string item = Item("08-members-study", "2021-02", "minzheng");
        (string, string)[] old = [.. await HiddenAsync(item, "waive"), ("reason", "我的理由")];
        await office.FollowAsync(await ActAsync(item, "hold", ("until", "2021-03-20"), ("reason", "别人的理由")));

        using HttpResponseMessage answer = await _site.PostAsync($"{item}/acts/waive", old);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        string notice = page.QuerySelector("#errors")!.TextContent;
        Assert.Contains("该事项刚被更新，您填写的内容已保留，请核对后再提交。", notice, StringComparison.Ordinal);
        Assert.Contains("3月5日 09:00 市安委办：暂缓发送至2021年3月20日（周六）：别人的理由", notice, StringComparison.Ordinal);
        IElement form = page.QuerySelector("details#act-waive[open]")!;
        Assert.Equal("我的理由", form.QuerySelector("textarea")!.TextContent);

        // Looked at and sent again, it is done.
        (string, string)[] again =
        [
            .. form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)),
            ("reason", "我的理由"),
        ];
        await office.FollowAsync(await _site.PostAsync($"{item}/acts/waive", again));
    }

    [Theory]
    [InlineData("hold", "", "", "until", "请填写暂缓至哪一天。")]
    [InlineData("hold", "2021-02-30", "有理由", "until", "请按 2021-03-29 的格式填写日期。")]
    [InlineData("hold", "2021-03-01", "有理由", "until", "截止日期不能早于今天（3月5日）。")]
    [InlineData("grant", "2021-02-01", "有理由", "until", "新的完成时限须晚于现时限（2月28日）。")]
    [InlineData("waive", "", "", "reason", "请填写理由。")]
    public async Task Act_SaysWhatIsWrong_BesideTheField(string act, string until, string reason, string field, string words)
    {
        string item = Item("08-members-study", "2021-02", "weijian");
        using HttpResponseMessage answer = await ActAsync(item, act, ("until", until), ("reason", reason));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        IElement input = page.QuerySelector($"#{act}-{field}")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains(page.QuerySelectorAll($"#{act}-{field}-error .error"), e => e.TextContent == words);
        Assert.Contains(reason, page.QuerySelector($"#{act}-reason")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_IsNotTaken_FromAnotherSite()
    {
        using HttpResponseMessage answer = await _site.PostAsync($"{Item("08-members-study", "2021-02", "weijian")}/acts/waive", ("reason", "外站"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Item_ShowsTheOriginalDate_AndWhetherItWasKept_AfterAnExtension()
    {
        string item = Item("08-members-study", "2021-02", "nongye");
        IHtmlDocument page = await office.FollowAsync(await ActAsync(item, "grant", ("until", "2021-03-31"), ("reason", "防汛任务集中")));
        string facts = page.QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("3月31日 周三", facts, StringComparison.Ordinal);
        Assert.Contains("原定时限", facts, StringComparison.Ordinal);
        Assert.Contains("2月28日 周日", facts, StringComparison.Ordinal);
        Assert.Contains("未按原时限办结", facts, StringComparison.Ordinal);
        Assert.Contains("延期中", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("发同意延期通知", page.QuerySelector(".next")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_OffersTheAnswerToAnExtension_OnlyWhenOneWasAsked()
    {
        string item = Item("08-members-study", "2021-03", "jiaotong");
        Assert.Null((await _site.PageAsync(item)).QuerySelector("#act-refuse"));
        DueItemKey key = Key(item);
        Assert.IsType<Result<ItemAnswer>.Done>(
            await _site.Parts.UnitService.AskExtensionAsync(
                new ActRequest(key, "ask", Actor.Of("本单位联络员")),
                "人员集中学习",
                null,
                new DateOnly(2021, 4, 15),
                default
            )
        );
        IHtmlDocument page = await _site.PageAsync(item);
        Assert.NotNull(page.QuerySelector("#act-refuse"));
        Assert.Equal("2021-04-15", page.QuerySelector("#grant-until")!.GetAttribute("value"));
        Assert.Contains("延期申请待答复", page.QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_IsReturned_ByItsForm_WithTheReportKept()
    {
        string item = Item("08-members-study", "2021-03", "shuili");
        await _site.Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(Key(item), "report", new DateOnly(2021, 3, 4), 1, 0, null, null, Actor.Of("本单位联络员")),
            default
        );
        IHtmlDocument page = await office.FollowAsync(await ActAsync(item, "return", ("reason", "请补充参会人数")));
        Assert.Contains("退回补正", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3月10日 周三", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("保留在案", page.QuerySelector("tr.muted")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_ShowsWhatBecameOfEachMail()
    {
        const string mail = "20210201T09|gongxin|reminder";
        Assert.True(
            await _site.Parts.Deliveries.ReportAsync(
                Site.ListId,
                mail,
                "gongxin.liaison@example.org",
                DeliveryStatus.Bounced,
                "550 邮箱不存在",
                default
            )
        );
        IHtmlDocument page = await _site.PageAsync(Item("08-members-study", "2021-01", "gongxin"));
        IElement line = page.QuerySelectorAll(".ledger li")
            .Single(l => l.QuerySelector(".what")!.TextContent.StartsWith("提醒已发送至", StringComparison.Ordinal));
        Assert.Contains("已发", line.QuerySelector(".mail")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1人退信", line.QuerySelector(".mail")!.TextContent, StringComparison.Ordinal);
    }

    private static string Item(string duty, string period, string unit) => $"/items/{Site.ListId}_{duty}_{period}_{unit}";

    private static DueItemKey Key(string item) =>
        DueItemKey.TryParse(item["/items/".Length..], out DueItemKey key) ? key : throw new ArgumentException(item);

    private Task<HttpResponseMessage> ActAsync(string item, string act, params (string, string)[] fields) =>
        _site.SubmitAsync(item, $"{item}/acts/{act}", fields);

    private async Task<IEnumerable<(string, string)>> HiddenAsync(string item, string act) =>
        (await _site.PageAsync(item))
            .QuerySelectorAll($"#act-{act} input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(i => (i.Name!, i.Value))
            .ToList();
}
