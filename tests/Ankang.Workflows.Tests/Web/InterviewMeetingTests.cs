using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A meeting on 约谈: several units in one form, the sheet before it, the letters after it, and what is changed of a decision.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class InterviewMeetingTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private readonly Site _site = office.Site;

    [Fact]
    public async Task TickedUnits_GetOneDecisionAndReason_EachInItsOwnCase()
    {
        (string, string)[] seen = await SeenAsync("minzheng", "nongye");
        IHtmlDocument page = await office.FollowAsync(
            await _site.SubmitAsync(
                "/interviews",
                "/interviews/meeting",
                [("unit", "minzheng"), ("unit", "nongye"), .. seen, ("decision", "circulate"), ("reason", "会议研究，书面通报")]
            )
        );
        Assert.Contains("已登记2个单位", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        foreach (string unit in new[] { "minzheng", "nongye" })
        {
            Assert.Null(page.QuerySelector($"#unit-{unit}"));
            string one = page.QuerySelector($"#case-{unit}-1")!.TextContent;
            Assert.Contains("改为通报", one, StringComparison.Ordinal);
            Assert.Contains("会议研究，书面通报", one, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "drop", "理由", "请至少勾选一个单位。")]
    [InlineData("weijian", "", "理由", "请选择一项决定。")]
    [InlineData("weijian", "drop", "", "请填写理由。")]
    [InlineData("weijian", "postpone", "理由", "请填写暂缓至哪一天。")]
    [InlineData("weijian", "issue", "理由", "请填写约谈地点。")]
    public async Task AFormThatIsNotComplete_DecidesNothing_AndKeepsWhatWasTyped(string unit, string decision, string reason, string error)
    {
        (string, string)[] seen = await SeenAsync("weijian");
        using HttpResponseMessage answer = await _site.SubmitAsync(
            "/interviews",
            "/interviews/meeting",
            [.. unit.Length > 0 ? [("unit", unit)] : Array.Empty<(string, string)>(), .. seen, ("decision", decision), ("reason", reason)]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains(error, page.QuerySelector("#meeting[open]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(reason, page.QuerySelector("#meeting [name=reason]")!.TextContent);
        Assert.Equal(unit.Length > 0, page.QuerySelector("#unit-weijian input[name=unit]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task TheSheet_HasAColumnForTheLeader_AndOnlyTheUnitsThatWereChosen()
    {
        IHtmlDocument all = await _site.PageAsync("/interviews/sheet");
        Assert.Equal(["单位", "事项", "逾期", "已采取措施", "领导意见"], all.QuerySelectorAll(".proposal-sheet thead th").Select(h => h.TextContent));
        IHtmlDocument one = await _site.PageAsync("/interviews/sheet?unit=jiaotong");
        IElement body = Assert.Single(one.QuerySelectorAll(".proposal-sheet tbody"));
        Assert.Contains("2月1日提醒；2月5日督办；2月24日告知约谈事项", body.TextContent, StringComparison.Ordinal);
        Assert.Equal("", body.QuerySelector(".opinion")!.TextContent.Trim());
        Assert.True(all.QuerySelectorAll(".proposal-sheet tbody").Length > 1);
    }

    [Fact]
    public async Task ATalk_IsMoved_NotRecordedBeforeItsDay_AndItsMinutesStandInTheDraft_AllInOneFile()
    {
        await IssueAsync("shuili", release: false);
        IHtmlDocument moved = await office.FollowAsync(
            await _site.SubmitAsync(
                "/interviews",
                "/interviews/shuili/1/moved",
                ("at", "2021-03-12T09:30"),
                ("place", "二楼会议室"),
                ("by", "副主任"),
                ("number", ""),
                ("reason", "与市级会议冲突")
            )
        );
        string words = moved.QuerySelector("#case-shuili-1")!.TextContent;
        foreach (string part in new[] { "改期", "与市级会议冲突", "原定2021年3月5日15:00", "2021年3月12日09:30", "二楼会议室" })
            Assert.Contains(part, words, StringComparison.Ordinal);

        using HttpResponseMessage early = await _site.SubmitAsync(
            "/interviews",
            "/interviews/shuili/1/held",
            ("heldOn", "2021-03-05"),
            ("minutes", "提前"),
            ("followUp", "1")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("约谈定于3月12日，日期不能早于该日", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        DateTimeOffset before = _site.Clock.Now;
        _site.Clock.Now = ChinaTime.At(new(2021, 3, 12), new TimeOnly(11, 0));
        try
        {
            await office.FollowAsync(
                await _site.SubmitAsync(
                    "/interviews",
                    "/interviews/shuili/1/held",
                    ("heldOn", "2021-03-12"),
                    ("minutes", "作了说明。\n3月底前补齐。")
                )
            );
            IHtmlDocument page = await _site.PageAsync("/interviews");
            string draft = page.QuerySelectorAll("#case-shuili-1 a").Single(a => a.TextContent == "约谈纪要").GetAttribute("href")!;
            string paper = (await _site.PageAsync(draft)).QuerySelector(".paper")!.TextContent;
            Assert.Contains("二、约谈情况和议定事项。作了说明。", paper, StringComparison.Ordinal);
            Assert.Contains("3月底前补齐。", paper, StringComparison.Ordinal);
            Assert.DoesNotContain("被约谈单位的说明", paper, StringComparison.Ordinal);

            await using Stream file = await _site.Client.GetStreamAsync(new Uri("/interviews/letters.zip", UriKind.Relative));
            using var zip = new ZipArchive(file);
            Assert.Contains(zip.Entries, e => e.FullName.StartsWith("约谈纪要（市水利局", StringComparison.Ordinal));
            Assert.Contains(zip.Entries, e => e.FullName.StartsWith("约谈通知书（市交通运输局", StringComparison.Ordinal));
        }
        finally
        {
            _site.Clock.Now = before;
        }
    }

    [Fact]
    public async Task AWithdrawnDecision_PutsItsItemsBeforeTheOfficeAgain_AndTellsWhoWasTold()
    {
        await IssueAsync("jiaoti", release: true);
        _site.Clock.Now = ChinaTime.At(new(2021, 3, 5), new TimeOnly(15, 0));
        await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
        IHtmlDocument page = await office.FollowAsync(
            await _site.SubmitAsync("/interviews", "/interviews/jiaoti/1/withdrawn", ("reason", "材料已于3月4日收到"))
        );
        Assert.NotNull(page.QuerySelector("#unit-jiaoti"));
        string words = page.QuerySelector("#case-jiaoti-1")!.TextContent;
        Assert.Contains("已撤销", words, StringComparison.Ordinal);
        Assert.Contains("材料已于3月4日收到", words, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#case-jiaoti-1 form"));

        Slot next = new(new(2021, 3, 8), 9);
        MailRecord mail = Assert.Single(await _site.Parts.Dispatcher.PreviewAsync(Site.ListId, next, default), m =>
            m.Kind == NoticeKind.InterviewLetter && m.Units.Contains("jiaoti")
        );
        Assert.StartsWith("【约谈撤销】", mail.Subject.Replace("【模拟】", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("约谈撤销：材料已于3月4日收到", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("决定对", mail.Body, StringComparison.Ordinal);
    }

    private async Task IssueAsync(string unit, bool release) =>
        await office.FollowAsync(
            await _site.SubmitAsync(
                "/interviews",
                $"/interviews/{unit}/issue",
                [
                    ("at", "2021-03-05T15:00"),
                    ("place", "三楼会议室"),
                    ("by", "副主任"),
                    ("number", ""),
                    ("reason", "多次逾期"),
                    .. release ? [("release", "1")] : Array.Empty<(string, string)>(),
                ]
            )
        );

    private async Task<(string, string)[]> SeenAsync(params string[] units)
    {
        IHtmlDocument page = await _site.PageAsync("/interviews");
        return
        [
            .. units.SelectMany(u =>
                page.QuerySelectorAll($"#unit-{u} input[form=meeting-form][name=seen]").Select(i => ("seen", i.GetAttribute("value")!))
            ),
        ];
    }
}
