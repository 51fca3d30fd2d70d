using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

public sealed partial class ProgressWriterTests
{
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
}
