using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using static Ankang.Workflows.Tests.Web.DraftForms;

namespace Ankang.Workflows.Tests.Web;

/// <summary>清单: an uploaded list is corrected, previewed and published; a running one is changed.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class DraftsTests : IAsyncLifetime
{
    private const string NewList = """
        甲市安委办发〔2021〕9号 甲市安委办关于印发《2021年甲市安全生产工作任务清单》的通知
        2021年1月18日
        主要任务 | 重点任务 | 责任单位 | 完成时限 |
        一、学习 |
        (一)学习。 | 1.每月至少开展1次专题学习,全年不少于12次。 | 汉滨区安委会 | 12月31日前 |
        2.适时开展抽查。 | 各县区(开发区)安委会 | 12月31日前 |
        3.制定工作方案,并报市安委办。 | 市安委办 | 3月31日前 |
        """;

    private const string Articles = "14b-county-articles";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5), shadow: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Upload_ShowsWhatIsDoubtedFirst_AndIsPublishedOnce()
    {
        string draft = Place(await UploadAsync(("甲市清单.txt", NewList)));
        IHtmlDocument page = await _site.PageAsync(draft);
        IElement doubt = Assert.Single(page.QuerySelectorAll("#review ~ .scroll tbody tr"));
        Assert.Equal(
            ["第2项", "适时开展抽查。", "常态化，2021年12月31日前", "“适时”没有写明周期"],
            doubt.QuerySelectorAll("td").Take(4).Select(t => t.TextContent.Trim())
        );

        // Read as standing, it is asked for every quarter.
        string duty = page.QuerySelectorAll(".duty").Select(d => d.Id!["duty-".Length..]).Single(i => i.StartsWith("02-", StringComparison.Ordinal));
        using HttpResponseMessage saved = await FormAsync(
            $"{draft}?edit=duty-{duty}",
            $"{draft}/duties/{duty}",
            ("recurrence", "quarterly"),
            ("form", "Inspection")
        );
        page = await _site.PageAsync(Place(saved));
        Assert.Contains("每季度，每期不少于1次", page.QuerySelector($"#duty-{duty}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有待核的责任事项", page.Body!.TextContent, StringComparison.Ordinal);

        IHtmlDocument incomplete = await _site.PageAsync($"{draft}/preview");
        Assert.Contains("电话为“000-0000000”，尚未填写", incomplete.QuerySelector(".notice.red")!.TextContent, StringComparison.Ordinal);
        Assert.Null(incomplete.QuerySelector($"form[action='{draft}/publish']"));
        await FormAsync($"{draft}?edit=list", $"{draft}/list", ("phone", "0915-3212345"));
        IHtmlDocument preview = await _site.PageAsync($"{draft}/preview");
        string[] total = [.. preview.QuerySelectorAll("table.opening tbody tr")[^1].Children.Select(c => c.TextContent)];
        Assert.Equal("67", total[^1]); // 12 and the year's quota of 汉滨区, 4 of 13 counties, 2 of the office
        using HttpResponseMessage published = await _site.SubmitAsync($"{draft}/preview", $"{draft}/publish");
        Assert.Contains("已发布", (await _site.PageAsync(Place(published))).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        ListInForce list = await _site.Parts.Lists("list-2021", default);
        Assert.Equal((true, 0), (list.Head.Shadow, list.Head.Changes));
        Assert.Equal(["各县区(开发区)安委会"], list.Directory.Groups.Where(g => list.Catalogue[duty].AskedOf.Contains(g.Id)).Select(g => g.Name));
        Assert.Equal(2, (await _site.Parts.Register.ListsAsync(default)).Count);

        // The button pressed again, from the page that was open: one list, and it was not changed.
        using HttpResponseMessage twice = await _site.PostFromPageAsync("/lists", $"{draft}/publish", ("basis", "old"), ("version", "old"));
        Assert.Equal(Place(published), Place(twice));
        Assert.Equal(0, (await _site.Parts.Lists("list-2021", default)).Head.Changes);
    }

    [Fact]
    public async Task Upload_SaysWhatIsWrongInPlace_AndKeepsNothing()
    {
        foreach (
            (string name, string text, string said) in new[]
            {
                ("清单.pdf", "%PDF-1.4", "清单.pdf：PDF已损坏"),
                ("清单.doc", "{\\rtf1 每月召开会议}", "清单.doc：这是rtf文件"),
                ("清单.txt", "今天天气很好。", "没有找到任务"),
            }
        )
        {
            using HttpResponseMessage answer = await UploadAsync((name, text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(said, (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Empty(await _site.Parts.ListDrafts.AllAsync(default));
    }

    [Fact]
    public async Task Review_ShowsUnreadTextMarksSentences_AndSaysWhatEachDutyOpens()
    {
        string text =
            "2021年甲市清单\n序号\t重点任务\t责任单位\t完成时限\n"
            + "1\t每季度召开1次会议。制定工作方案。\t汉滨区安委会牵头，市应急局配合\t12月31日前\n另请各单位每季度报送一次进展。";
        string draft = Place(await UploadAsync(("list.txt", text)));
        IHtmlDocument page = await _site.PageAsync(draft);
        Assert.Equal(
            ["第4行", "另请各单位每季度报送一次进展。", "在各项任务之外"],
            page.QuerySelector("#unread ~ .scroll tbody tr")!.QuerySelectorAll("td").Take(3).Select(t => t.TextContent.Trim())
        );
        Assert.Equal(["①每季度召开1次会议。", "②制定工作方案。"], page.QuerySelectorAll(".published mark").Select(Words));
        IElement meeting = page.QuerySelectorAll(".duty")[0];
        Assert.Contains("3月31日、6月30日、9月30日、12月31日（4期），1个单位，共4项", meeting.TextContent, StringComparison.Ordinal);
        Assert.Contains("配合单位市应急局", Words(meeting), StringComparison.Ordinal);

        using HttpResponseMessage seen = await _site.SubmitAsync(draft, $"{draft}/unread/accept");
        page = await _site.PageAsync(Place(seen));
        Assert.Null(page.QuerySelector("#unread"));
        Assert.Contains("看过没有读入的“另请各单位每季度报送一次进展。”", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);

        static string Words(IElement element) => string.Concat(element.TextContent.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public async Task Duty_GetsHelpersAndExceptedMonths_WhichASecondDutyTakesOver()
    {
        string text = "2021年甲市清单\n序号\t重点任务\t责任单位\t完成时限\n1\t每月召开1次会议。\t汉滨区安委会\t12月31日前";
        string draft = Place(await UploadAsync(("list.txt", text), ("units.yaml", Seeds.Of2021.UnitsText)));
        string duty = (await _site.PageAsync(draft)).QuerySelector(".duty")!.Id!["duty-".Length..],
            form = $"duty-{duty}";
        using HttpResponseMessage bad = await FormAsync(
            $"{draft}?edit={form}",
            $"{draft}/duties/{duty}",
            ("exceptMonths", "13"),
            ("helpers", "hanbin")
        );
        Assert.Contains(
            "请填写1至12的月份",
            (await Site.ReadAsync(bad)).QuerySelector($"#{form}-exceptMonths-error")!.TextContent,
            StringComparison.Ordinal
        );
        using HttpResponseMessage twice = await FormAsync($"{draft}?edit={form}", $"{draft}/duties/{duty}", ("helpers", "hanbin"));
        Assert.Contains("不能同时是配合单位", (await Site.ReadAsync(twice)).QuerySelector($"#{form}-helpers")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage saved = await FormAsync(
            $"{draft}?edit={form}",
            $"{draft}/duties/{duty}",
            ("exceptMonths", "7、8月"),
            ("helpers", "hanyin")
        );
        IElement reading = (await _site.PageAsync(Place(saved))).QuerySelector($"#{form}")!;
        Assert.Contains("每月（7月、8月除外）", reading.TextContent, StringComparison.Ordinal);
        Assert.Contains("汉阴县", reading.TextContent, StringComparison.Ordinal);
        Assert.Contains("（10期），1个单位，共10项", reading.TextContent, StringComparison.Ordinal);
        IHtmlDocument further = await _site.PageAsync($"{draft}?edit=add-1");
        Assert.Equal("7、8", further.QuerySelector("#add-1-exceptMonths")!.GetAttribute("value"));
        Assert.Equal(["hanyin"], further.QuerySelectorAll("#add-1 input[name=helpers][checked]").Select(i => i.GetAttribute("value")!));
    }

    [Fact]
    public async Task Review_DecidesDoubtsOfOneKindAtOnce_AndOthersOneByOne()
    {
        string text =
            "2021年甲市清单\n序号\t重点任务\t责任单位\t完成时限\n"
            + string.Concat(
                new[] { "适时开展抽查。", "适时组织督导。", "每两周检查一次。" }.Select((t, i) => $"{i + 1}\t{t}\t汉滨区安委会\t12月31日前\n")
            );
        string draft = Place(await UploadAsync(("list.txt", text)));
        IHtmlDocument page = await _site.PageAsync(draft);
        Assert.Equal("同类2条：“…”没有写明周期", Assert.Single(page.QuerySelectorAll(".alike th")).TextContent.Trim());
        // The form of the group stands first.
        using HttpResponseMessage both = await _site.PostAsync($"{draft}/review/accept", Fields(page, $"{draft}/review/accept"));
        page = await _site.PageAsync(Place(both));
        Assert.Contains("核对2条同类责任事项，无需更正", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["第3项"], page.QuerySelectorAll("#review ~ .scroll tbody tr td:first-child").Select(t => t.TextContent.Trim()));
        using HttpResponseMessage last = await _site.SubmitAsync(draft, $"{draft}/review/accept");
        page = await _site.PageAsync(Place(last));
        Assert.Contains("核对第3项“", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有待核的责任事项", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helpers_StandOnThePagesOfTheItem_ForOfficeAndUnit()
    {
        string draft = await OfRunningAsync();
        using HttpResponseMessage saved = await FormAsync(
            $"{draft}?edit=duty-{Articles}",
            $"{draft}/duties/{Articles}",
            ("helpers", "shiquan"),
            ("askedOf", "hanyin")
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using HttpResponseMessage done = await FormAsync($"{draft}/preview", $"{draft}/publish", ("note", "会议纪要"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var key = new DueItemKey(Site.ListId, Articles, "2021-03", "hanyin");
        foreach (string page in new[] { $"/items/{key}", $"/u/{await _site.TokenAsync("hanyin")}/items/{key}" })
            Assert.Contains((await _site.PageAsync(page)).QuerySelectorAll("dl.facts dt"), t =>
                t.TextContent == "配合单位" && t.NextElementSibling!.TextContent.Contains("石泉县", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Duty_ComesBackWithWhatWasTyped_WhenItDoesNotAgreeWithThePublishedText()
    {
        string draft = await OfRunningAsync(),
            form = $"duty-{Articles}";
        using HttpResponseMessage answer = await FormAsync(
            $"{draft}?edit={form}",
            $"{draft}/duties/{Articles}",
            ("due", "2021-11-30"),
            ("shortName", "一个非常非常长的简称超过了"),
            ("evidence", "新的佐证")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains("清单写的是“12月31日前”", page.QuerySelector($"#{form}-due-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("最多12字", page.QuerySelector($"#{form}-shortName-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("新的佐证", page.QuerySelector($"#{form}-evidence")!.TextContent);
        Assert.Equal([$"#{form}-shortName", $"#{form}-due"], page.QuerySelectorAll("#errors a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task Draft_IsNotWrittenOver_WhenSomebodyElseChangedIt()
    {
        string draft = await OfRunningAsync(),
            duty = $"{draft}/duties/{Articles}";
        (string, string)[] seen = await FieldsAsync($"{draft}?edit=duty-{Articles}", duty, ("title", "一"));
        using HttpResponseMessage first = await _site.PostAsync(duty, await FieldsAsync($"{draft}?edit=duty-{Articles}", duty, ("title", "二")));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using HttpResponseMessage second = await _site.PostAsync(duty, seen);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(second);
        Assert.Contains("刚刚更改了草稿", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("一", page.QuerySelector($"#duty-{Articles}-title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Change_IsPreviewedAgain_WhenTheStateMoved_ThenMovesWhatIsOpen()
    {
        string draft = await OfRunningAsync();
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await FormAsync($"{draft}?edit=duty-{Articles}", $"{draft}/duties/{Articles}", ("perPeriod", "3"))).StatusCode
        );
        IHtmlDocument preview = await _site.PageAsync($"{draft}/preview");
        Assert.Contains("每期要求：2 → 3", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("要求由不少于2篇改为不少于3篇", preview.Body.TextContent, StringComparison.Ordinal);

        (string, string)[] apply = [.. (await FieldsAsync($"{draft}/preview", $"{draft}/publish")).Where(f => f.Item1 != "note")];
        using HttpResponseMessage bare = await _site.PostAsync($"{draft}/publish", apply);
        Assert.Contains("请填写调整原因", (await Site.ReadAsync(bare)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage contacts = await FormAsync("/units/hanbin", "/units/hanbin/contacts", ("liaison-email", "new@example.org"));
        Assert.Equal(HttpStatusCode.SeeOther, contacts.StatusCode);
        using HttpResponseMessage moved = await _site.PostAsync($"{draft}/publish", [.. apply, ("note", "会议纪要")]);
        Assert.Equal(HttpStatusCode.Conflict, moved.StatusCode);
        IHtmlDocument again = await Site.ReadAsync(moved);
        Assert.Contains("未作任何更改", again.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("会议纪要", again.QuerySelector("#publish-note")!.TextContent);

        using HttpResponseMessage done = await FormAsync($"{draft}/preview", $"{draft}/publish", ("note", "会议纪要"));
        Assert.Contains("已应用调整", (await _site.PageAsync(Place(done))).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        var key = new DueItemKey(Site.ListId, Articles, "2021-03", "hanyin");
        Assert.Equal(3, (await _site.Parts.Work.LoadAsync(PeriodRef.Of(key), fresh: true, default)).Items["hanyin"].Value.Required);
        Assert.Contains(await _site.Parts.Work.HistoryAsync(key, default), h =>
            h.Text.Contains("改为不少于3篇（原因：会议纪要）", StringComparison.Ordinal)
        );
        Assert.Equal(1, (await _site.ListAsync()).Head.Changes);
    }

    [Fact]
    public async Task Duty_IsRemovedWithItsReason_AndOneIsAdded()
    {
        string draft = await OfRunningAsync();
        using HttpResponseMessage bare = await _site.SubmitAsync(draft, $"{draft}/duties/{Articles}/remove");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        using HttpResponseMessage only = await _site.SubmitAsync(draft, $"{draft}/duties/01-city-list/remove", ("reason", "多余"));
        Assert.Contains("只有这一条责任事项", (await Site.ReadAsync(only)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage removed = await _site.SubmitAsync(draft, $"{draft}/duties/{Articles}/remove", ("reason", "并入其他任务"));
        Assert.Contains(
            "并入其他任务",
            (await _site.PageAsync(Place(removed))).QuerySelector(".notice.green")!.TextContent,
            StringComparison.Ordinal
        );

        TaskItem task = Seeds.Catalogue.List.Tasks[0];
        using HttpResponseMessage added = await FormAsync(
            $"{draft}?edit=add-1",
            $"{draft}/tasks/1/duties",
            ("title", "报送清单"),
            ("shortName", "报送清单"),
            ("demand", "报送清单"),
            ("source", Seeds.Catalogue["01-city-list"].Source)
        );
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal(2, (await _site.PageAsync(draft)).QuerySelectorAll($"#task-{task.Number} .duty").Length);
        IHtmlDocument preview = await _site.PageAsync($"{draft}/preview");
        Assert.Equal(["增加", "撤销"], preview.QuerySelectorAll("[aria-label=更改的责任事项] .tag").Select(t => t.TextContent));
    }

    [Fact]
    public async Task Units_AreRenamedAndMerged_InTheDraft_AndSeenInThePreview()
    {
        string draft = await OfRunningAsync();
        using HttpResponseMessage renamed = await FormAsync(
            $"{draft}/units?edit=unit-hanyin",
            $"{draft}/units/hanyin",
            ("renamed", "汉阴市安委会"),
            ("renamedFrom", "2021-04-01")
        );
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        using HttpResponseMessage bad = await FormAsync($"{draft}/units?edit=unit-yinghu", $"{draft}/units/yinghu", ("replacedBy", "hanbin"));
        Assert.Contains("请填写承接的起始日期", (await Site.ReadAsync(bad)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage merged = await FormAsync(
            $"{draft}/units?edit=unit-yinghu",
            $"{draft}/units/yinghu",
            ("replacedBy", "hanbin"),
            ("replacedFrom", "2021-03-05")
        );
        Assert.Equal(HttpStatusCode.SeeOther, merged.StatusCode);
        string preview = (await _site.PageAsync($"{draft}/preview")).Body!.TextContent;
        Assert.Contains("汉阴市安委会", preview, StringComparison.Ordinal);
        Assert.Contains("承接单位：无 → 自2021年3月5日起汉滨区安委会", preview, StringComparison.Ordinal);
        Assert.Contains("本单位自2021年3月5日起并入汉滨区安委会", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_AreThere_BeforeAnyWasPublished()
    {
        await using Site empty = await Site.EmptyAsync();
        _ = await empty.PageAsync("/lists");
        Assert.Equal("/lists", (await empty.PageAsync("/", HttpStatusCode.ServiceUnavailable)).QuerySelector("a.button")!.GetAttribute("href"));
        string units = Seeds.Of2021.UnitsText;
        string draft = Place(await DraftForms.UploadAsync(empty, ("list.txt", NewList), ("units.yaml", units)));
        await DraftForms.SubmitAsync(empty, $"{draft}?edit=list", $"{draft}/list", ("phone", "0915-3212345"));
        Assert.Contains(
            "没有2021年的节假日安排",
            (await empty.PageAsync($"{draft}/preview")).QuerySelector(".notice.red")!.TextContent,
            StringComparison.Ordinal
        );
        using HttpResponseMessage holidays = await DraftForms.UploadAsync(
            empty,
            $"{draft}/preview",
            $"{draft}/holidays",
            ("2021.csv", await File.ReadAllTextAsync(Path.Combine(Seeds.Path("holidays"), "2021.csv")))
        );
        Assert.Equal(HttpStatusCode.SeeOther, holidays.StatusCode);
        using HttpResponseMessage published = await empty.SubmitAsync($"{draft}/preview", $"{draft}/publish");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Equal(["list-2021"], await empty.Parts.Register.ListsAsync(default));
    }

    [Fact]
    public async Task Calendar_IsLookedAt_ThenPutInForce()
    {
        string notice = string.Join(
            '\n',
            (await File.ReadAllTextAsync(Path.Combine(Seeds.Path("holidays"), "2021.csv"))).ReplaceLineEndings("\n").TrimEnd('\n'),
            "2021-04-02,清明节,holiday"
        );
        using HttpResponseMessage bad = await DraftForms.UploadAsync(
            _site,
            "/lists/calendar",
            "/lists/calendar",
            ("2021.csv", "date,name,kind\n2021-13-01,元旦,holiday")
        );
        Assert.Contains("第2行：“2021-13-01”不是日期", (await Site.ReadAsync(bad)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage looked = await DraftForms.UploadAsync(_site, "/lists/calendar", "/lists/calendar", ("2021.csv", notice));
        IHtmlDocument page = await Site.ReadAsync(looked);
        Assert.Contains("替换已有的2021年安排", page.Body!.TextContent, StringComparison.Ordinal);
        (string, string)[] fields = Fields(page, "/lists/calendar/apply", ("note", "国办发明电"));
        Assert.Equal("/lists/calendar?done=2021", Place(await _site.PostAsync("/lists/calendar/apply", fields)));
        Assert.False((await _site.ListAsync()).Calendar.IsWorkingDay(new DateOnly(2021, 4, 2)));
    }

    [Fact]
    public async Task APastedNotice_IsShownAsTwelveMonths_BeforeItHolds()
    {
        const string words = "春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。";
        using HttpResponseMessage wrong = await FormAsync(
            "/lists/calendar",
            "/lists/calendar/pasted",
            ("pasted", words.Replace("共7天", "共6天")),
            ("year", "2021")
        );
        Assert.Contains("通知写明6天，日期合计7天", (await Site.ReadAsync(wrong)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage looked = await FormAsync("/lists/calendar", "/lists/calendar/pasted", ("pasted", words), ("year", "2021"));
        IHtmlDocument page = await Site.ReadAsync(looked);
        Assert.Equal(12, page.QuerySelectorAll(".year-months table").Length);
        Assert.Equal(
            ["11休", "12休", "13休", "14休", "15休", "16休", "17休"],
            page.QuerySelectorAll(".year-months .off").Select(d => d.TextContent.Trim())
        );
        Assert.Equal(["7班", "20班"], page.QuerySelectorAll(".year-months .on").Select(d => d.TextContent.Trim()));
        Assert.NotNull(page.QuerySelector("form[action='/lists/calendar/apply']"));
    }

    private async Task<string> OfRunningAsync() => Place(await _site.SubmitAsync("/lists", "/lists/drafts/running"));

    private Task<HttpResponseMessage> UploadAsync(params (string Name, string Text)[] files) => DraftForms.UploadAsync(_site, files);

    private Task<HttpResponseMessage> FormAsync(string page, string address, params (string Name, string Value)[] changed) =>
        DraftForms.SubmitAsync(_site, page, address, changed);

    private Task<(string, string)[]> FieldsAsync(string page, string address, params (string Name, string Value)[] changed) =>
        DraftForms.FieldsAsync(_site, page, address, changed);
}
