using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Web;

/// <summary>事故 (31, 40): recorded once, opens what only a report opens, and proposes a talk.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AccidentsTests : IAsyncLifetime
{
    private static readonly (string, string)[] Report =
    [
        ("occurredAt", "2021-03-04T15:00"),
        ("receivedAt", "2021-03-04T15:20"),
        ("reportedAt", "2021-03-04T15:45"),
        ("place", "汉滨区某建筑工地"),
        ("level", "General"),
        ("facts", "脚手架坍塌，1人受伤。"),
    ];

    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Record_OpensTheReportOfTheUnitThatIsAsked_AndTheInvestigationOfTheOffice()
    {
        using HttpResponseMessage answer = await RecordAsync(("unit", "zwh-jianzhu"));
        IHtmlDocument page = await FollowAsync(answer);
        Assert.Contains("第1起", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("接报后25分钟", page.QuerySelector("#accident-1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/items/ankang-2021_31b-accident-report_no-0001_zwh-jianzhu", "/items/ankang-2021_40b-raised-investigation_no-0001_anweiban"],
            page.QuerySelectorAll("#accident-1 a.chip").Select(a => a.GetAttribute("href")!)
        );
        Assert.Equal((new DateOnly(2021, 3, 4), ItemState.Completed), await ItemAsync("31b-accident-report", "zwh-jianzhu"));
        Assert.Equal((new DateOnly(2021, 5, 3), ItemState.Open), await ItemAsync("40b-raised-investigation", "anweiban")); // 60 days after the accident
        Assert.Contains(
            "登记事故报告1起，均已向市应急管理局报告（接报至报告最长25分钟）",
            (await _site.PageAsync("/tasks/31")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("登记事故1起，提级调查1起", (await _site.PageAsync("/tasks/40")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("约谈待研究", (await _site.PageAsync("/interviews")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreportedAccident_ClimbsAsAnyOther_UntilItsReportIsAdded()
    {
        using HttpResponseMessage answer = await RecordAsync(("unit", "zwh-jianzhu"), ("reportedAt", ""));
        Assert.Equal((new DateOnly(2021, 3, 5), ItemState.Open), await ItemAsync("31b-accident-report", "zwh-jianzhu"));
        // Once its unit was told of it: in the next slot, and 提醒 three working days later.
        await _site.MoveToAsync(new DateOnly(2021, 3, 11));
        MailRecord told = (await _site.Parts.Mails.GetAsync(Site.ListId, "20210308T09|zwh-jianzhu|briefing-added", default))!;
        Assert.Equal("【模拟】【任务告知】新增1项工作（建筑施工安全专委会办公室）", told.Subject);
        Assert.DoesNotContain("有调整", told.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2021, 3, 11), ChinaTime.DateOf((await ReportItemAsync()).Reminder!.At));

        using HttpResponseMessage added = await _site.SubmitAsync(
            "/accidents",
            "/accidents/1/notes",
            ("text", "已于当日报告"),
            ("reportedAt", "2021-03-04T15:45")
        );
        DueItem closed = await ReportItemAsync();
        Assert.Equal((ItemState.Completed, Outcome.OnTime), (closed.State, closed.Outcome));
        Assert.Contains(await _site.Parts.Work.HistoryAsync(closed.Key, default), h => h.Text == "事故已于3月4日15时45分报告，登记即办结");
    }

    private async Task<DueItem> ReportItemAsync() =>
        (await _site.Parts.Work.LoadAsync(new PeriodRef(Site.ListId, "31b-accident-report", "no-0001"), fresh: true, default))
            .Items["zwh-jianzhu"]
            .Value;

    [Fact]
    public async Task Record_IsMadeOnce_HoweverOftenItIsSent()
    {
        (string, string)[] fields = [.. await HiddenAsync(), .. Report, ("unit", "zwh-jianzhu")];
        foreach (
            HttpResponseMessage answer in await Task.WhenAll(
                _site.PostAsync("/accidents", fields),
                _site.PostAsync("/accidents", fields),
                _site.PostAsync("/accidents", fields)
            )
        )
        {
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            answer.Dispose();
        }

        Assert.Single(await _site.Parts.Accidents.ReadAsync(Site.ListId, default));
        Assert.Equal(2, (await _site.Parts.Register.RereadAsync(Site.ListId, default)).Head.Events.Length);
    }

    [Fact]
    public async Task Talk_IsProposedWithItsReason_ForAUnitThatNoDutyAsks_AndDecided()
    {
        using HttpResponseMessage answer = await RecordAsync(("unit", "ziyang"), ("talk", "1"), ("talkReason", "一季度内第二起事故"));
        IHtmlDocument page = await FollowAsync(answer);
        Assert.Contains("一季度内第二起事故", page.QuerySelector("#accident-1")!.TextContent, StringComparison.Ordinal);
        var key = new DueItemKey(Site.ListId, EventDuty.StatementId, "no-0001", "ziyang");
        IHtmlDocument interviews = await _site.PageAsync("/interviews");
        Assert.Contains("事故书面说明", interviews.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await _site.Parts.Work.HistoryAsync(key, default), h =>
            h.Text == "因事故提请研究约谈：一季度内第二起事故" && h.Who.Name == "市安委办"
        );

        // Its pages are there: the item, the unit's own.
        Assert.Empty((await _site.PageAsync($"/items/{key}")).QuerySelectorAll("a[href*='/letters/']")); // their drafts speak of what is late
        Assert.Contains("约谈通知书按事故情况另行起草", interviews.QuerySelector("#unit-ziyang")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "事故书面说明",
            (await _site.PageAsync($"/u/{await _site.TokenAsync("ziyang")}")).Body!.TextContent,
            StringComparison.Ordinal
        );

        using HttpResponseMessage decided = await _site.SubmitAsync("/interviews", "/interviews/ziyang/drop", ("reason", "已由市政府约谈"));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        Assert.Contains(await _site.Parts.Work.HistoryAsync(key, default), h => h.Text.Contains("不约谈：已由市政府约谈", StringComparison.Ordinal));
        // No rung is made up for what was opened by hand.
        WorkCalendar calendar = (await _site.ListAsync()).Calendar;
        for (var day = new DateOnly(2021, 3, 8); day < new DateOnly(2021, 4, 10); day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
                continue;
            _site.Clock.Now = new Slot(day, 9).Moment;
            await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
        }

        Assert.DoesNotContain(await _site.Parts.Work.HistoryAsync(key, default), h =>
            h.Event is HistoryEvent.ReminderSent or HistoryEvent.SupervisionSent or HistoryEvent.InterviewSent
        );
        Assert.Empty((await _site.Parts.Audit.RunAsync(Site.ListId, default)).Problems);
    }

    [Fact]
    public async Task Form_ComesBackWithWhatWasTyped_WhenItCannotBe()
    {
        using HttpResponseMessage answer = await RecordAsync(("unit", "anweiban"), ("receivedAt", "2021-03-04T14:00"), ("facts", ""), ("talk", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Equal("#accident-talkReason", page.QuerySelector("#errors a")!.GetAttribute("href"));
        Assert.Equal("汉滨区某建筑工地", page.QuerySelector("#accident-place")!.GetAttribute("value"));

        using HttpResponseMessage other = await RecordAsync(("unit", "anweiban"), ("receivedAt", "2021-03-04T14:00"), ("facts", ""));
        Assert.Equal(
            ["责任单位不能是市安委办。", "接报时间不能早于发生时间。", "请填写简要情况。"],
            (await Site.ReadAsync(other)).QuerySelectorAll("#errors li").Select(l => l.TextContent.Trim())
        );
        Assert.Empty(await _site.Parts.Accidents.ReadAsync(Site.ListId, default));
    }

    [Fact]
    public async Task Note_IsAdded_AndSaysWhoWasFirst_WhenTwoAdd()
    {
        using HttpResponseMessage recorded = await RecordAsync(("unit", "zwh-jianzhu"), ("reportedAt", ""));
        (string, string)[] seen = [.. await HiddenAsync("/accidents/1/notes"), ("text", "甲")];
        using HttpResponseMessage first = await _site.SubmitAsync(
            "/accidents",
            "/accidents/1/notes",
            ("text", "乙"),
            ("reportedAt", "2021-03-04T16:00")
        );
        Assert.Contains("接报后40分钟", (await FollowAsync(first)).QuerySelector("#accident-1")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage second = await _site.PostAsync("/accidents/1/notes", seen);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("市安委办刚刚补充了情况", (await Site.ReadAsync(second)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> RecordAsync(params (string Name, string Value)[] fields) =>
        _site.SubmitAsync("/accidents", "/accidents", [.. Report.Where(r => fields.All(f => f.Name != r.Item1)), .. fields]);

    private async Task<IEnumerable<(string, string)>> HiddenAsync(string action = "/accidents") =>
        (await _site.PageAsync("/accidents"))
            .QuerySelectorAll($"form[action='{action}'] input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(i => (i.Name!, i.Value));

    private async Task<(DateOnly, ItemState)> ItemAsync(string duty, string unit)
    {
        DueItem item = (await _site.Parts.Work.LoadAsync(new PeriodRef(Site.ListId, duty, "no-0001"), fresh: true, default)).Items[unit].Value;
        return (item.DueOn, item.State);
    }

    private async Task<IHtmlDocument> FollowAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await _site.PageAsync(answer.Headers.Location!.ToString().Split('#')[0]);
    }
}
