using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class UnitContactsTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Contacts_AreEditedInPlace_AndTheChangeIsOnRecord()
    {
        IHtmlDocument page = await office.FollowAsync(
            await EditAsync(
                "hanyin",
                ("liaison-email", "new@example.org"),
                ("deputy-name", "李四"),
                ("deputy-email", "deputy@example.org"),
                ("deputy2-email", "second@example.org"),
                ("reason", "人员变动")
            )
        );
        string facts = page.QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("new@example.org", facts, StringComparison.Ordinal);
        Assert.Contains("李四", facts, StringComparison.Ordinal);
        Assert.Contains("副联络员（二）", facts, StringComparison.Ordinal);
        Assert.Contains("second@example.org", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("副联络员（三）", facts, StringComparison.Ordinal);
        Assert.Contains("hanyin.liaison@example.org → new@example.org", page.QuerySelector(".ledger li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("理由：人员变动", page.QuerySelector(".ledger li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_SayWhatIsWrong_BesideThePerson_AndKeepWhatWasTyped()
    {
        using HttpResponseMessage answer = await EditAsync("shiquan", ("liaison-email", "不是邮箱"), ("supervisor-name", "王五"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains("“不是邮箱”不是邮箱地址", page.QuerySelector("#liaison-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("不是邮箱", page.QuerySelector("#liaison-liaison-email")!.GetAttribute("value"));
        Assert.Equal("王五", page.QuerySelector("#supervisor-supervisor-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Contacts_TellWhoChangedWhat_WhenTheyChangedMeanwhile()
    {
        (string, string)[] old = Fields(await _site.PageAsync("/units/ningshan"));
        await office.FollowAsync(await EditAsync("ningshan", ("liaison-email", "first@example.org")));
        using HttpResponseMessage answer = await _site.PostAsync(
            "/units/ningshan/contacts",
            [.. old.Where(f => f.Item1 != "liaison-phone"), ("liaison-phone", "0915-1234567")]
        );
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains("ningshan.liaison@example.org → first@example.org", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0915-1234567", page.QuerySelector("#liaison-liaison-phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Links_AreRevoked_OnlyAfterTheQuestionIsAnswered()
    {
        string token = await _site.TokenAsync("ziyang");
        await _site.PageAsync("/units/ziyang/revoke");
        await _site.PageAsync($"/u/{token}");
        await office.FollowAsync(await _site.SubmitAsync("/units/ziyang/revoke", "/units/ziyang/revoke", ("reason", "入口被转发")));
        await _site.PageAsync($"/u/{token}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Task_ShowsItsRowItsProgress_AndUnitsAgainstPeriods()
    {
        IHtmlDocument page = await _site.PageAsync("/tasks/8");
        string text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("滞后序时：", text, StringComparison.Ordinal);
        Assert.Contains("市级各部门每月至少开展1次专题学习", text, StringComparison.Ordinal);
        Assert.Equal(45, page.QuerySelectorAll("table.periods tbody tr").Length);
        Assert.Contains(
            "逾期未办结",
            page.QuerySelector("a[href='/items/ankang-2021_08-members-study_2021-01_jiaotong']")!.TextContent,
            StringComparison.Ordinal
        );
        await _site.PageAsync("/tasks/99", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Task_ShowsTheUnitsOfAPeriod_MostUrgentFirst_WhenTheAddressSaysSo()
    {
        // 市科技局 alone has reported January.
        string[] Links(IHtmlDocument page) =>
            [.. page.QuerySelectorAll("[id='08-members-study'] tbody a[href*='_2021-01_']").Select(a => a.GetAttribute("href")!.Split('_')[^1])];
        await office.Site.Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(
                new(Site.ListId, "08-members-study", "2021-01", "keji"),
                "sorted",
                new(2021, 1, 25),
                1,
                0,
                null,
                null,
                Actor.Of("联络员")
            ),
            default
        );
        IHtmlDocument usual = await _site.PageAsync("/tasks/8");
        Assert.NotNull(usual.QuerySelector("[id='08-members-study'] thead a[href='/tasks/8?sort=2021-01#08-members-study']"));
        Assert.Equal("ascending", usual.QuerySelectorAll("[id='08-members-study'] thead th")[0].GetAttribute("aria-sort"));
        string[] urgent = Links(await _site.PageAsync("/tasks/8?sort=2021-01"));
        string[] calm = Links(await _site.PageAsync("/tasks/8?sort=2021-01&dir=desc"));
        Assert.Equal("keji", urgent[^1]);
        Assert.Equal("keji", calm[0]);
        Assert.Equal(Links(usual).Order(), urgent.Order());
    }

    private async Task<HttpResponseMessage> EditAsync(string unit, params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] fields = Fields(await _site.PageAsync($"/units/{unit}"));
        return await _site.PostAsync($"/units/{unit}/contacts", [.. fields.Where(f => !changes.Any(c => c.Name == f.Name)), .. changes]);
    }

    private static (string Name, string Value)[] Fields(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("form[action$='/contacts'] input").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value))];
}
