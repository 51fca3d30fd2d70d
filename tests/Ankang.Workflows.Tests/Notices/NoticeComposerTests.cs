using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public class NoticeComposerTests
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
