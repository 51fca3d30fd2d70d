using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>年终办理: the page from what is open to the archive, in December of a list that was run from January to March.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class YearEndTests : IAsyncLifetime
{
    private const string Page = "/l/ankang-2021/year-end";
    private const string Next = "ankang-2026";
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 3, 5));
        _site.Clock.Now = Civil.At("2021-12-30 10:00");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Page_HasALineForEachStep_RedWithItsMend()
    {
        IHtmlDocument page = await _site.PageAsync(Page);
        IElement[] lines = [.. page.QuerySelectorAll("table.checks tbody tr")];
        Assert.Equal(
            ["未办结事项", "待审核", "延期申请", "结转事项", "暂停和暂缓", "约谈", "通报草稿", "申诉", "考核定稿", "报表", "归档"],
            lines.Select(l => l.QuerySelector("th")!.TextContent)
        );
        Assert.Equal(
            ["未办结事项", "约谈", "考核定稿", "报表", "归档"],
            lines.Where(l => l.QuerySelector(".tag.red") is not null).Select(l => l.QuerySelector("th")!.TextContent)
        );
        Assert.Equal(
            [$"{Page}#open", "/l/ankang-2021/interviews", "/l/ankang-2021/assessment?asOf=2022-03-31", "/l/ankang-2021/reports", $"{Page}#archive"],
            lines.SelectMany(l => l.QuerySelectorAll("td:last-child a")).Select(a => a.GetAttribute("href"))
        );
        foreach (IElement link in lines.SelectMany(l => l.QuerySelectorAll("td:last-child a")))
            await _site.PageAsync(link.GetAttribute("href")!.Split('#')[0]);
    }

    [Fact]
    public async Task TickedItems_AreClosedTogether_AndTheReasonStandsInEachHistory()
    {
        IHtmlDocument before = await _site.PageAsync($"{Page}?task=14&unit=hanbin");
        string[] ticks = [.. before.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!)];
        Assert.True(ticks.Length > 1);
        Assert.All(ticks, t => Assert.Contains("_14", t, StringComparison.Ordinal));
        using HttpResponseMessage answer = await PostAsync("close", [("act", "end"), ("reason", "机构改革"), .. ticks.Select(t => ("item", t))]);
        IHtmlDocument after = await FollowAsync(answer);
        Assert.Equal($"已关闭{ticks.Length}项，理由记入各事项台账。", after.QuerySelector(".notice.green")!.TextContent);
        Assert.DoesNotContain(after.QuerySelectorAll("input[name=item]"), i => ticks.Contains(i.GetAttribute("value")));
        foreach (string tick in ticks)
        {
            IElement item = (await _site.PageAsync($"/l/ankang-2021/items/{tick}")).QuerySelector("main")!;
            Assert.Contains("年终关闭：机构改革。计未完成", item.TextContent, StringComparison.Ordinal);
            Assert.Equal("未完成", item.QuerySelector("h1 .tag")!.TextContent);
        }
    }

    [Fact]
    public async Task WhatIsWrong_IsSaid_WithWhatWasTypedAndTicked()
    {
        IHtmlDocument page = await _site.PageAsync(Page);
        string tick = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        using HttpResponseMessage refused = await PostAsync("close", [("act", "carry"), ("item", tick)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        IHtmlDocument again = await Site.ReadAsync(refused);
        Assert.Contains("未作任何更改：请填写理由。", again.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([tick], again.QuerySelectorAll("input[name=item][checked]").Select(i => i.GetAttribute("value")));

        using HttpResponseMessage none = await PostAsync("close", [("act", "end"), ("reason", "机构改革")]);
        Assert.Contains("请先勾选事项。", (await Site.ReadAsync(none)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage digest = await PostAsync("archives", [("sha256", "abc"), ("note", "保险柜")]);
        Assert.Contains("64位", (await Site.ReadAsync(digest)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carried_WaitForTheNextList_AndStandInItOnceItIsThere()
    {
        string tick = $"{Site.ListId}_14b-county-articles_2021-01_hanbin";
        IHtmlDocument carried = await FollowAsync(await PostAsync("close", [("act", "carry"), ("reason", "跨年"), ("item", tick)]));
        Assert.Equal(["待列入"], carried.QuerySelectorAll(".carried .tag").Select(t => t.TextContent));
        Assert.Null(carried.QuerySelector($"form[action='{Page}/take-over']"));

        await _site.Parts.Register.PublishAsync(TestLists.Of2026(), Seeds.Calendar, new(2021, 12, 30), shadow: false, rehearsal: true, default);
        using HttpResponseMessage early = await PostAsync("take-over", [("next", Next), ("dueOn", "2020-01-01")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        IHtmlDocument taken = await FollowAsync(await PostAsync("take-over", [("next", Next), ("dueOn", "2026-06-30")]));
        Assert.Equal("1项已列入下一年度清单。", taken.QuerySelector(".notice.green")!.TextContent);
        Assert.Contains("1项均已列入下一年度清单。", taken.QuerySelector("table.checks")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await _site.Parts.Lists(Next, default)).Head.Carried);

        _site.Clock.Now = Civil.At("2026-01-19 09:00");
        await _site.Parts.Turns.AdvanceAsync(new ObligationRef(Next, CarriedDuty.Id), default);
        IElement item = (await _site.PageAsync($"/l/{Next}/items/{Next}_carried-over_no-0001_hanbin")).QuerySelector("main")!;
        Assert.Equal($"/l/ankang-2021/items/{tick}", item.QuerySelector($"a[href*='{tick}']")!.GetAttribute("href"));
        Assert.Contains("新闻宣传稿件（2021年1月结转）", item.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_IsWholeWhenDownloaded_AndItsDigestStandsOnThePage()
    {
        using HttpResponseMessage answer = await PostAsync("archive", []);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        byte[] file = await answer.Content.ReadAsByteArrayAsync();
        (ArchiveManifest? manifest, IReadOnlyList<ArchiveFault> faults) = await ArchiveCheck.RunAsync(new MemoryStream(file), default);
        Assert.Empty(faults);
        Assert.Equal(Site.ListId, manifest!.List);
        IElement kept = (await _site.PageAsync(Page)).QuerySelector(".archives li")!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), kept.QuerySelector("code")!.TextContent);
        Assert.Contains("市安委办", kept.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_HoldsFrozenScoresAndTables_AndTheLineIsGreenOnceItCameAfterThem()
    {
        _site.Clock.Now = Civil.At("2022-04-01 10:00");
        await _site.Parts.Assessments.FreezeAsync(Site.ListId, new(2022, 3, 31), Actor.Of("市安委办"), default);
        using HttpResponseMessage table = await _site.SubmitAsync("/l/ankang-2021/reports?on=2022-03-31", "/l/ankang-2021/reports");
        using HttpResponseMessage answer = await PostAsync("archive", []);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.NotNull(zip.GetEntry("scores/2022-03-31.json"));
        Assert.Single(zip.Entries, e =>
            e.FullName.StartsWith("table/", StringComparison.Ordinal) && e.FullName.EndsWith(".xlsx", StringComparison.Ordinal)
        );
        IHtmlDocument page = await _site.PageAsync(Page);
        Assert.Equal(
            ["考核定稿", "报表", "归档"],
            page.QuerySelectorAll("table.checks tbody tr")
                .Skip(8)
                .Where(l => l.QuerySelector(".tag.green") is not null)
                .Select(l => l.QuerySelector("th")!.TextContent)
        );
    }

    [Fact]
    public async Task Archive_MadeElsewhere_IsRecordedOnce()
    {
        (string, string)[] fields = [("sha256", new string('A', 64)), ("note", "档案室3号柜"), ("request", "once")];
        for (int sent = 0; sent < 2; sent++)
        {
            using HttpResponseMessage answer = await _site.PostFromPageAsync(Page, $"{Page}/archives", fields);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        IElement kept = Assert.Single((await _site.PageAsync(Page)).QuerySelectorAll(".archives li"));
        Assert.Contains("档案室3号柜", kept.TextContent, StringComparison.Ordinal);
        Assert.Equal(new string('a', 64), kept.QuerySelector("code")!.TextContent);
    }

    [Fact]
    public async Task BeforeDecember_ThePageSaysFromWhen_AndNothingIsClosed()
    {
        _site.Clock.Now = Civil.At("2021-11-30 10:00");
        IHtmlDocument page = await _site.PageAsync(Page);
        Assert.Contains("年终办理自2021年12月1日起", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        string tick = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        using HttpResponseMessage refused = await PostAsync("close", [("act", "end"), ("reason", "早了"), ("item", tick)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string form, (string, string)[] fields) => _site.PostFromPageAsync(Page, $"{Page}/{form}", fields);

    private async Task<IHtmlDocument> FollowAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            return await _site.PageAsync(answer.Headers.Location!.ToString().Split('#')[0]);
        }
    }
}
