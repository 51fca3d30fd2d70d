using Ankang.Workflows.Accidents;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Web;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>The town after a morning's work: every kind of state, mark and note stands somewhere. Only looked at.</summary>
public sealed class BusyTown : Town
{
    /// <summary>As long as a note may be, without a blank at which it could be broken.</summary>
    private static readonly string LongNote =
        string.Concat(Enumerable.Repeat("1月中旬召开专题会议，印发通知，组织宣讲和入户走访，", 79))[..1990] + "（续见附件）";

    private WorkflowParts Parts => Site.Parts;

    /// <summary>A change of the list in force that the office is drafting.</summary>
    public string Draft { get; private set; } = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ReportAsync("14b-county-articles", "2021-01", "hanbin", new(2021, 1, 29), 2, LongNote);
        await ReportAsync("14b-county-articles", "2021-02", "hanbin", new(2021, 2, 26), 1, "安康日报2月26日3版");
        await ReportAsync("14b-county-articles", "2021-03", "hanyin", new(2021, 3, 3), 1, null);
        await ReportAsync("03a-county-list", "once", "hanbin", new(2021, 2, 4), 1, "汉安委办发〔2021〕2号");
        await ReportAsync("13-member-articles", "2021-01", "jiaotong", new(2021, 1, 28), 2, "陕西交通网");
        await ReportAsync("13-member-articles", "2021-02", "jiaotong", new(2021, 2, 25), 1, "市政府网站");
        await ReportAsync("13-member-articles", "2021-02", "shuili", new(2021, 2, 20), 1, "安康水利公众号");
        await OfficeAsync(Parts.OfficeService.ReturnAsync(Act("13-member-articles", "2021-02", "shuili"), "刊发媒体不在《清单》所列范围", default));
        await OfficeAsync(Parts.OfficeService.WaiveAsync(Act("08-members-study", "2021-02", "shuili"), "机构改革，职责已划转", default));
        await OfficeAsync(Parts.OfficeService.HoldAsync(Act("08-members-study", "2021-02", "minzheng"), new(2021, 3, 20), "正在核实情况", default));
        await OfficeAsync(
            Parts.OfficeService.GrantAsync(Act("13-member-articles", "2021-03", "gongan"), new(2021, 4, 15), "专项行动期间集中办理", default)
        );
        await OfficeAsync(
            Parts.UnitService.AskExtensionAsync(
                Act("13-member-articles", "2021-03", "jiaotong"),
                "春运保障任务集中",
                "已完成初稿",
                new(2021, 4, 15),
                default
            )
        );
        await OfficeAsync(
            Parts.UnitService.AcknowledgeAsync(Act("14b-county-articles", "2021-02", "hanbin"), "请抓紧补齐，下周一报我。", byLink: false, default)
        );
        await DecideAsync(
            "shuili",
            InterviewDecision.Issue,
            letter: new InterviewLetter(
                ChinaTime.At(new(2021, 3, 10), new(15, 0)),
                "市应急管理局三楼会议室",
                "市安委办副主任",
                "安市安委办函〔2021〕8号"
            )
        );
        await DecideAsync("nongye", InterviewDecision.Circulate);
        await DecideAsync("minzheng", InterviewDecision.Postpone, new(2021, 3, 19));
        await Parts.Pauses.PauseAsync(
            new PauseRequest(ListId, "pause", Actor.Of("市安委办 张三"), null, "langao", Day, new(2021, 3, 10), "抢险救灾"),
            default
        );
        Assert.IsType<Result<Accident>.Done>(
            await Parts.Alarms.RecordAsync(
                ListId,
                new AccidentReport(
                    "zwh-jianzhu",
                    ChinaTime.At(new(2021, 3, 4), new(15, 20)),
                    ChinaTime.At(new(2021, 3, 4), new(15, 30)),
                    ChinaTime.At(new(2021, 3, 4), new(15, 45)),
                    "汉滨区江北办某建筑工地",
                    AccidentLevel.General,
                    "塔吊拆除作业中1人坠落受伤",
                    null
                ),
                "accident",
                Actor.Of("市安委办 张三"),
                default
            )
        );
        await BounceAsync("hanyin");
        Draft = (await Parts.ListDrafts.OfRunningAsync(await Site.ListAsync(), Actor.Of("张三"), "draft", default)).Id;
        Site.Runtime = new FakeRuntime(Site.Clock.Now);
    }

    private static ActRequest Act(string duty, string period, string unit) =>
        new(Key(duty, period, unit), $"{duty}-{period}-{unit}", Actor.Of("市安委办 张三"));

    private static async Task OfficeAsync(Task<Result<ItemAnswer>> act) => Assert.IsType<Result<ItemAnswer>.Done>(await act);

    private async Task ReportAsync(string duty, string period, string unit, DateOnly on, int count, string? note) =>
        Assert.IsType<ReportRecorded>(
            await Parts.Confirmations.ConfirmAsync(
                new ConfirmRequest(Key(duty, period, unit), $"{duty}-{period}-{unit}-report", on, count, 0, null, note, Actor.Of("本单位联络员")),
                default
            )
        );

    private async Task DecideAsync(string unit, InterviewDecision decision, DateOnly? until = null, InterviewLetter? letter = null) =>
        Assert.IsNotType<Result<InterviewCase>.Invalid>(
            await Parts.Interviews.DecideAsync(
                new InterviewRequest(ListId, unit, $"decide-{unit}", Actor.Of("市安委办 张三"), decision, "经领导研究", Until: until, Letter: letter),
                default
            )
        );

    private async Task BounceAsync(string unit)
    {
        var list = await Site.ListAsync();
        string email = list.Directory[unit].Liaison!.Email;
        Assert.True(
            await Parts.Deliveries.ReportAsync(ListId, $"20210301T09|{unit}|reminder", email, DeliveryStatus.Bounced, "550 邮箱不存在", default)
        );
    }
}
