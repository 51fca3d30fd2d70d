using System.Net;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class PausesTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Pause_IsShownOnEveryPage_UntilItIsLifted()
    {
        IHtmlDocument page = await office.FollowAsync(
            await _site.SubmitAsync(
                "/pauses",
                "/pauses",
                ("scope", "unit:baihe"),
                ("first", "2021-03-05"),
                ("last", "2021-03-31"),
                ("reason", "防汛救灾")
            )
        );
        Assert.Contains("白河县安委会", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        foreach (string address in new[] { "/", "/items", "/units", "/outbox", "/dispatch", "/interviews" })
            Assert.Contains(
                "白河县安委会：3月5日至3月31日不发通知，时限计算顺延（防汛救灾）",
                (await _site.PageAsync(address)).QuerySelector(".paused")!.TextContent,
                StringComparison.Ordinal
            );
        string[] marks =
        [
            .. (await _site.PageAsync("/items?unit=baihe&state=unfinished")).QuerySelectorAll("table.items tbody tr").Select(r => r.TextContent),
        ];
        Assert.NotEmpty(marks);
        Assert.All(marks, m => Assert.Contains("已暂停至3月31日", m, StringComparison.Ordinal));

        string lift = page.QuerySelectorAll("form[action$='/lift']").Single().GetAttribute("action")!;
        IHtmlDocument lifted = await office.FollowAsync(await _site.SubmitAsync("/pauses", lift, ("reason", "汛情解除")));
        Assert.Contains("汛情解除", lifted.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _site.PageAsync("/")).QuerySelector(".paused"));
    }

    [Theory]
    [InlineData("", "2021-03-05", "2021-03-31", "防汛", "请选择暂停的对象。")]
    [InlineData("list", "2021-03-01", "2021-03-31", "防汛", "开始日期不能早于今天（3月5日）。")]
    [InlineData("list", "2021-03-08", "2021-03-05", "防汛", "结束日期不能早于开始日期。")]
    [InlineData("list", "2021-03-08", "2021-03-31", "", "请填写理由。")]
    [InlineData("unit:nobody", "2021-03-08", "2021-03-31", "防汛", "没有这个单位。")]
    public async Task Pause_SaysWhatIsWrong_AndKeepsWhatWasTyped(string scope, string first, string last, string reason, string words)
    {
        using HttpResponseMessage answer = await _site.SubmitAsync(
            "/pauses",
            "/pauses",
            ("scope", scope),
            ("first", first),
            ("last", last),
            ("reason", reason)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains(page.QuerySelectorAll(".error"), e => e.TextContent == words);
        Assert.Equal(last, page.QuerySelector("#pause-last")!.GetAttribute("value"));
    }
}
