using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

public partial class NoticeComposerTests
{
    [Fact] // wording 2.2
    public void Reminder_IsAsWorded_WithOneItem() =>
        Same(
            Composer.ToUnit(NoticeKind.Reminder, A.To("2021-04-01"), [A.Articles()], new() { ReplyBy = new(2021, 4, 7) }),
            "【提醒】新闻宣传稿件（2021年3月）请于4月7日前报送（汉滨区安委会）",
            $"""
            汉滨区安委会：
            根据{Spelt}第14项，你单位应于2021年3月31日前刊发3月新闻宣传稿件不少于2篇。截至4月1日9时，已报送1篇，尚差1篇。
            现予提醒，请抓紧推进，于4月7日（周三）前通过入口报送，无需另报纸质材料。已经完成的，补报即可；确有困难的，请说明原因和预计完成时间。
            {A.Tail("2021年4月1日")}
            """
        );

    [Fact]
    public void Reminder_SaysSo_WhenNothingCame() =>
        Assert.Contains(
            "贵单位应于2021年3月31日前刊发3月新闻宣传稿件不少于2篇。截至4月1日9时，尚未收到完成情况。",
            Composer.ToUnit(NoticeKind.Reminder, A.To("2021-04-01"), [A.Articles(0)], new() { ReplyBy = new(2021, 4, 7) }, "贵单位").Text,
            StringComparison.Ordinal
        );

    [Fact] // 12 of 12 articles, of which 1 of 2 in provincial media; the mail of the year after names its year
    public void Reminder_NamesTheSubQuota_WhenOnlyThatIsShort() =>
        Assert.Contains(
            "你单位应于2021年12月31日前刊发稿件不少于12篇。截至2022年1月4日9时，已报送12篇；其中中省市主流媒体和刊物1篇，要求不少于2篇，尚差1篇。\n现予提醒，请抓紧推进，于2022年1月7日（周五）前",
            Composer.ToUnit(NoticeKind.Reminder, A.To("2022-01-04"), [SubQuotaShort], new() { ReplyBy = new(2022, 1, 7) }).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Reminder_ListsItems_WhenThereAreSeveral() =>
        Same(
            Composer.ToUnit(
                NoticeKind.Reminder,
                A.To("2021-04-01"),
                [A.Articles(), A.OneOff() with { Task = 5, DueOn = new(2021, 3, 31), OriginalDueOn = new(2021, 3, 31) }],
                new() { ReplyBy = new(2021, 4, 7) }
            ),
            "【提醒】2项工作请于4月7日前报送（汉滨区安委会）",
            $"""
            汉滨区安委会：
            根据{Spelt}，你单位下列2项工作已过完成时限：
            1. 第5项　隐患排查方案。完成时限：2021年3月31日（周三）。尚未收到报送。
            2. 第14项　新闻宣传稿件（2021年3月）。完成时限：3月31日（周三）。已报送1篇，要求不少于2篇，尚差1篇。
            以上为截至4月1日9时的情况。现予提醒，请抓紧推进，通过入口报送，无需另报纸质材料。已经完成的，补报即可；确有困难的，请说明原因和预计完成时间。上述2项工作请于4月7日（周三）前一并报送。
            {A.Tail("2021年4月1日")}
            """
        );

    [Fact] // wording 7
    public void Reminder_HasAPartAUnit_ToWhoeverAnswersForSeveral() =>
        Same(
            Composer.ToUnits(
                NoticeKind.Reminder,
                A.To("2021-04-01"),
                [new NoticePart { Unit = "汉滨区委", Items = [A.Articles()] }, new NoticePart { Unit = "汉滨区人民政府", Items = [A.Articles(0)] }],
                new() { ReplyBy = new(2021, 4, 7) }
            ),
            "【提醒】2个单位2项工作请于4月7日前报送",
            $"""
            汉滨区委、汉滨区人民政府联络员：
            根据{Spelt}，下列2项工作已过完成时限，现予提醒。
            一、汉滨区委（1项）
            1. 第14项　新闻宣传稿件（2021年3月）。完成时限：2021年3月31日（周三）。已报送1篇，要求不少于2篇，尚差1篇。
            二、汉滨区人民政府（1项）
            1. 第14项　新闻宣传稿件（2021年3月）。完成时限：3月31日（周三）。尚未收到报送。
            以上为截至4月1日9时的情况。请抓紧推进，通过入口报送，无需另报纸质材料。已经完成的，补报即可；确有困难的，请说明原因和预计完成时间。请于4月7日（周三）前通过下方入口分别报送。
            {A.Tail("2021年4月1日")}
            """
        );

    [Theory] // wording 2.3 and 7, without the formal letter
    [InlineData(false, "汉滨区安委会：", "本通知已同时发送贵单位分管负责同志。")]
    [InlineData(true, "汉滨区安委会分管负责同志：", "本通知已同时发送贵单位联络员。\n            登记已阅：https://example.org/a/TOKEN")]
    public void Supervision_IsAsWorded_WithOneItem(bool toLeader, string salutation, string alsoSent) =>
        Same(
            Composer.ToUnit(
                NoticeKind.Supervision,
                A.To("2021-04-08") with
                {
                    IsLeader = toLeader,
                },
                [Reminded],
                new()
                {
                    ReplyBy = new(2021, 4, 21),
                    AcknowledgeLink = toLeader ? "https://example.org/a/TOKEN" : null,
                    IsToldToBoth = true,
                }
            ),
            "【督办】新闻宣传稿件（2021年3月）请于4月21日前办结反馈（汉滨区安委会）",
            $"""
            {salutation}
            你单位承办的下列事项逾期未办结，现予督办。
            督办事项：第14项　新闻宣传稿件（2021年3月）
            督办依据：{Spelt}第14项、第40项
            原完成时限：2021年3月31日，已逾期5个工作日
            前次提醒：4月1日（邮件）
            目前情况：已报送1篇，要求不少于2篇，尚差1篇
            督办要求：请明确责任领导和责任人，制定措施，于4月21日（周三）前办结，并通过入口反馈结果。届时仍未办结的，将按《清单》第40项研究约谈。{alsoSent.Replace(
                "            ",
                "",
                StringComparison.Ordinal
            )}
            {A.Tail("2021年4月8日")}
            """
        );

    [Fact] // wording 2.3, its last line
    public void Supervision_NamesTheLetter_ThatGoesWithIt() =>
        Assert.EndsWith(
            "\n附件：督办通知单",
            Composer.ToUnit(NoticeKind.Supervision, A.To("2021-04-08"), [Reminded], new() { ReplyBy = new(2021, 4, 21), BringsLetter = true }).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Supervision_HasABlockAnItem_WhenThereAreSeveral() =>
        Same(
            Composer.ToUnit(
                NoticeKind.Supervision,
                A.To("2022-01-10"),
                [SubQuotaShort with { RemindedOn = new(2022, 1, 4), WorkingDaysLate = 5 }, Reminded],
                new() { ReplyBy = new(2022, 1, 21) }
            ),
            "【督办】2项工作请于1月21日前办结反馈（汉滨区安委会）",
            $"""
            汉滨区安委会：
            你单位承办的下列2项事项逾期未办结，现予督办。
            1. 督办事项：第14项　新闻宣传稿件（2021年3月）
            督办依据：{Spelt}第14项、第40项
            原完成时限：2021年3月31日，已逾期5个工作日
            前次提醒：4月1日（邮件）
            目前情况：已报送1篇，要求不少于2篇，尚差1篇
            2. 督办事项：第13项　新闻稿件（全年）
            督办依据：《清单》第13项、第40项
            原完成时限：12月31日，已逾期5个工作日
            前次提醒：2022年1月4日（邮件）
            目前情况：已报送12篇，达到不少于12篇要求；其中中省市主流媒体和刊物1篇，要求不少于2篇，尚差1篇
            督办要求：请明确责任领导和责任人，制定措施，于1月21日（周五）前将上述2项工作办结，并通过入口反馈结果。届时仍未办结的，将按《清单》第40项研究约谈。
            {A.Tail("2022年1月10日")}
            """
        );

    [Fact] // wording 2.4, to the supervisor
    public void Interview_IsAsWorded_WithOneItem() =>
        Same(
            Composer.ToUnit(NoticeKind.Interview, A.To("2021-04-22"), [Supervised]),
            "【约谈事项告知】新闻宣传稿件（2021年3月）尚未办结（汉滨区安委会）",
            $"""
            汉滨区安委会分管负责同志：
            {Spelt}第14项新闻宣传稿件（2021年3月）原定2021年3月31日前完成，市安委办已于4月1日提醒、4月8日督办。截至4月22日9时，已报送1篇，要求不少于2篇，已达到《清单》第40项约谈情形。
            是否约谈由市安委办按程序研究决定；决定约谈的，另行印发约谈通知书。本邮件不是约谈通知。
            请尽快办结；已办结或有情况需要说明的，请即通过入口报送，我办一并研究。
            {A.Tail("2021年4月22日")}
            """
        );

    [Fact]
    public void Interview_NumbersItems_WhenThereAreSeveral()
    {
        ComposedNotice notice = Composer.ToUnit(
            NoticeKind.Interview,
            A.To("2021-04-22"),
            [Supervised, A.OneOff() with { RemindedOn = new(2021, 2, 1), SupervisedOn = new(2021, 2, 5) }]
        );
        Assert.Equal("【约谈事项告知】隐患排查方案等2项尚未办结（汉滨区安委会）", notice.Subject);
        Assert.Contains(
            $"""
            {Spelt}下列2项工作已达到《清单》第40项约谈情形：
            1. 第4项　隐患排查方案。原定2021年1月31日前完成，市安委办已于2月1日提醒、2月5日督办。截至4月22日9时，尚未收到报送。
            2. 第14项　新闻宣传稿件（2021年3月）。原定3月31日前完成，市安委办已于4月1日提醒、4月8日督办。截至4月22日9时，已报送1篇，要求不少于2篇。
            """.ReplaceLineEndings("\n"),
            notice.Text,
            StringComparison.Ordinal
        );
    }

    [Fact] // wording 2.4, to the office
    public void InterviewProposal_IsAsWorded_WithOneItem() =>
        Same(
            Composer.InterviewProposal("汉滨区安委会", A.Slot("2021-04-22"), [Supervised]),
            "【约谈待研究】汉滨区安委会　第14项（2021年3月）",
            "该事项经提醒（4月1日）、督办（4月8日）仍未办结。约谈通知书代拟稿已生成，时间、地点、约谈人、文号留空。请报领导研究后选择：签发、暂缓、改为通报、不约谈，并填写理由。"
        );
}
