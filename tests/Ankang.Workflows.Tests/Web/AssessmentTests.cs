using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Standings;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Ankang.Workflows.Tests.Web;

/// <summary>考核 and 问责台账 on 5 March 2021, nothing confirmed.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AssessmentTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private const string Unit = "/assessment/units/baihe";
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Ranking_OpensDownToTheItemsBehindIt()
    {
        IHtmlDocument page = await _site.PageAsync("/assessment");
        Assert.Contains("县区（开发区）安委会（13个单位）", Shown(page), StringComparison.Ordinal);
        IElement row = page.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("汉阴县安委会", StringComparison.Ordinal));
        string unit = row.QuerySelector("a")!.GetAttribute("href")!;
        IHtmlDocument points = await _site.PageAsync(unit);
        IElement point = points.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("第14项", StringComparison.Ordinal));
        Assert.Contains("约谈事项告知（2月24日）", point.TextContent, StringComparison.Ordinal);
        Assert.Contains("2021年1月", Shown(await _site.PageAsync(point.QuerySelector("a")!.GetAttribute("href")!)), StringComparison.Ordinal);
        // The number on the page is what its points come to.
        UnitScore score = (await AssessAsync()).Scores.Single(s => s.Unit == "hanyin");
        Assert.Contains(ScoreWords.Score(score.Score), row.TextContent, StringComparison.Ordinal);
        Assert.Equal(score.Points.Length, points.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task CutOffBeforeTheList_IsRefusedInPlainWords()
    {
        foreach (string address in new[] { "/assessment", "/strikes", "/assessment.xlsx", "/strikes.docx" })
            Assert.Contains(
                "《清单》2021年1月18日印发，此前没有可考核的内容",
                Shown(await _site.PageAsync($"{address}?asOf=2021-01-17", HttpStatusCode.BadRequest)),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Policy_IsTriedBesideTheOneInForce_ThenSavedWithWhoAndWhy()
    {
        IHtmlDocument page = await _site.PageAsync("/assessment/policy");
        (string Name, string Value)[] Form(string act, string interview, string note) =>
            [
                .. page.QuerySelectorAll("form[action='/assessment/policy'] input:not([type=hidden])")
                    .Cast<IHtmlInputElement>()
                    .Select(i => (i.Name!, i.Name == "interview" ? interview : i.Value)),
                ("extension", "inForce"),
                ("lists", ((IHtmlTextAreaElement)page.QuerySelector("#policy-lists")!).Value),
                ("note", note),
                ("act", act),
            ];

        Assessed before = await AssessAsync();
        IHtmlDocument tried = await Site.ReadAsync(await _site.SubmitAsync("/assessment/policy", "/assessment/policy", Form("try", "0", "")));
        Assert.Contains("试算结果", Shown(tried), StringComparison.Ordinal);
        Assert.Contains(tried.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("汉阴县安委会", StringComparison.Ordinal));
        Assert.Equal("0", ((IHtmlInputElement)tried.QuerySelector("#policy-interview")!).Value);
        Assert.Equal(before.Digest, (await AssessAsync()).Digest); // nothing was saved

        using HttpResponseMessage wrong = await _site.SubmitAsync("/assessment/policy", "/assessment/policy", Form("save", "much", "更严"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("约谈事项告知：请填写0至100的数", Shown(await Site.ReadAsync(wrong)), StringComparison.Ordinal);
        using HttpResponseMessage silent = await _site.SubmitAsync("/assessment/policy", "/assessment/policy", Form("save", "2", ""));
        Assert.Contains("请填写修改原因。", Shown(await Site.ReadAsync(silent)), StringComparison.Ordinal);

        // A page that was opened before somebody else saved changes nothing.
        string seen = page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        IHtmlDocument saved = await office.FollowAsync(
            await _site.SubmitAsync("/assessment/policy", "/assessment/policy", Form("save", "2", "约谈从严"))
        );
        Assert.Contains("约谈从严", Shown(saved), StringComparison.Ordinal);
        Assert.NotEqual(before.Digest, (await AssessAsync()).Digest);
        using HttpResponseMessage late = await _site.PostFromPageAsync(
            "/assessment/policy",
            "/assessment/policy",
            [.. Form("save", "3", "再从严"), ("seen", seen), ("request", "late")]
        );
        Assert.Contains("刚被其他人修改", Shown(await Site.ReadAsync(late)), StringComparison.Ordinal);

        // Faults of the text name their line.
        (string, string)[] faulty =
        [
            .. Form("try", "1", "").Select(f => f.Name == "lists" ? (f.Name, "groups:\n  - { id: a, name: 甲, of: [nobody] }") : f),
        ];
        Assert.Contains(
            "第2行",
            Shown(await Site.ReadAsync(await _site.SubmitAsync("/assessment/policy", "/assessment/policy", faulty))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Entries_AreTakenWithAReason_CountOnTheirDay_AndAreWithdrawnForAllToSee()
    {
        decimal before = (await AssessAsync()).Scores.Single(s => s.Unit == "baihe").Score;
        using HttpResponseMessage wrong = await _site.SubmitAsync(
            Unit,
            $"{Unit}/entries",
            ("row", "commended"),
            ("points", "3"),
            ("on", "2021-03-04"),
            ("reason", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        string said = Shown(await Site.ReadAsync(wrong));
        Assert.Contains("不超过1的分值", said, StringComparison.Ordinal);
        Assert.Contains("请填写理由和依据。", said, StringComparison.Ordinal);

        (string, string)[] entry = [("row", "commended"), ("points", "0.5"), ("on", "2021-03-04"), ("reason", "市安委会通报表扬")];
        IHtmlDocument page = await office.FollowAsync(await _site.SubmitAsync(Unit, $"{Unit}/entries", entry));
        Assert.Contains("市安委会通报表扬", Shown(page), StringComparison.Ordinal);
        Assert.Equal(before + 0.5m, (await AssessAsync()).Scores.Single(s => s.Unit == "baihe").Score);
        Assert.Equal(0, (await AssessAsync("2021-03-03")).Scores.Single(s => s.Unit == "baihe").Points.Count(p => p.Points > 0));

        string withdraw = page.QuerySelector("form[action$='/withdraw']")!.GetAttribute("action")!;
        page = await office.FollowAsync(await _site.SubmitAsync(Unit, withdraw, ("reason", "登记有误")));
        Assert.Contains("已撤销，不计", Shown(page), StringComparison.Ordinal);
        Assert.Equal(before, (await AssessAsync()).Scores.Single(s => s.Unit == "baihe").Score);
    }

    [Fact]
    public async Task Unit_ObjectsByItsLink_TheOfficeAnswersOnce_AndOnlyThenScoresAreFrozen()
    {
        string own = $"/u/{await _site.TokenAsync("ziyang")}/assessment";
        IHtmlDocument page = await _site.PageAsync(own);
        Assert.DoesNotContain("汉阴县", Shown(page), StringComparison.Ordinal);
        IHtmlOptionElement item = page.QuerySelectorAll("#said-item option").Cast<IHtmlOptionElement>().First(o => o.Value.Length > 0);
        using HttpResponseMessage foreign = await _site.SubmitAsync(
            own,
            own,
            ("kind", "objection"),
            ("item", item.Value.Replace("ziyang", "hanyin", StringComparison.Ordinal)),
            ("text", "不是我们的")
        );
        Assert.Contains("请选择本单位的事项。", Shown(await Site.ReadAsync(foreign)), StringComparison.Ordinal);
        page = await office.FollowAsync(
            await _site.SubmitAsync(own, own, ("kind", "objection"), ("item", item.Value), ("text", "1月28日已纸质报送"))
        );
        Assert.Contains("待答复", Shown(page), StringComparison.Ordinal);

        Assert.Contains("1件申诉待答复", Shown(await _site.PageAsync("/assessment")), StringComparison.Ordinal);
        using HttpResponseMessage early = await _site.SubmitAsync("/assessment", "/assessment/freeze", ("asOf", "2021-02-28"));
        Assert.Contains("有1件申诉尚未答复", Shown(await Site.ReadAsync(early)), StringComparison.Ordinal);

        const string unit = "/assessment/units/ziyang";
        string answer = (await _site.PageAsync(unit)).QuerySelector("form[action$='/answer']")!.GetAttribute("action")!;
        IHtmlDocument answered = await office.FollowAsync(await _site.SubmitAsync(unit, answer, ("upheld", "no"), ("text", "未见纸质材料")));
        Assert.Contains("未见纸质材料", Shown(answered), StringComparison.Ordinal);
        Assert.Contains("未见纸质材料", Shown(await _site.PageAsync(own)), StringComparison.Ordinal);
        using HttpResponseMessage twice = await _site.PostFromPageAsync(unit, answer, ("upheld", "yes"), ("text", "成立"), ("request", "another"));
        Assert.Contains("刚有其他人处理过", Shown(await Site.ReadAsync(twice)), StringComparison.Ordinal);

        // Frozen once a cut-off; what is entered after changes the scores and not the frozen ones.
        using HttpResponseMessage today = await _site.SubmitAsync("/assessment", "/assessment/freeze", ("asOf", "2021-03-05"));
        Assert.Contains("截至日期须已过完", Shown(await Site.ReadAsync(today)), StringComparison.Ordinal);
        IHtmlDocument frozen = await office.FollowAsync(await _site.SubmitAsync("/assessment", "/assessment/freeze", ("asOf", "2021-02-28")));
        Assert.Contains("已定稿", Shown(frozen), StringComparison.Ordinal);
        string row = Row(frozen, "紫阳县安委会");
        (string, string)[] entry = [("row", "experience"), ("points", "1"), ("on", "2021-02-20"), ("reason", "经验推广")];
        await office.FollowAsync(await _site.SubmitAsync(unit, $"{unit}/entries", entry));
        Assert.NotEqual(row, Row(await _site.PageAsync("/assessment?asOf=2021-02-28"), "紫阳县安委会"));
        Assert.Equal(row, Row(await _site.PageAsync("/assessment?asOf=2021-02-28&frozen=1"), "紫阳县安委会"));
        using HttpResponseMessage again = await _site.SubmitAsync("/assessment", "/assessment/freeze", ("asOf", "2021-02-28"));
        Assert.Contains("定稿不再更改", Shown(await Site.ReadAsync(again)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreWhole_AndHoldTheRowsThatThePagesShow()
    {
        foreach (string address in new[] { "/assessment.xlsx?asOf=2021-03-04", "/strikes.xlsx?asOf=2021-03-04" })
        {
            using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(await BytesAsync(address)), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(book));
        }

        foreach (string address in new[] { "/assessment.docx?asOf=2021-03-04", "/strikes.docx?asOf=2021-03-04" })
        {
            byte[] bytes = await BytesAsync(address);
            using WordprocessingDocument letter = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(letter));
            Assert.Contains("汉阴县安委会", letter.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
            Assert.Equal(bytes, await BytesAsync(address));
        }
    }

    [Fact]
    public async Task Strikes_AreCountedByDay_WithTheItemsBehindThem()
    {
        IHtmlDocument page = await _site.PageAsync("/strikes");
        IElement row = page.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("汉阴县安委会", StringComparison.Ordinal));
        UnitStrikes unit = (await AssessAsync()).Strikes.Single(s => s.Unit == "hanyin");
        Assert.Equal(
            [$"{unit.Reminders}", $"{unit.Supervisions}", $"{unit.Interviews}"],
            row.QuerySelectorAll("td").Skip(1).Take(3).Select(c => c.TextContent)
        );
        IElement days = page.QuerySelector("#hanyin")!;
        Assert.Equal(unit.Days.Sum(d => d.Items.Length), days.QuerySelectorAll("a").Length);
        Assert.Contains(days.QuerySelectorAll("li"), l => l.TextContent.Contains("2月1日", StringComparison.Ordinal));
    }

    private async Task<Assessed> AssessAsync(string? day = null) =>
        (
            await _site.Parts.Assessments.AssessAsync(
                Site.ListId,
                new CutOff(day is null ? new DateOnly(2021, 3, 5) : DateOnly.Parse(day), _site.Clock.Now),
                default
            )
        )[0];

    private async Task<byte[]> BytesAsync(string address)
    {
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Row(IHtmlDocument page, string unit) =>
        page.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains(unit, StringComparison.Ordinal)).TextContent;

    private static string Shown(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
