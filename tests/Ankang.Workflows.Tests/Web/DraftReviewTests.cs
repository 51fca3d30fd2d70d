using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static Ankang.Workflows.Tests.Web.DraftForms;

namespace Ankang.Workflows.Tests.Web;

/// <summary>目录校核: duties are parted and joined, and each part is read again.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class DraftReviewTests : IAsyncLifetime
{
    private const string Head = "2021年甲市清单\n序号\t重点任务\t责任单位\t完成时限\n";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5), shadow: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Duty_IsPartedWhereLinesBreak_AndEachPartIsReadAgain()
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", Head + "1\t适时开展抽查并每季度召开1次会议。\t汉滨区安委会\t12月31日前\n")));
        string duty = Duties(await _site.PageAsync(draft)).Single();
        string split = $"{draft}/duties/{duty}/split";

        using HttpResponseMessage changed = await SubmitAsync(_site, draft, split, ("parts", "适时开展检查\n并每季度召开1次会议。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        IHtmlDocument answer = await Site.ReadAsync(changed);
        Assert.Contains("一字不差", answer.QuerySelector($"#split-{duty}-parts-error")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("适时开展检查", answer.QuerySelector($"#split-{duty}-parts")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage whole = await SubmitAsync(_site, draft, split);
        Assert.Contains("请在要分开的地方换行", (await Site.ReadAsync(whole)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage parted = await SubmitAsync(_site, draft, split, ("parts", "适时开展抽查\n并每季度召开1次会议。"));
        IHtmlDocument page = await _site.PageAsync(Place(parted));
        Assert.Contains("拆分为2条", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["01a", "01b"], Duties(page).Select(d => d.Split('-')[0]));
        Assert.Equal(["①适时开展抽查", "②并每季度召开1次会议。"], page.QuerySelectorAll(".published mark").Select(m => m.TextContent.Trim()));
        // Only what is doubtful by itself is left to look at.
        Assert.Equal(["适时开展抽查"], page.QuerySelectorAll("#review ~ .scroll tbody td.main").Select(t => t.TextContent));
        Assert.Contains("每季度，每期不少于1次", page.QuerySelectorAll(".duty")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duties_OfOneTaskAreJoined_AndNoWordIsLost()
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", Head + "1\t每季度召开1次会议；制定工作方案。\t汉滨区安委会\t12月31日前\n")));
        IHtmlDocument page = await _site.PageAsync(draft);
        string[] duties = Duties(page);
        Assert.Equal(2, duties.Length);
        Assert.Null(page.QuerySelector($"form[action='{draft}/duties/{duties[0]}/join']"));

        using HttpResponseMessage joined = await SubmitAsync(_site, draft, $"{draft}/duties/{duties[1]}/join");
        page = await _site.PageAsync(Place(joined));
        Assert.Equal(duties[..1], Duties(page));
        Assert.Equal(["每季度召开1次会议；制定工作方案。"], page.QuerySelectorAll(".published mark").Select(m => m.TextContent.Trim()));
        Assert.Contains("每季度，每期不少于1次", page.QuerySelector(".duty")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("并入", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_ThatTheDirectoryLacks_IsOneOfItsUnits_OrIsAdded()
    {
        string text = Head + "1\t每季度召开1次会议。\t汉滨安委会、市新设局\t12月31日前\n2\t制定方案。\t汉滨区安委会牵头，汉滨安委会配合\t6月底前\n";
        string draft = Place(await UploadAsync(_site, ("list.txt", text)));
        IHtmlDocument page = await _site.PageAsync(draft);
        IElement[] rows = [.. page.QuerySelectorAll("#names ~ details tbody tr")];
        Assert.Contains(["汉滨安委会", "第1、2项"], rows.Select(r => r.QuerySelectorAll("td").Take(2).Select(t => t.TextContent.Trim())));
        IElement hanbin = rows.Single(r => r.FirstElementChild!.TextContent.Trim() == "汉滨安委会");
        Assert.Equal("hanbin", hanbin.QuerySelector("option")!.GetAttribute("value"));
        string match = hanbin.QuerySelector("form")!.GetAttribute("action")!;

        using HttpResponseMessage nobody = await SubmitAsync(_site, draft, match, ("means", "nobody"));
        Assert.Contains("请选择名录中的单位", (await Site.ReadAsync(nobody)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage matched = await SubmitAsync(_site, draft, match, ("means", "hanbin"));
        page = await _site.PageAsync(Place(matched));
        Assert.Contains("“汉滨安委会”即“汉滨区安委会”", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("#names ~ details tbody td.main"), t => t.TextContent.Trim() == "汉滨安委会");
        string asked = page.QuerySelectorAll(".duty")[0].TextContent;
        Assert.Contains("汉滨区安委会、市新设局", asked, StringComparison.Ordinal);
        // Who leads does not help as well.
        Assert.DoesNotContain("配合单位", page.QuerySelectorAll(".duty")[1].TextContent, StringComparison.Ordinal);

        string units = page.QuerySelectorAll("#names ~ details tbody tr")
            .Single(r => r.FirstElementChild!.TextContent.Trim() == "市新设局")
            .QuerySelector("a.button")!
            .GetAttribute("href")!
            .Split('#')[0];
        string unit = units.Split("edit=unit-")[1];
        using HttpResponseMessage added = await SubmitAsync(_site, units, $"{draft}/units/{unit}", ("liaison-email", "new@ankang.gov.cn"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.DoesNotContain((await _site.PageAsync(draft)).QuerySelectorAll("#names ~ details tbody td.main"), t =>
            t.TextContent.Trim() == "市新设局"
        );
    }

    [Fact]
    public async Task Columns_AreReadAgainAsAPersonSays()
    {
        // What its head calls 工作要求 only says what for.
        string text =
            "2021年甲市清单\n序号\t重点任务\t工作要求\t责任单位\t完成时限\n"
            + string.Concat(Enumerable.Range(1, 3).Select(i => $"{i}\t每月检查{i}次。\t确保安全形势持续稳定。\t汉滨区安委会\t12月31日前\n"));
        string draft = Place(await UploadAsync(_site, ("list.txt", text)));
        IHtmlDocument page = await _site.PageAsync(draft);
        Assert.Equal(["Number", "Task", "Text"], page.QuerySelectorAll("#columns option[selected]").Take(3).Select(o => o.GetAttribute("value")!));
        Assert.Equal(6, page.QuerySelectorAll(".duty").Length);
        IElement form = page.QuerySelector("#columns form")!;
        Assert.True(form.HasAttribute("data-at-once"));

        (string, string)[] rest = [.. Fields(page, $"{draft}/columns").Where(f => f.Item1 != "table-0")];
        (string, string)[] Columns(params string[] roles) => [.. rest, .. roles.Select(r => ("table-0", r))];
        using HttpResponseMessage nothing = await _site.PostAsync($"{draft}/columns", Columns("Number", "Other", "Other", "Lead", "Deadline"));
        Assert.Contains("请至少选一列", (await Site.ReadAsync(nothing)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage again = await _site.PostAsync($"{draft}/columns", Columns("Number", "Text", "Other", "Lead", "Deadline"));
        page = await _site.PageAsync(Place(again));
        Assert.Equal(3, page.QuerySelectorAll(".duty").Length);
        Assert.All(page.QuerySelectorAll(".duty"), d => Assert.Contains("每月，每期不少于", d.TextContent, StringComparison.Ordinal));
        Assert.Equal("Other", page.QuerySelectorAll("#columns option[selected]")[2].GetAttribute("value"));
        // Once something was changed, nothing is read again without a word.
        using HttpResponseMessage parted = await SubmitAsync(_site, draft, $"{draft}/duties/{Duties(page)[0]}/split", ("parts", "每月\n检查1次。"));
        form = (await _site.PageAsync(Place(parted))).QuerySelector("#columns form")!;
        Assert.False(form.HasAttribute("data-at-once"));
        Assert.Contains("已作的1次拆分、合并、增减等要重做", form.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_AreKept_WhereTheSentenceStaysTheSame()
    {
        string text =
            "2021年甲市清单\n序号\t重点任务\t工作要求\t责任单位\t完成时限\n"
            + "1\t每月检查1次。\t确保安全形势持续稳定。\t汉滨区安委会\t12月31日前\n"
            + "2\t每两周抽查1次。\t确保安全形势持续稳定。\t汉滨区安委会\t12月31日前\n"
            + "3\t每学期演练1次。\t确保安全形势持续稳定。\t汉滨区安委会\t12月31日前\n";
        string draft = Place(await UploadAsync(_site, ("list.txt", text)));
        IHtmlDocument page = await _site.PageAsync(draft);
        string monthly = Duties(page)[0],
            checking =
                page.QuerySelectorAll("#review ~ .scroll tbody tr")
                    .Single(r => r.QuerySelector("td.main")?.TextContent.StartsWith("每两周抽查", StringComparison.Ordinal) == true)
                    .QuerySelector("a")!
                    .GetAttribute("href")!["#duty-".Length..];
        string edit = $"{draft}/duties/{monthly}";
        using HttpResponseMessage corrected = await SubmitAsync(_site, $"{draft}?edit=duty-{monthly}", edit, ("perPeriod", "4"));
        Assert.Equal(HttpStatusCode.SeeOther, corrected.StatusCode);
        using HttpResponseMessage seen = await _site.PostAsync(
            $"{draft}/review/accept",
            [.. Fields(await _site.PageAsync(draft), $"{draft}/columns").Where(f => f.Item1 != "table-0"), ("duty", checking)]
        );
        Assert.Equal(HttpStatusCode.SeeOther, seen.StatusCode);
        page = await _site.PageAsync(draft);
        Assert.True(page.QuerySelector("#columns form")!.HasAttribute("data-at-once"));

        (string, string)[] rest = [.. Fields(page, $"{draft}/columns").Where(f => f.Item1 != "table-0")];
        string[] roles = ["Number", "Text", "Other", "Lead", "Deadline"];
        using HttpResponseMessage again = await _site.PostAsync($"{draft}/columns", [.. rest, .. roles.Select(r => ("table-0", r))]);
        page = await _site.PageAsync(Place(again));
        Assert.Contains("保留2条的更正和核对", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".duty").Length);
        Assert.Contains("每月，每期不少于4次", page.QuerySelectorAll(".duty")[0].TextContent, StringComparison.Ordinal);
        // What was looked at is settled, the other doubt is still there.
        Assert.StartsWith(
            "每学期演练",
            Assert.Single(page.QuerySelectorAll("#review ~ .scroll tbody td.main")).TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task UnreadText_BecomesATaskOfItsOwn()
    {
        string text = Head + "1\t制定方案。\t汉滨区安委会\t6月底前\n另请各单位每季度报送一次进展，全年演练1次。";
        string draft = Place(await UploadAsync(_site, ("list.txt", text)));
        IHtmlDocument page = await _site.PageAsync(draft);
        Assert.Equal(
            ["A", "T"],
            page.QuerySelectorAll("[data-keys][data-under=unread] [data-row] [data-key]").Select(b => b.GetAttribute("data-key"))
        );
        using HttpResponseMessage taken = await SubmitAsync(_site, draft, $"{draft}/unread/take");
        page = await _site.PageAsync(Place(taken));
        Assert.Null(page.QuerySelector("#unread"));
        Assert.Contains("没有读入的原文列为第2项任务", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["01-plan", "02-drill"], Duties(page));
        string why = Assert.Single(page.QuerySelectorAll("#review ~ .scroll tbody td:nth-child(4)")).TextContent;
        Assert.Contains("没有写明责任单位，暂列安委办", why, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _site.Client.GetAsync(new Uri($"{draft}/preview", UriKind.Relative))).StatusCode);
    }

    private static string[] Duties(IHtmlDocument page) => [.. page.QuerySelectorAll(".duty").Select(d => d.Id!["duty-".Length..])];
}
