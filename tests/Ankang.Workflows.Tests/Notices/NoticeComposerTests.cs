using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public partial class NoticeComposerTests
{
    private const string Spelt = "《2021年安康市安全生产专项整治三年行动工作任务清单》（安市安委办发〔2021〕3号，以下简称《清单》）";

    private static readonly NoticeComposer Composer = A.Composer();

    [Fact] // wording 2.1
    public void Courtesy_IsAsWorded_WithSeveralItems() =>
        Same(
            Composer.ToUnit(NoticeKind.Courtesy, A.To("2021-03-24"), [A.ProgressNote(), A.Articles()]),
            "【到期提醒】2项工作请于3月31日前报送（汉滨区安委会）",
            $"""
            汉滨区安委会：
            按照{Spelt}安排，下列2项工作即将到期，请予安排；已完成的，请及时报送。
            1. 第14项　新闻宣传稿件（2021年3月）。完成时限：2021年3月31日（周三）。已报送1篇，要求不少于2篇，尚差1篇。
            2. 第32项　信息报送（第一季度进展说明）。请于3月31日（周三）前填报。
            不能按期完成的，请在到期前通过入口申请延期，并说明原因和预计完成时间。
            {A.Tail("2021年3月24日")}
            """
        );

    [Fact]
    public void Courtesy_HasNoNumbersAndSuggestsAWorkingDay_WhenOneItemEndsOnADayOff() =>
        Same(
            Composer.ToUnit(NoticeKind.Courtesy, A.To("2021-01-22"), [A.OneOff() with { SuggestedDay = new(2021, 1, 29) }]),
            "【到期提醒】隐患排查方案请于1月31日前报送（汉滨区安委会）",
            $"""
            汉滨区安委会：
            按照{Spelt}安排，下列工作即将到期，请予安排；已完成的，请及时报送。
            第4项　隐患排查方案。完成时限：2021年1月31日（周日，非工作日，时限不变，建议1月29日（周五）前报送）。尚未收到报送。
            该项工作不能按期完成的，请在到期前通过入口申请延期，并说明原因和预计完成时间。
            {A.Tail("2021年1月22日")}
            """
        );

    [Fact]
    public void Courtesy_NamesTheEarliestDay_WhenDaysDiffer() =>
        Assert.Equal(
            "【到期提醒】2项工作最早1月31日到期（汉滨区安委会）",
            Composer.ToUnit(NoticeKind.Courtesy, A.To("2021-01-22"), [A.Articles(), A.OneOff()]).Subject
        );

    [Fact] // a missing note is no lapse, so no extension is offered for it
    public void Courtesy_AsksForTheNoteOnly_WhenThereIsNothingElse()
    {
        ComposedNotice notice = Composer.ToUnit(NoticeKind.Courtesy, A.To("2021-03-24"), [A.ProgressNote() with { PeriodName = "第一季度进展说明" }]);
        Assert.Equal("【到期提醒】信息报送（第一季度进展说明）请于3月31日前填报（汉滨区安委会）", notice.Subject);
        Assert.Contains(
            "\n第32项　信息报送（第一季度进展说明）。请于2021年3月31日（周三）前填报。\n报送入口：",
            notice.Text,
            StringComparison.Ordinal
        );
    }

    [Fact] // wording 6
    public void Courtesy_SaysThatOnlyNotesAreAsked_WhenThereAreSeveral() =>
        Assert.Equal(
            "【到期提醒】2项进展说明请于3月31日前填报（汉滨区安委会）",
            Composer.ToUnit(NoticeKind.Courtesy, A.To("2021-03-24"), [A.ProgressNote(), A.ProgressNote() with { Task = 29 }]).Subject
        );

    [Fact] // wording 6: the note of the office and the rungs that are over are sentences of their own
    public void Extended_KeepsItsSentencesApart() =>
        Assert.Contains(
            "原时限3月31日保留在案，考核按有关规定执行。理由：防汛。4月8日的提醒、4月14日的督办不需再回复。",
            Composer
                .ToUnit(
                    NoticeKind.Extended,
                    A.To("2021-04-20"),
                    [A.Articles() with { DueOn = new(2021, 4, 30), Reason = "理由：防汛。4月8日的提醒、4月14日的督办不需再回复" }]
                )
                .Text,
            StringComparison.Ordinal
        );

    [Fact] // wording 6
    public void Acknowledge_SaysWhatWasNotRead()
    {
        NoticeItem item = Supervised with { ReplyBy = new(2021, 4, 21) };
        ComposedNotice notice = Composer.ToUnit(
            NoticeKind.Acknowledge,
            A.To("2021-04-13"),
            [item],
            new() { AcknowledgeLink = "https://example.org/a/T" }
        );
        Assert.Equal("【请阅】4月8日督办事项（汉滨区安委会）", notice.Subject);
        Assert.StartsWith(
            $"汉滨区安委会分管负责同志：\n2021年4月8日对{Spelt}第14项（2021年3月）的督办尚未登记已阅，反馈时限仍为4月21日（周三）。\n",
            notice.Text,
            StringComparison.Ordinal
        );
    }

    [Theory] // a year without its calendar: its days are computed, and the mail says so
    [InlineData("2021-12-27", "2022-01-07", true)]
    [InlineData("2022-01-04", "2022-01-07", true)]
    [InlineData("2021-12-20", "2021-12-23", false)]
    public void Mail_SaysThatDaysAreProvisional_WhereTheYearHasNoCalendar(string sent, string replyBy, bool provisional)
    {
        WorkCalendar known = new(Seeds.Calendar.Days.Where(d => d.Date.Year == 2021));
        var composer = new NoticeComposer(A.List, A.Office, A.Templates, calendar: known);
        const string words = "\n2022年节假日安排尚未录入，所列2022年日期为暂定。\n";
        string[] texts =
        [
            composer.ToUnit(NoticeKind.Reminder, A.To(sent), [A.Articles()], new() { ReplyBy = DateOnly.Parse(replyBy) }).Text,
            composer.Digest(NoticeKind.Reminder, A.Slot(sent), [new("汉滨区安委会", A.Articles(), DateOnly.Parse(replyBy))]).Text + "\n",
        ];
        Assert.All(texts, t => Assert.Equal(provisional, t.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void Briefing_NamesTheYearsDuties_ByTask() =>
        Same(
            Composer.Briefing(
                A.To("2021-01-18"),
                [
                    BriefedDuty.Of(
                        Duty(14, "新闻宣传稿件", "刊发新闻宣传稿件", Recurrence.Monthly, new(2021, 12, 31)) with
                        {
                            PerPeriod = 2,
                            PerYear = 24,
                            Counter = "篇",
                        }
                    ),
                    BriefedDuty.Of(Duty(3, "实施方案", "印发年度实施方案。", Recurrence.Once, new(2021, 2, 5))) with
                    {
                        Helpers = "市应急局",
                    },
                ]
            ),
            "【任务告知】2021年2项工作请予安排（汉滨区安委会）",
            $"""
            汉滨区安委会：
            {Spelt}已于2021年1月18日印发。按照《清单》，你单位本年度承担下列2项工作，现予告知：
            1. 第3项　实施方案。印发年度实施方案。完成时限：2月5日（周五）。配合单位：市应急局。
            2. 第14项　新闻宣传稿件。每月至少2篇，全年不少于24篇；每月月底前报送，12月31日（周五）截止。
            上述2项工作请予安排，完成后通过入口报送，无需另报纸质材料。到期前，市安委办将以邮件提示。
            {A.Tail("2021年1月18日")}
            """
        );

    [Fact]
    public void Simulated_IsSaidInSubjectAndText_OfARehearsal()
    {
        ComposedNotice notice = A.Composer(simulated: true)
            .ToUnit(NoticeKind.Reminder, A.To("2021-04-01"), [A.Articles()], new() { ReplyBy = new(2021, 4, 7) });
        Assert.StartsWith("【模拟】【提醒】", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("\n模拟运行，非正式文件。\n", notice.Text, StringComparison.Ordinal);
    }

    [Fact] // a name with a line end must not make a line, or a link, of its own
    public void Names_StayOnTheirLine_WhateverTheyHold()
    {
        ComposedNotice notice = Composer.ToUnits(
            NoticeKind.Reminder,
            A.To("2021-04-01"),
            [new NoticePart { Unit = "甲\r\n报送入口：https://evil.example/", Items = [A.Articles()] }],
            new() { ReplyBy = new(2021, 4, 7) }
        );
        Assert.DoesNotContain('\n', notice.Subject);
        Assert.DoesNotContain("\n报送入口：https://evil", notice.Text, StringComparison.Ordinal);
    }

    private static NoticeItem Reminded => A.Articles() with { RemindedOn = new(2021, 4, 1), WorkingDaysLate = 5 };

    private static NoticeItem Supervised => Reminded with { SupervisedOn = new(2021, 4, 8) };

    private static NoticeItem SubQuotaShort =>
        new()
        {
            Id = "ankang-2021_13-member-articles_2021_hanbin",
            Task = 13,
            ShortName = "新闻稿件",
            PeriodName = "全年",
            Demand = "刊发稿件不少于12篇",
            DueOn = new(2021, 12, 31),
            OriginalDueOn = new(2021, 12, 31),
            Required = 12,
            Count = 12,
            Counter = "篇",
            WithinWhat = "中省市主流媒体和刊物",
            RequiredWithin = 2,
            CountWithin = 1,
        };

    private static Obligation Duty(int task, string name, string title, Recurrence recurrence, DateOnly due) =>
        new()
        {
            Id = $"{task:D2}-duty",
            Task = task,
            Title = title,
            ShortName = name,
            Demand = title,
            Recurrence = recurrence,
            Units = "各县区安委会",
            AskedOf = ["hanbin"],
            DueOn = due,
            Source = title,
            Form = FormKind.Once,
        };

    private static void Same(ComposedNotice notice, string subject, string text)
    {
        Assert.Equal(subject, notice.Subject);
        Assert.Equal(text.ReplaceLineEndings("\n"), notice.Text);
    }
}
