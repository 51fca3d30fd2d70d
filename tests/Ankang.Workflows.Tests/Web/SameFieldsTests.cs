using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Attachments;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The unit's form, its form for several items and the API ask for the same, and a receipt shows what was kept.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SameFieldsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 29));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task ReportUp_NeedsItsDay_OverPageBatchAndApi()
    {
        VisitedUnit unit = await VisitedUnit.OfAsync(_site, "hanbin", "03b-county-list-report");
        string item = unit.Item.Replace("2021-01", "once", StringComparison.Ordinal);
        IHtmlDocument page = await _site.PageAsync(unit.Link);
        Assert.NotNull(PortalFixture.Form(page, item, "").QuerySelector("[name=reportedOn][required]"));

        foreach (string[] items in new string[][] { [item], [item, item] })
        {
            using HttpResponseMessage refused = await _site.PostAsync(
                unit.Link,
                [("request", "r"), .. items.Select(i => ("item", i)), ("completedOn", "2021-01-28"), ("count", "1")]
            );
            Assert.Contains("请填写报市安委办日期。", (await Site.ReadAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
        }

        JsonElement errors = await ConfirmAsync(new { item, completedOn = "2021-01-28" }, "k1", HttpStatusCode.UnprocessableEntity);
        Assert.Equal("请填写报市安委办日期。", errors.GetProperty("errors").GetProperty("reportedOn")[0].GetString());
        Assert.True((await _site.ItemAsync(item)).IsOpen);

        JsonElement done = await ConfirmAsync(
            new
            {
                item,
                completedOn = "2021-01-27",
                reportedOn = "2021-01-28",
                reference = "汉安委发〔2021〕1号",
            },
            "k2",
            HttpStatusCode.OK
        );
        Assert.Equal("2021-01-28", done.GetProperty("completedOn").GetString());
        HistoryEntry line = (await _site.HistoryAsync(item))[^1];
        Assert.Equal("报送1份，印发日期1月27日，报市安委办日期1月28日，按期办结。说明：文号：汉安委发〔2021〕1号", line.Text);
    }

    [Fact]
    public async Task Count_IsNeededOverTheApi_WhereTheFormAsksForIt()
    {
        const string item = "ankang-2021_14b-county-articles_2021-01_hanbin";
        JsonElement errors = await ConfirmAsync(new { item, completedOn = "2021-01-28" }, "k", HttpStatusCode.UnprocessableEntity);
        Assert.Equal("请填写1至99的整数。", errors.GetProperty("errors").GetProperty("count")[0].GetString());
    }

    [Fact]
    public async Task Count_IsTakenAsPeopleTypeIt()
    {
        VisitedUnit unit = await VisitedUnit.OfAsync(_site, "hanbin", "14b-county-articles");
        using HttpResponseMessage answer = await _site.PostAsync(
            unit.Link,
            ("request", "r"),
            ("item", unit.Item),
            ("completedOn", "２０２１年1月28日"),
            ("count", "２篇")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, (await _site.ItemAsync(unit.Item)).Count);
    }

    [Fact]
    public async Task Api_AnswersAKeyUsedForSomethingElse_WithWhatIsRecorded()
    {
        const string item = "ankang-2021_14b-county-articles_2021-01_hanbin";
        await ConfirmAsync(Of("安康日报"), "k", HttpStatusCode.OK);
        await ConfirmAsync(Of("安康日报"), "k", HttpStatusCode.OK);
        JsonElement other = await ConfirmAsync(Of("陕西日报"), "k", HttpStatusCode.Conflict);
        Assert.Contains("说明：安康日报", other.GetProperty("detail").GetString(), StringComparison.Ordinal);

        static object Of(string note) =>
            new
            {
                item,
                completedOn = "2021-01-28",
                count = 1,
                note,
            };
    }

    [Fact]
    public async Task Receipt_ListsTheFileThatWasKept_NotTheOneOfASecondSending()
    {
        VisitedUnit unit = await VisitedUnit.OfAsync(_site, "hanbin", "14b-county-articles");
        (string, string)[] fields = [("request", "same"), ("item", unit.Item), ("completedOn", "2021-01-28"), ("count", "1")];
        await _site.SendWithFilesAsync(unit.Link, fields, ("剪报.png", A.Png));
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, fields, ("通知.docx", A.Docx));
        IHtmlDocument receipt = await Site.ReadAsync(answer);
        Assert.Equal(["剪报.png"], receipt.QuerySelectorAll(".files a").Select(a => a.TextContent));
        Assert.DoesNotContain("通知.docx", receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("该次填报此前已登记，这次改动的内容没有登记。", receipt.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(receipt.QuerySelectorAll("form button"), b => b.TextContent.StartsWith("撤回更正", StringComparison.Ordinal));
    }

    private async Task<JsonElement> ConfirmAsync(object body, string key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/confirmations") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", Site.Key);
        request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
