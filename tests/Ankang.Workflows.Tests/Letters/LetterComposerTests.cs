using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.Tests.Letters;

[Trait(Tier.Name, Tier.Fast)]
public class LetterComposerTests
{
    private const string Spelt = "《2021年安康市安全生产专项整治三年行动工作任务清单》（安市安委办发〔2021〕3号，以下简称《清单》）";

    private static NoticeItem Late => A.Articles() with { RemindedOn = new(2021, 4, 1), SupervisedOn = new(2021, 4, 8), WorkingDaysLate = 5 };

    [Fact] // facts 6
    public void Compose_WritesTheReminder_AsWorded()
    {
        OfficialLetter letter = Compose(LetterKind.Reminder, "2021-04-01", new(2021, 4, 7), A.Articles());
        Assert.Equal("关于新闻宣传稿件（2021年3月）的提醒函", letter.Title);
        Assert.Equal("安市安委办函〔2021〕　　号", letter.Number); // never a number that nobody gave
        Assert.Equal(
            [
                "汉滨区安委会：",
                $"根据{Spelt}第14项要求，你单位应于2021年3月31日前刊发3月新闻宣传稿件不少于2篇。",
                "截至4月1日9时，我办已收到报送1篇，尚差1篇。",
                "现予提醒，请抓紧推进，于4月7日前将完成情况报送市安委办。",
                "确有特殊情况不能按期完成的，请一并说明原因和预计完成时间。",
            ],
            Words(letter)
        );
        Assert.Equal((new DateOnly(2021, 4, 1), "联系人：李明，电话：0915-0000000"), (letter.Date, letter.Contact));
        Assert.Null(letter.Annex);
    }

    [Fact]
    public void Compose_ListsItemsInAnAnnex_WhenThereAreSeveral()
    {
        OfficialLetter letter = Compose(LetterKind.Reminder, "2021-04-01", new(2021, 4, 7), A.Articles(), A.OneOff());
        Assert.Equal("关于隐患排查方案等2项工作的提醒函", letter.Title); // the earliest deadline first, as in the mail
        Assert.Equal("附件：逾期事项清单", Assert.IsType<LetterLine.Attachment>(letter.Body[^1]).Text);
        Assert.Equal("逾期事项清单", letter.Annex!.Title);
        Assert.Equal(["1", "2"], letter.Annex.Rows.Select(r => r[0]));
        Assert.All(letter.Annex.Rows, r => Assert.Equal(letter.Annex.Columns.Count, r.Count));
    }

    [Fact]
    public void Compose_LeavesRoomToWrite_InTheFormOfSupervision()
    {
        OfficialLetter letter = Compose(LetterKind.Supervision, "2021-04-08", new(2021, 4, 21), Late);
        LetterLine.Row[] rows = [.. letter.Body.Cast<LetterLine.Row>()];
        Assert.Equal(["督办单位", A.Office.Name, "承办单位", "汉滨区安委会"], rows[0].Cells);
        Assert.Equal(
            ["存在问题", "截至4月8日9时，已报送1篇，要求不少于2篇，尚差1篇，已逾期5个工作日。"],
            rows.Single(r => r.Cells[0] == "存在问题").Cells
        );
        Assert.Contains("于4月21日（周三）前办结，并书面反馈办理结果", rows.Single(r => r.Cells[0] == "督办要求").Cells[1], StringComparison.Ordinal);
        Assert.Equal(["办理情况（承办单位填写）", ""], rows.Single(r => r.Cells[0].StartsWith("办理情况", StringComparison.Ordinal)).Cells);
        Assert.Equal(["签发人", "", "签发日期", ""], rows.Single(r => r.Cells[0] == "签发人").Cells);
    }

    [Fact]
    public void Compose_LeavesTheInterviewBlank_UntilPeopleDecide()
    {
        OfficialLetter letter = Compose(LetterKind.Interview, "2021-04-22", null, Late);
        Assert.Contains("一、约谈时间：　　　　。", Words(letter));
        Assert.Contains("六、有关要求：请准备书面汇报材料，于　　月　　日前报送；约谈后5个工作日内书面报送整改落实情况。", Words(letter));
        Assert.Equal("一、约谈时间：", letter.Body.OfType<LetterLine.Paragraph>().First(p => p.Lead.Length > 0).Lead);
    }

    [Fact]
    public void Compose_FillsIn_WhatWasDecided()
    {
        var terms = new InterviewTerms(A.Slot("2021-04-26", 15), "市应急管理局三楼会议室", "市安委办主任", new(2021, 4, 25), ReportDays: 7);
        OfficialLetter letter = A.Letters().Compose(LetterKind.Interview, Facts("2021-04-22", null, [Late]) with { Terms = terms });
        Assert.Contains("一、约谈时间：4月26日15时。", Words(letter));
        Assert.Contains("二、约谈地点：市应急管理局三楼会议室。", Words(letter));
        Assert.Contains("六、有关要求：请准备书面汇报材料，于4月25日前报送；约谈后7个工作日内书面报送整改落实情况。", Words(letter));
    }

    [Theory] // wording: no such words in a 提醒函; no word of government 督查 in any letter
    [InlineData(LetterKind.Reminder, "不力 不重视 拖延 敷衍 失职 严重 批评 问责 未落实 再次强调 政府督查 责令 处罚 违反")]
    [InlineData(LetterKind.Supervision, "政府督查 督查令 责令 处罚 整改通知 挂牌督办 违反")]
    [InlineData(LetterKind.Interview, "政府督查 督查令 责令 处罚 整改通知 挂牌督办 违反")]
    [InlineData(LetterKind.Minutes, "政府督查 督查令 责令 处罚 整改通知 挂牌督办 违反")]
    public void Compose_KeepsTheTone(LetterKind kind, string never) =>
        Assert.All(never.Split(' '), word =>
            Assert.DoesNotContain(word, string.Join('\n', Words(Compose(kind, "2021-04-22", new(2021, 4, 30), Late))), StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(LetterKind.Reminder)]
    [InlineData(LetterKind.Minutes)]
    public void Compose_SaysSo_WhenItIsARehearsal(LetterKind kind) =>
        Assert.Equal("模拟运行，非正式文件", A.Letters(simulated: true).Compose(kind, Facts("2021-04-22", new(2021, 4, 30), [Late])).Mark);

    [Fact] // data may not add a cell to the form
    public void Compose_KeepsTheTable_WhenANameHoldsABar() =>
        Assert.Equal(
            ["督办单位", A.Office.Name, "承办单位", "汉滨｜区"],
            Assert
                .IsType<LetterLine.Row>(
                    A.Letters().Compose(LetterKind.Supervision, Facts("2021-04-08", new(2021, 4, 21), [Late]) with { Unit = "汉滨|区" }).Body[0]
                )
                .Cells
        );

    private static OfficialLetter Compose(LetterKind kind, string date, DateOnly? replyBy, params NoticeItem[] items) =>
        A.Letters().Compose(kind, Facts(date, replyBy, items));

    private static LetterFacts Facts(string date, DateOnly? replyBy, NoticeItem[] items) =>
        new()
        {
            Unit = "汉滨区安委会",
            At = A.Slot(date),
            Items = items,
            ReplyBy = replyBy,
        };

    private static IEnumerable<string> Words(OfficialLetter letter) =>
        letter.Body.Select(line =>
            line switch
            {
                LetterLine.Salutation salutation => salutation.Text,
                LetterLine.Paragraph paragraph => paragraph.Lead + paragraph.Text,
                LetterLine.Attachment attachment => attachment.Text,
                LetterLine.Row row => string.Join('|', row.Cells),
                _ => "",
            }
        );
}
