using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Web;

/// <summary>填报人: a report says who filled it in and by which door it came, and the next form of the same link offers him.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ReporterTests
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private static readonly DateOnly Day = new(2021, 1, 29);

    [Fact]
    public async Task WhoReported_IsSaidEverywhere_AndOfferedOnTheNextFormOfThatLinkAlone()
    {
        await using Site site = await Site.StartAsync(Day);
        string link = $"/u/{await site.TokenAsync("jiaotong")}";
        Assert.Equal("", await OfferedAsync(site, link));
        using HttpResponseMessage sent = await ReportAsync(site, link, ("reporter", "王五"));
        Assert.Contains("经联络员王五邮件入口报送", await MainAsync(sent), StringComparison.Ordinal);

        IHtmlDocument page = await site.PageAsync($"/items/{Study}");
        Assert.Contains("。经联络员王五邮件入口报送", page.QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("经联络员王五邮件入口报送", page.QuerySelector("table.grid")!.TextContent, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/items/{Study}");
        request.Headers.Add("X-Api-Key", Site.Key);
        using HttpResponseMessage api = await site.Client.SendAsync(request);
        JsonElement report = (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reports")[0];
        Assert.Equal("经联络员王五邮件入口报送", report.GetProperty("reporter").GetString());

        Assert.Equal("王五", await OfferedAsync(site, link));
        ListInForce list = await site.ListAsync();
        string other = new Uri(site.Parts.LinkAddresses.EntryOf(list, LinkHolder.SupervisorOf(list.Directory["jiaotong"]))).AbsolutePath;
        Assert.Equal("", await OfferedAsync(site, other));
    }

    [Fact]
    public async Task TheDirectorysName_IsOffered_AndSomebodyElseWhoFillsItIn_IsNamedBesideHim()
    {
        await using Site site = await Site.StartAsync(Day);
        ResponsibleUnit unit = (await site.ListAsync()).Directory["jiaotong"];
        ContactEdit edit = ContactEdit.Of(unit).With(ContactRole.Liaison, unit.Liaison! with { Name = "张三" });
        await site.Parts.Contacts.EditAsync("jiaotong", "edit", Actor.Of("市安委办"), null, edit, null, default);
        string link = $"/u/{await site.TokenAsync("jiaotong")}";
        Assert.Equal("张三", await OfferedAsync(site, link));
        using HttpResponseMessage sent = await ReportAsync(site, link, ("reporter", "李四"));
        Assert.Contains("经联络员张三邮件入口由李四报送", await MainAsync(sent), StringComparison.Ordinal);

        // Sent again under another name, it says that it says otherwise.
        using HttpResponseMessage again = await ReportAsync(site, link, ("reporter", "赵六"));
        Assert.Contains("这次改动的内容没有登记", await MainAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATelephone_IsAskedBySetting_AndShownToTheOfficeAlone()
    {
        await using Site site = await Site.StartAsync(Day, settings: [("Reports:Phone", "Required")]);
        string link = $"/u/{await site.TokenAsync("jiaotong")}";
        using HttpResponseMessage without = await ReportAsync(site, link, ("reporter", "王五"), ("phone", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("请填写填报人电话。", await MainAsync(without), StringComparison.Ordinal);
        using HttpResponseMessage sent = await ReportAsync(site, link, ("reporter", "王五"), ("phone", "０９１５-3210000"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);

        IHtmlDocument page = await site.PageAsync($"/items/{Study}");
        Assert.Contains("经联络员王五邮件入口报送（0915-3210000）", page.QuerySelector("table.grid")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("3210000", page.QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0915-3210000", (await FieldAsync(site, link, "phone"))!.Value);
    }

    [Theory]
    [InlineData("reporter", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "填报人姓名不超过30字")]
    [InlineData("phone", "没有", "“没有”不是电话号码")]
    public async Task WhatIsNoName_IsRefused_AndKept(string field, string typed, string said)
    {
        await using Site site = await Site.StartAsync(Day, settings: [("Reports:Phone", "Asked")]);
        string link = $"/u/{await site.TokenAsync("jiaotong")}";
        using HttpResponseMessage sent = await ReportAsync(site, link, (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(sent);
        Assert.Contains(said, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll<IHtmlInputElement>($"input[name={field}]"), i => i.Value == typed);
    }

    [Fact]
    public async Task WithoutANameRequired_IsAsked_WhereTheOfficeWantsOne()
    {
        await using Site site = await Site.StartAsync(Day, settings: [("Reports:Reporter", "Required")]);
        string link = $"/u/{await site.TokenAsync("jiaotong")}";
        using HttpResponseMessage without = await ReportAsync(site, link, ("reporter", " "));
        Assert.Contains("请填写填报人姓名。", await MainAsync(without), StringComparison.Ordinal);
        using HttpResponseMessage sent = await ReportAsync(site, link, ("reporter", "王五"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    [Fact]
    public async Task AProgram_MayNameTheReporter()
    {
        await using Site site = await Site.StartAsync(Day);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/confirmations")
        {
            Content = JsonContent.Create(
                new
                {
                    item = Study,
                    completedOn = "2021-01-27",
                    count = 1,
                    reporter = "李四",
                }
            ),
        };
        request.Headers.Add("X-Api-Key", Site.Key);
        request.Headers.Add("Idempotency-Key", "k1");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(DueItemKey.TryParse(Study, out DueItemKey key));
        Assert.EndsWith("。经接口由李四报送", (await site.Parts.Work.HistoryAsync(key, default))[^1].Text, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ReportAsync(Site site, string link, params (string, string)[] more) =>
        site.PostAsync(link, [("request", "r1"), ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"), .. more]);

    private static async Task<string> OfferedAsync(Site site, string link) => (await FieldAsync(site, link, "reporter"))!.Value;

    private static async Task<IHtmlInputElement?> FieldAsync(Site site, string link, string field) =>
        (await site.PageAsync(link)).QuerySelector<IHtmlInputElement>($"form.confirm input[name={field}]");

    private static async Task<string> MainAsync(HttpResponseMessage answer) => (await Site.ReadAsync(answer)).QuerySelector("main")!.TextContent;
}
