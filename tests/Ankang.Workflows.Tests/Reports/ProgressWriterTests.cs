using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

/// <summary>The rows of the specification of 完成进展, word by word.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ProgressWriterTests
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
    public void LookBack_IsDone_WhereItWasBinding()
    {
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 19)
            .Select(u =>
                u < 3
                    ? Item(LookBack28, $"u{u}", Period.Year(2021)).OnTime(count: u == 0 ? 2 : 1)
                    : Item(LookBack28, $"u{u}", Period.Year(2021)).NotApplicable(new(2021, 12, 20))
            );
        Says("已完成：19个单位中3个开展“回头看”抽查4次；16个经确认无此类事项，不适用。", LookBack28, "12-31", ManyUnits(19), items);
    }

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
    public void StudyOfUnits_LagsBehind_AtMidYear()
    {
        // 45 units, 6 months; five units with six open items: two at 督办, two at 提醒, one new; one of them open in May and June.
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 45)
            .SelectMany(u =>
                Periods(Study8, $"u{u}", 6)
                    .Select(
                        (i, m) =>
                            (u, m) switch
                            {
                                (<= 1, 4) => i.Supervised("2021-06-07"),
                                (0, 5) => i,
                                (2 or 3, 4) => i.Reminded(),
                                (4, 5) => i,
                                (>= 5 and <= 17, 0) => i.DoneLate(),
                                _ => i.OnTime(),
                            }
                    )
            );
        Says(
            "滞后序时：1—6月应办270项（45个单位，每月至少1次），按期办结251项、逾期办结13项，逾期未办结6项，涉及市教体局、市住建局、市水利局等5个单位；已督办2个、已提醒2个、新到期1个。",
            Study8,
            "06-30",
            ManyUnits(45, "市教体局", "市住建局", "市水利局"),
            items
        );
    }

    [Fact]
    public void Units_AreNamedByRung_ThenByOpenItems_ThenByRoster() =>
        Says(
            "滞后序时：1—2月应办8项（4个单位，每月至少1次），按期办结2项，逾期未办结6项，涉及丁、乙、丙等4个单位；已督办1个、已提醒3个。",
            Study8,
            "02-28",
            Units("甲", "乙", "丙", "丁"),
            [
                .. Periods(Study8, "u0", 2).Select((i, n) => n == 0 ? i.Reminded() : i.OnTime()),
                .. Periods(Study8, "u1", 2).Select((i, n) => n == 0 ? i.Reminded() : i),
                .. Periods(Study8, "u2", 2).Select((i, n) => n == 0 ? i.Reminded() : i),
                .. Periods(Study8, "u3", 2).Select((i, n) => n == 0 ? i.Supervised() : i.OnTime()),
            ]
        );

    [Fact]
    public void StudyOfUnits_IsNotDone_AtYearEnd()
    {
        // 市教体局 misses three months and makes the number up; 市住建局 misses one and does not.
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 45)
            .SelectMany(u =>
                Periods(Study8, $"u{u}")
                    .Select(
                        (i, m) =>
                            (u, m) switch
                            {
                                (0, 1 or 2 or 3) => i.Reminded(),
                                (0, 0) => i.OnTime(count: 4),
                                (1, 7) => i.Reminded(),
                                (>= 2 and <= 25, 0) => i.DoneLate(),
                                _ => i.OnTime(),
                            }
                    )
                    .Append(Quota(Study8, $"u{u}"))
            );
        Says(
            "未完成：全年应办540项，按期办结512项、逾期办结24项，逾期未办结4项，涉及市教体局、市住建局2个单位；全年不少于12次，44个单位达到，市住建局11次，尚差1次。",
            Study8,
            "12-31",
            ManyUnits(45, "市教体局", "市住建局"),
            items
        );
    }

    [Fact]
    public void News_IsDone_WhenBothQuotasAreReached() =>
        Says(
            "已完成：全年刊发14篇（要求不少于12篇），其中中省市主流媒体和刊物3篇（要求不少于2篇）。",
            News13,
            "12-31",
            [.. Periods(News13).Select((i, n) => n == 0 ? i.OnTime(count: 3, within: 3) : i.OnTime()), Quota(News13)]
        );

    [Fact]
    public void News_SaysWhichQuotaFailed_WhenOnlyOneDid() =>
        Says(
            "未完成：全年刊发12篇（达到不少于12篇要求），其中中省市主流媒体和刊物1篇（要求不少于2篇，尚差1篇）；已提醒。",
            News13,
            new DateOnly(2022, 1, 5),
            [.. Periods(News13).Select((i, n) => i.OnTime(within: n == 0 ? 1 : 0)), Quota(News13).Reminded("2022-01-04")]
        );

    [Fact]
    public void NewsOfUnits_TellsTheTwoQuotasApart()
    {
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 45)
            .SelectMany(u =>
                Periods(News13, $"u{u}")
                    .Select(
                        (i, m) =>
                            (u, m) switch
                            {
                                (0 or 1, 5) => i.Reminded(),
                                (>= 2 and <= 3, _) => i.OnTime(),
                                _ => i.OnTime(within: 1),
                            }
                    )
                    .Append(Quota(News13, $"u{u}"))
            );
        Says(
            "未完成：45个单位中41个达到两项要求；2个总数不足（甲、乙），2个仅中省市主流媒体和刊物篇数不足（丙、丁）。",
            News13,
            "12-31",
            ManyUnits(45, "甲", "乙", "丙", "丁"),
            items
        );
    }

    [Fact]
    public void NewsOfUnits_TellsAMissedMonth_WhenTheUnitMadeTheNumberUp()
    {
        DueItem[] items =
        [
            .. new[] { "u0", "u1" }.SelectMany(u =>
                Periods(News13, u).Select((i, m) => u == "u0" && m == 8 ? i.Reminded() : i.OnTime(count: 2, within: 1)).Append(Quota(News13, u))
            ),
        ];
        Says("未完成：2个单位均达到两项要求；全年应办24项，按期办结23项，逾期未办结1项，涉及甲。", News13, "12-31", Units("甲", "乙"), items);
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

    [Fact]
    public void Enterprises_AreLeftToTheOffice()
    {
        Obligation study10 = Duty("10-study", 10, "企业学习", Recurrence.Continuous, form: FormKind.Standing, units: "各企业");
        Says("常态化推进：各企业不逐户报送，由市安委办汇总掌握。", study10, "12-31", Item(study10) with { Addressed = false });
    }

    [Fact]
    public void Accidents_AreNeverSaidNotToHaveHappened()
    {
        Obligation duty31 = Duty(
            "31-report",
            31,
            "事故报告",
            Recurrence.Continuous,
            form: FormKind.Accident,
            opening: OpeningKind.Report,
            source: "要立即向市应急管理局报告"
        );
        Assert.Equal("常态化推进：截至6月30日未登记事故报告。", Sentence(duty31, "06-30", []));
        Assert.Equal(
            "常态化推进：登记事故报告2起，均已向市应急管理局报告（接报至报告最长25分钟）。",
            Sentence(duty31, "06-30", [], new RecordedEvents(Accidents: 2, LongestReportMinutes: 25))
        );
    }

    [Fact]
    public void DutyWatch_ClaimsNothing()
    {
        Obligation watch = Duty(
            "31a-duty-watch",
            31,
            "应急值班值守",
            Recurrence.Continuous,
            form: FormKind.Standing,
            opening: OpeningKind.Report,
            source: "加强应急值班值守"
        );
        Assert.Equal("常态化推进：不按周期收取材料。", Sentence(watch, "06-30", []));
    }

    [Theory]
    [InlineData("联络员会议", FormKind.Meeting, false, "召开联络员会议1次")]
    [InlineData("提请市委常委会", FormKind.Meeting, false, "提请市委常委会1次")] // the office's deed is the request
    [InlineData("督查检查通报", FormKind.Bulletin, false, "印发督查检查通报1次")]
    [InlineData("督查检查通报报送", FormKind.Bulletin, true, "报送督查检查通报1次")]
    [InlineData("现场处置方案演练", FormKind.Inspection, false, "开展现场处置方案演练1次")]
    public void Periods_NameTheDeed(string shortName, FormKind form, bool reportUp, string deed)
    {
        Obligation duty = Duty("33-meeting", 33, shortName, Recurrence.Monthly, form: form) with { ReportUp = reportUp };
        Says($"达到序时进度：1月{deed}（要求每月至少1次），按期报送。", duty, "01-31", Periods(duty, count: 1)[0].OnTime());
    }

    [Fact] // said once: neither "未见…记录" and "未见报送", nor the period twice
    public void Periods_SayOnce_ThatNothingCame()
    {
        Obligation duty = Duty("33b-liaisons", 33, "联络员会议", Recurrence.Bimonthly, form: FormKind.Meeting);
        Says("滞后序时：1—2月未见报送联络员会议（要求每两个月至少1次）；新到期。", duty, "02-28", Periods(duty, count: 1)[0]);
    }

    [Fact]
    public void Units_AllShort_AreNotCountedAsZero()
    {
        string[] ids = [.. Enumerable.Range(0, 4).Select(n => $"u{n}")];
        Says(
            "未完成：4个单位均未达到两项要求；4个总数不足（单位0、单位1、单位2等）；约谈待研究1个。",
            News13,
            "12-31",
            ManyUnits(4),
            [
                .. ids.Select(u => Quota(News13, u)),
                .. ids.SelectMany(u => Periods(News13, u, 1))
                    .Select((i, n) => n == 0 ? i.Supervised() with { Interview = new(Nine(Day("03-01")), null) } : i),
            ]
        );
    }

    [Fact]
    public void Ladder_CountsWhatWasAccepted_AndOnlyInterviewsHeld()
    {
        Obligation duty40 = Duty(
            "40-ladder",
            40,
            "问责问效",
            Recurrence.Continuous,
            opening: OpeningKind.Report,
            source: "按照“一次提醒、两次督办、三次约谈”的方式，对发生安全生产事故的，采取提级调查的方式"
        );
        DueItem[] items = [.. Enumerable.Range(0, 87).Select(n => n < 31 ? Item(List3, $"u{n}").Supervised() : Item(List3, $"u{n}").Reminded())];
        items[0] = items[0] with { Interview = new(Nine(Day("03-03")), null) };
        Assert.Equal("常态化推进：截至6月30日，提醒87次、督办31次。", Sentence(duty40, "06-30", items, also: List3));
        Assert.Equal(
            "常态化推进：截至6月30日，提醒87次、督办31次，已约谈2次；登记事故1起，提级调查1起。",
            Sentence(duty40, "06-30", items, new RecordedEvents(2, 1, 1), List3)
        );
        Assert.Equal("常态化推进：截至2月5日，未发出提醒、督办。", Sentence(duty40, "02-05", items, also: List3));
    }

    [Fact]
    public void Historic_IsOutsideTheCount()
    {
        Obligation training = Duty("34-training", 34, "直报系统培训", due: "2021-01-10");
        Says(
            "历史事项：时限1月10日早于《清单》印发日1月18日，完成情况待补录，不计入应办。",
            training,
            "06-30",
            Item(training) with
            {
                Historic = true,
            }
        );
        Says(
            "历史事项：2021年1月8日办结（时限1月10日早于《清单》印发日1月18日），不计入应办。",
            training,
            "06-30",
            Item(training).Closed(Day("01-08"), Day("01-20")) with
            {
                Historic = true,
            }
        );
    }

    [Fact]
    public void Waived_NamesTheDay() =>
        Says("已豁免：2021年7月15日经市安委办同意，不计入应办。", Study7, "07-31", Periods(Study7)[6].Waived(Day("07-15")));

    [Fact]
    public void Mixed_PutsMeasuresInBrackets_WhenMoreFollows()
    {
        Obligation duty = Duty("05-meeting", 5, "行业领域工作会议", due: "2021-02-28");
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 20)
            .Select(u => (Item: Item(duty, $"u{u}"), u))
            .Select(x =>
                x.u switch
                {
                    0 or 1 => x.Item.Supervised(),
                    2 => x.Item.Reminded(),
                    3 => x.Item with { DueOn = new(2021, 4, 30) },
                    4 => x.Item.Waived(Day("02-20")),
                    5 or 6 => x.Item.DoneLate(),
                    _ => x.Item.OnTime(),
                }
            );
        Says(
            "未完成：应办19项，按期办结13项、逾期办结2项、延期中1项，逾期未办结3项，涉及甲、乙、丙3个单位（已督办2个、已提醒1个）；另豁免1项。",
            duty,
            "03-31",
            ManyUnits(20, "甲", "乙", "丙"),
            items
        );
    }

    [Fact]
    public void Task1_IsFulfilledByTheNotice()
    {
        Obligation list = Duty("01-list", 1, "全市任务清单", due: "2021-01-20", opening: OpeningKind.FulfilledByNotice);
        Assert.Equal("已完成：2021年1月18日以安市安委办发〔2021〕3号文件印发（时限1月20日）。", Sentence(list, "01-31", []));
    }

    [Fact]
    public void Task_LeadsEachSentenceByTheDutysName_WhenItHasSeveral()
    {
        Obligation a = Duty("25a-inspection", 25, "督查检查", due: "2021-02-05"),
            b = Duty("25b-bulletin", 25, "督查检查通报", due: "2021-02-28");
        ProgressReport report = ProgressWriter.Write(List(a, b), Units("甲"), [Item(a).OnTime(), Item(b)], Day("02-10"), Nine(Day("02-11")));
        Assert.Equal("督查检查　已完成：2021年2月3日办结（时限2月5日）。\n督查检查通报　未到期：时限2月28日。", report.Of(25).Text);
    }

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
