using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class InterviewsTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Proposal_ShowsItsItemsWithEarlierRungs()
    {
        IElement card = (await _site.PageAsync("/interviews")).QuerySelector("#unit-jiaotong")!;
        Assert.Contains("起待研究", card.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        string row = card.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("2021年1月", StringComparison.Ordinal) && r.TextContent.Contains("第8项", StringComparison.Ordinal))
            .TextContent;
        foreach (string day in new[] { "2月1日", "2月5日", "2月24日" })
            Assert.Contains(day, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_RecordsTheLetter_ThenTheInterview_AndOpensTheFollowUp()
    {
        const string address = "/interviews/shuili/issue";
        using HttpResponseMessage incomplete = await _site.SubmitAsync(
            "/interviews",
            address,
            ("at", "2021-03-05T15:00"),
            ("place", ""),
            ("by", "副主任"),
            ("number", ""),
            ("reason", "多次逾期")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, incomplete.StatusCode);
        IElement form = (await Site.ReadAsync(incomplete)).QuerySelector($"details[open] form[action='{address}']")!;
        Assert.Equal("请填写约谈地点。", form.QuerySelector("#shuili-issue-place-error")!.TextContent);
        Assert.Equal("2021-03-05T15:00", form.QuerySelector("[name=at]")!.GetAttribute("value"));

        IHtmlDocument page = await office.FollowAsync(
            await _site.SubmitAsync(
                "/interviews",
                address,
                ("at", "2021-03-05T15:00"),
                ("place", "市应急管理局三楼会议室"),
                ("by", "副主任"),
                ("number", "安市安委办函〔2021〕8号"),
                ("reason", "多次逾期"),
                ("release", "1")
            )
        );
        Assert.Null(page.QuerySelector("#unit-shuili"));
        string issued = page.QuerySelector("#case-shuili-1")!.TextContent;
        foreach (
            string words in new[]
            {
                "已签发",
                "多次逾期",
                "2021年3月5日15:00",
                "市应急管理局三楼会议室",
                "安市安委办函〔2021〕8号",
                "已随邮件告知主要负责人",
            }
        )
            Assert.Contains(words, issued, StringComparison.Ordinal);
        Assert.Contains("约谈通知", (await _site.PageAsync("/dispatch")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        const string held = "/interviews/shuili/1/held";
        IHtmlDocument after = await office.FollowAsync(
            await _site.SubmitAsync("/interviews", held, ("heldOn", "2021-03-05"), ("minutes", "要求3月底前补齐"), ("followUp", "1"))
        );
        IElement one = after.QuerySelector("#case-shuili-1")!;
        Assert.Contains("已约谈", one.TextContent, StringComparison.Ordinal);
        IHtmlDocument followUp = await _site.PageAsync(one.QuerySelectorAll("a").Single(a => a.TextContent == "约谈整改报告").GetAttribute("href")!);
        Assert.Contains("约谈整改报告", followUp.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postpone", "minzheng", "暂缓至3月19日", true)]
    [InlineData("circulate", "nongye", "改为通报", false)]
    [InlineData("drop", "weijian", "不约谈", false)]
    public async Task Decision_IsShown_AndOnlyAPostponedProposalStays(string decision, string unit, string words, bool stays)
    {
        IHtmlDocument page = await office.FollowAsync(
            await _site.SubmitAsync("/interviews", $"/interviews/{unit}/{decision}", ("until", "2021-03-19"), ("reason", "情况特殊"))
        );
        Assert.Contains(words, page.QuerySelector($"#case-{unit}-1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(stays, page.QuerySelector($"#unit-{unit}") is not null);
    }

    [Fact]
    public async Task Decision_IsNotTakenTwice_WhenAnotherPersonWasFirst()
    {
        const string page = "/interviews",
            address = "/interviews/jiaoti/drop";
        IHtmlDocument document = await _site.PageAsync(page);
        (string, string)[] old =
        [
            .. document.QuerySelectorAll($"form[action='{address}'] input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)),
            ("reason", "我的理由"),
        ];
        await office.FollowAsync(await _site.SubmitAsync(page, "/interviews/jiaoti/circulate", ("reason", "别人的理由")));
        using HttpResponseMessage answer = await _site.PostAsync(address, old);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        string notice = (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent;
        Assert.Contains("该单位的约谈已由市安委办于3月5日9时处理：改为通报（别人的理由）", notice, StringComparison.Ordinal);
        Assert.Contains("我的理由", notice, StringComparison.Ordinal);
    }
}
