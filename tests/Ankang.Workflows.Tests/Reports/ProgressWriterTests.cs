using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

/// <summary>The rows of the specification of 完成进展, word by word.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed partial class ProgressWriterTests
{
    private static readonly Obligation List3 = Duty(due: "2021-02-05");
    private static readonly Obligation Study7 = Duty("07-study", 7, "专题学习", Recurrence.Monthly, form: FormKind.Meeting, perYear: 12);
    private static readonly Obligation Study8 = Duty("08-study", 8, "专题学习", Recurrence.Monthly, form: FormKind.Meeting, perYear: 12);
    private static readonly Obligation News13 = Duty(
        "13-news",
        13,
        "新闻宣传稿件",
        Recurrence.Monthly,
        form: FormKind.Articles,
        counter: "篇",
        perYear: 12,
        within: new("中省市主流媒体和刊物", 2)
    );
    private static readonly Obligation Ten18 = Duty("18-ten-systems", 18, "十项制度", Recurrence.Continuous, form: FormKind.Standing);

    private static readonly Obligation LookBack28 = Duty("28b-look-back", 28, "“回头看”抽查", Recurrence.Yearly, form: FormKind.Inspection);

    [Fact]
    public void OneOff_IsDone_WhenReportedInTime() =>
        Says("已完成：2021年2月3日办结（时限2月5日）。", List3, "02-28", Item(List3).Closed(Day("02-03"), Day("02-03")));

    [Fact]
    public void OneOff_IsDoneLate_WhenDoneAfterItsDay() =>
        Says("已完成：2021年2月9日办结（时限2月5日，逾期办结）。", List3, "02-28", Item(List3).Closed(Day("02-09"), Day("02-09")));

    [Fact]
    public void OneOff_KeepsBothDatesApart_WhenDoneInTimeAndReportedLate() =>
        Says("已完成：2021年2月3日办结（时限2月5日，按期完成、逾期报送）。", List3, "02-28", Item(List3).Closed(Day("02-03"), Day("02-09")));

    [Fact]
    public void OneOff_NamesItsRungs_WhenOpen() =>
        Says(
            "未完成：时限2月5日，截至2月28日尚未办结；已提醒（2月7日）、督办（2月18日）。",
            List3,
            "02-28",
            Item(List3).Supervised("2021-02-18").Reminded("2021-02-07")
        );

    [Fact]
    public void OneOff_CallsTheLastRungAProposal_BecauseNoInterviewWasHeld() =>
        Says(
            "未完成：时限2月5日，截至3月31日尚未办结；已提醒（2月7日）、督办（2月18日），约谈待研究（3月3日）。",
            List3,
            "03-31",
            Item(List3).Supervised("2021-02-18").Reminded("2021-02-07") with
            {
                Interview = new(Nine(Day("03-03")), null),
            }
        );

    [Fact]
    public void OneOff_SaysWhatIsMissing_WhenPartlyReported()
    {
        Obligation rules = Duty("27a-rules", 27, "制度措施", due: "2021-10-31", perPeriod: 2, counter: "项");
        Says(
            "未完成：时限10月31日，截至11月2日尚未办结，已报送1项，要求不少于2项，尚差1项；已提醒（11月1日）。",
            rules,
            "11-02",
            Item(rules).Reported(Day("10-20")).Reminded()
        );
        Says("正在推进：时限10月31日，已报送1项，要求不少于2项，尚差1项。", rules, "10-25", Item(rules).Reported(Day("10-20")));
        Says(
            "已完成：2021年10月20日办结2项（要求不少于2项，时限10月31日）。",
            rules,
            "11-02",
            Item(rules).Closed(Day("10-20"), Day("10-20"), count: 2)
        );
    }

    [Fact]
    public void OneOff_IsNotDue_BeforeItsDay() => Says("未到期：时限2月5日。", List3, "01-31", Item(List3));

    [Fact]
    public void Study_IsOnCourse_AtMidYear() =>
        Says(
            "达到序时进度：1—6月开展专题学习6次（要求每月至少1次），均按期报送。",
            Study7,
            "06-30",
            [.. Periods(Study7, count: 6).Select(i => i.OnTime()), Quota(Study7)]
        );

    [Fact]
    public void Study_IsDone_AtYearEnd() =>
        Says(
            "已完成：全年开展专题学习13次（要求不少于12次），每月均不少于1次，其中3月逾期报送。",
            Study7,
            "12-31",
            [.. Periods(Study7).Select((i, n) => n == 2 ? i.ReportedLate() : i.OnTime(count: n == 0 ? 2 : 1)), Quota(Study7)]
        );

    [Fact]
    public void Study_IsNotDone_WhenAMonthIsMissingAlthoughTheQuotaIsReached() =>
        Says(
            "未完成：全年开展专题学习12次（达到不少于12次要求），9月未见报送；已提示本办负责人。",
            Study7,
            "12-31",
            [.. Periods(Study7, "office").Select((i, n) => n == 8 ? i.Supervised() : i.OnTime(count: n == 0 ? 2 : 1)), Quota(Study7, "office")]
        );

    [Fact]
    public void MixedStates_StandEachOnce_AndAddUpToWhatWasDue() =>
        Says(
            "未完成：应办19项，按期办结12项、逾期办结2项、待审核1项、延期中1项，逾期未办结3项，涉及甲、乙、丙3个单位（已督办2个、已提醒1个）；另豁免1项、不适用1项。",
            List3,
            "03-15",
            Units([.. new[] { "甲", "乙", "丙" }, .. Enumerable.Range(3, 18).Select(n => $"单位{n}")]),
            [
                Item(List3, "u0").Supervised(),
                Item(List3, "u1").Supervised(),
                Item(List3, "u2").Reminded(),
                .. Enumerable.Range(3, 12).Select(u => Item(List3, $"u{u}").OnTime()),
                .. Enumerable.Range(15, 2).Select(u => Item(List3, $"u{u}").DoneLate()),
                Item(List3, "u17").InReview(),
                Item(List3, "u18") with
                {
                    DueOn = new(2021, 4, 30),
                },
                Item(List3, "u19").Waived(Day("02-03")),
                Item(List3, "u20").NotApplicable(Day("02-03")),
            ]
        );

    [Fact]
    public void Waiver_NamesItsReason_WhenAllIsWaived() =>
        Says(
            "已豁免：2021年7月15日经市安委办同意（原因：机构撤并），不计入应办。",
            List3,
            "12-31",
            Item(List3).Waived(Day("07-15")) with
            {
                ClosedReason = "机构撤并",
            }
        );

    [Fact]
    public void ReviewedItem_WasWaiting_AtACutOffBeforeItsAcceptance()
    {
        DueItem item = Item(List3).OnTime() with { ReviewedAt = Nine(Day("02-10")) };
        Says("未完成：时限2月5日，2月3日报送，待审核。", List3, "02-08", item);
        Says("已完成：2021年2月3日办结（时限2月5日）。", List3, "02-28", item);
    }

    [Fact]
    public void ReturnedReport_IsNotCounted()
    {
        DueItem item = Item(List3).Reported(Day("02-03")).Reminded("2021-02-07");
        Says(
            "未完成：时限2月5日，截至2月28日尚未办结；已提醒（2月7日）。",
            List3,
            "02-28",
            item with
            {
                Reports = [item.Reports[0] with { VoidAt = Nine(Day("02-04")) }],
            }
        );
    }

    [Fact]
    public void Standing_CountsTheNotesOfTheLastQuarter() =>
        Says(
            "常态化推进：第二季度进展说明应报25份，已报23份，甲、乙2个单位待报。",
            Ten18,
            "06-30",
            ManyUnits(25, "甲", "乙"),
            Enumerable.Range(0, 25).Select(u => Item(Ten18, $"u{u}") with { NotesAsked = [1, 2], NotesGiven = u < 2 ? [1] : [1, 2] })
        );

    [Fact]
    public void Standing_IsCountedLikeOthers_AfterItsDeadline() =>
        Says(
            "未完成：应办2项，按期办结1项，逾期未办结1项，涉及乙；新到期。",
            Ten18,
            "12-31",
            Units("甲", "乙"),
            [Item(Ten18, "u0").OnTime(), Item(Ten18, "u1")]
        );

    private static void Says(string expected, Obligation duty, string cutOff, params DueItem[] items) => Says(expected, duty, Day(cutOff), items);

    private static void Says(string expected, Obligation duty, DateOnly cutOff, params DueItem[] items) =>
        Assert.Equal(expected, Write(duty, cutOff, Units("甲", "乙", "丙"), items));

    private static void Says(string expected, Obligation duty, string cutOff, UnitDirectory units, IEnumerable<DueItem> items) =>
        Assert.Equal(expected, Write(duty, Day(cutOff), units, items));

    private static string Sentence(
        Obligation duty,
        string cutOff,
        IEnumerable<DueItem> items,
        RecordedEvents? events = null,
        params Obligation[] also
    ) => ProgressWriter.Write(List([duty, .. also]), Units("甲"), items, Day(cutOff), Nine(Day(cutOff).AddDays(1)), events).Of(duty.Task).Text;

    private static string Write(Obligation duty, DateOnly cutOff, UnitDirectory units, IEnumerable<DueItem> items) =>
        ProgressWriter.Write(List(duty), units, items, cutOff, ChinaTime.EndOf(cutOff)).Of(duty.Task).Text;
}
