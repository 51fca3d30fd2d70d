using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

public partial class NoticeComposerTests
{
    [Fact] // wording 2.5
    public void Summary_IsAsWorded_ForOneUnit() =>
        Same(
            Composer.Summary(A.Slot("2021-04-12"), [Hanbin]),
            "【周报】任务落实情况（截至4月12日9时）（汉滨区安委会）",
            $"""
            汉滨区安委会分管负责同志：
            一、总体情况。截至4月12日9时，2021年度已到期6项，按期办结4项、逾期办结1项，逾期未办结1项。
            二、逾期事项。第14项　新闻宣传稿件（2021年3月）：已报送1篇，要求不少于2篇；已逾期7个工作日；已提醒（4月1日）、督办（4月8日），请于4月21日前办结。
            三、近期到期。4月30日（周五）：第14项　新闻宣传稿件（2021年4月）。
            {A.Tail("2021年4月12日")}
            """
        );

    [Fact] // wording 6: a day that is over is no demand
    public void Summary_SaysThatTheReplyIsOver_AndThatTheInterviewWasAnnounced()
    {
        NoticeItem over = Hanbin.Overdue[0] with { IsReplyOver = true };
        string text = Composer.Summary(A.Slot("2021-04-26"), [Hanbin with { Overdue = [over] }]).Text;
        Assert.Contains("督办（4月8日），反馈时限4月21日已过。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("请于4月21日前", text, StringComparison.Ordinal);
        NoticeItem announced = over with { InterviewedOn = new(2021, 4, 22) };
        text = Composer.Summary(A.Slot("2021-04-26"), [Hanbin with { Overdue = [announced] }]).Text;
        Assert.Contains("，反馈时限4月21日已过；已告知约谈事项（4月22日），待研究。", text, StringComparison.Ordinal);
        NoticeItem held = announced with { InterviewStands = "已约谈", InterviewHeldOn = new(2021, 5, 6) };
        text = Composer.Summary(A.Slot("2021-05-10"), [Hanbin with { Overdue = [held], Announced = 2 }]).Text;
        Assert.Contains("；已告知约谈事项（4月22日），已约谈（5月6日）。\n另有2项已告知约谈事项，每月首期列明。\n", text, StringComparison.Ordinal);
        Assert.Contains("2021年度已到期8项，按期办结4项、逾期办结1项，逾期未办结3项。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_HasAPartAUnit_ForSeveral() =>
        Same(
            Composer.Summary(
                A.Slot("2021-04-12"),
                [
                    Hanbin,
                    Hanbin with
                    {
                        Unit = "汉阴县安委会",
                        Link = "https://example.org/c/OTHER",
                        OnTime = 0,
                        DoneLate = 0,
                        Upcoming = [],
                        Overdue =
                        [
                            Supervised with
                            {
                                WorkingDaysLate = 7,
                                SupervisedOn = null,
                                ReplyBy = new(2021, 4, 7),
                            },
                            A.OneOff() with
                            {
                                WorkingDaysLate = 46,
                            },
                        ],
                    },
                ]
            ),
            "【周报】任务落实情况（截至4月12日9时）（汉滨区安委会、汉阴县安委会2个单位）",
            """
            汉滨区安委会、汉阴县安委会分管负责同志：
            【汉滨区安委会】
            一、总体情况。截至4月12日9时，2021年度已到期6项，按期办结4项、逾期办结1项，逾期未办结1项。
            二、逾期事项。第14项　新闻宣传稿件（2021年3月）：已报送1篇，要求不少于2篇；已逾期7个工作日；已提醒（4月1日）、督办（4月8日），请于4月21日前办结。
            三、近期到期。4月30日（周五）：第14项　新闻宣传稿件（2021年4月）。
            【汉阴县安委会】
            一、总体情况。截至4月12日9时，2021年度已到期2项，逾期未办结2项。
            二、逾期事项。
            1. 第4项　隐患排查方案：尚未收到报送；已逾期46个工作日。
            2. 第14项　新闻宣传稿件（2021年3月）：已报送1篇，要求不少于2篇；已逾期7个工作日；已提醒（4月1日），请于4月7日前报送。
            三、近期到期。无。
            报送入口：https://example.org/c/TOKEN（有效期至2022年3月31日，仅限本人使用，请勿转发）
            请勿填报、上传涉密和内部敏感信息。本邮件系工作提示，不替代正式公文；直接回复即送达市安委办。
            联系人：李明，电话：0915-0000000
            安康市安全生产委员会办公室　2021年4月12日
            """
        );

    [Fact]
    public void Summary_IsRefused_WhenNothingIsOverdue() =>
        Assert.Throws<ArgumentException>(() => Composer.Summary(A.Slot("2021-04-12"), [Hanbin with { Overdue = [] }]));

    [Fact] // wording 2.6
    public void DeliveryFailure_IsATable_OfTheSlot() =>
        Same(
            Composer.DeliveryFailure(
                A.Slot("2021-04-01"),
                [Failure, Failure with { Unit = "汉阴县安委会", Email = "hanyin@example.org", OthersReached = true, IsDead = true }]
            ),
            "【退信】4月1日9时批次2个邮箱未能送达",
            """
            4月1日9时批次，下列2个邮箱未能送达：
            | 单位 | 角色 | 邮箱 | 对方答复 | 涉及事项 | 处理 |
            | 汉滨区安委会 | 联络员 | hanbin.liaison@example.org | 550 邮箱不存在 | 4月1日9时提醒：第14项（2021年3月） | 下一批次自动重发；该次提醒未生效，督办相应顺延 |
            | 汉阴县安委会 | 联络员 | hanyin@example.org | 550 邮箱不存在 | 4月1日9时提醒：第14项（2021年3月） | 连续两日退信，请核实邮箱；其他收件人已送达，程序照常 |
            急需时请先电话通知并登记台账。
            """
        );

    [Fact]
    public void DeliveryFailure_SaysThatTheUnitIsNotTold_OfABriefing() =>
        Assert.Contains(
            "| 4月1日9时任务告知 | 下一批次自动重发；尚未告知该单位，提醒相应顺延 |",
            Composer.DeliveryFailure(A.Slot("2021-04-01"), [Failure with { Kind = NoticeKind.Briefing, Items = [] }]).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Digest_IsATable_OfTheSlot() =>
        Same(
            Composer.Digest(
                NoticeKind.Reminder,
                A.Slot("2021-04-01"),
                [
                    new("汉滨区安委会", A.Articles(), new(2021, 4, 7)),
                    new("汉滨区安委会", A.OneOff(), new(2021, 4, 7)),
                    new("汉|阴", A.Articles(), null),
                ],
                "https://example.org/l/ankang-2021/items"
            ),
            "【抄告】提醒2个单位3项",
            """
            4月1日9时发出提醒，涉及2个单位3项：
            | 单位 | 事项 | 反馈时限 |
            | 汉滨区安委会 | 第4项　隐患排查方案、第14项　新闻宣传稿件（2021年3月） | 4月7日（周三） |
            | 汉｜阴 | 第14项　新闻宣传稿件（2021年3月） | — |
            查看事项：https://example.org/l/ankang-2021/items
            """
        );

    [Fact] // 约谈 names no day, so there is no column of dashes
    public void Digest_HasNoColumnOfDays_WhereNoneIsNamed() =>
        Assert.Contains(
            "\n| 单位 | 事项 |\n| 汉滨区安委会 | 第14项　新闻宣传稿件（2021年3月） |",
            Composer.Digest(NoticeKind.Interview, A.Slot("2021-04-22"), [new("汉滨区安委会", A.Articles(), null)]).Text,
            StringComparison.Ordinal
        );

    private static SummaryPart Hanbin =>
        new()
        {
            Unit = "汉滨区安委会",
            Link = "https://example.org/c/TOKEN",
            LinkUntil = new(2022, 3, 31),
            OnTime = 4,
            DoneLate = 1,
            Overdue = [Supervised with { WorkingDaysLate = 7, ReplyBy = new(2021, 4, 21) }],
            Upcoming = [A.Articles(0) with { PeriodName = "2021年4月", DueOn = new(2021, 4, 30), OriginalDueOn = new(2021, 4, 30) }],
        };

    private static FailedDelivery Failure =>
        new()
        {
            Unit = "汉滨区安委会",
            Role = "联络员",
            Kind = NoticeKind.Reminder,
            SentAt = A.Slot("2021-04-01"),
            Email = "hanbin.liaison@example.org",
            Answer = "550 邮箱不存在",
            Items = [A.Articles()],
            OthersReached = false,
        };
}
