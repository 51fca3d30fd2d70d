using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Structure is found by what stands in a document, not by how its heads and labels are worded.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class StructureTests
{
    [Theory]
    // Numbered paragraphs behind a table are tasks as well.
    [InlineData(
        "序号\t重点任务\t责任单位\t完成时限\n1\t召开会议。\t镇安委办\t6月底前\n2\t每月检查1次。\t派出所\t12月底前\n（一）各单位每月25日前向镇安委办报送情况。\n（二）6月底前组织一次演练。",
        "once@06-30 镇安委办|monthly:1@12-31 派出所|monthly:1~day 25@12-31 各单位|once@06-30 ?"
    )]
    // Labels open nothing, known or not; who supervises is not who is asked.
    [InlineData(
        "一、企业台账不全。责任单位：县住建局\n督导单位：县环境局\n整改时限：2024年12月底前\n整改措施：\n1.2024年4月底前建立台账。",
        "once@04-30 县住建局"
    )]
    // No head, and a row without the cells that a merged one covers.
    [InlineData(
        "1\t隐患排查\t每月排查1次。\t县应急局\t12月底前\n每季度通报1次。\t县安委办\t12月底前",
        "monthly:1@12-31 县应急局|quarterly:1@12-31 县安委办"
    )]
    // The unit that the sentence names, before a cell that names nobody in particular.
    [InlineData("1.安监站每月检查企业1次。", "monthly:1@12-31 安监站")]
    [InlineData("1.公安机关每月开展1次夜查。", "monthly:1@12-31 公安机关")]
    [InlineData(
        "序号\t工作内容\t责任单位\n1\t镇安办每月通报1次情况。\t各有关单位\n2\t每季度检查1次。\t各有关单位",
        "monthly:1@12-31 镇安办|quarterly:1@12-31 各有关单位"
    )]
    [InlineData("序号\t民生实事\t责任科室\t频次\n1\t公布情况\t信访科\t每月1次", "monthly:1@12-31 信访科")]
    // A date inside the bracket of the units.
    [InlineData("1.完成整治。（牵头单位：A局；责任单位：B局，6月底完成）", "once@06-30 A局,B局")]
    // Headings hand down what they say.
    [InlineData("一、汛前准备（5月31日前）\n1.各镇修订预案。\n2.县水利局开展1次检查。", "once@05-31 各镇|once@05-31 县水利局")]
    [InlineData("一、县应急局\n1.每月开展1次检查。\n二、县住建局\n1.每季度开展1次检查。", "monthly:1@12-31 县应急局|quarterly:1@12-31 县住建局")]
    // One cell a line, without bars.
    [InlineData(
        "序号\n重点工作\n责任单位\n完成时限\n1\n制定方案\n甲局\n3月底前\n2\n每月检查1次\n乙局\n年底前",
        "once@03-31 甲局|monthly:1@12-31 乙局"
    )]
    // A second table has its own head.
    [InlineData(
        "序号\t任务\t责任单位\t时限\n1\t制定方案。\t甲局\t3月底前\n附表二\n单位\t事项\t完成时间\n乙局\t每月报送1次信息。\t12月底前",
        "once@03-31 甲局|monthly:1@12-31 乙局"
    )]
    // A cell that broke in lines.
    [InlineData(
        "1\t责任\t1.每月检查1次。\n2.每季度通报1次。\t县应急局\t12月底前\n2\t宣传\t每月宣传1次。\t县委宣传部\t12月底前",
        "monthly:1@12-31 县应急局|quarterly:1@12-31 县应急局|monthly:1@12-31 县委宣传部"
    )]
    // Fields among the numbered parts of a task.
    [InlineData(
        "一、台账不全\n（一）整改目标：台账齐全。\n（二）整改措施：\n1.每月检查1次。\n（三）责任单位：县住建局\n（四）整改时限：长期坚持",
        "monthly:1@12-31 县住建局"
    )]
    // Columns held apart by blanks.
    [InlineData(
        "序号  工作内容  责任单位  完成时限\n1  制定方案  甲局  3月底前\n2  每月检查1次  乙局  12月底前",
        "once@03-31 甲局|monthly:1@12-31 乙局"
    )]
    // A row that is only a heading.
    [InlineData("序号\t任务\t措施\t责任单位\t时限\n一\t压实责任\t\t\t\n1\t会议\t每季度召开1次会议。\t甲局\t12月底", "quarterly:1@12-31 甲局")]
    // Records of labels, one after the other.
    [InlineData(
        "问题描述：巡查不到位\n整改措施：每周巡查2次。\n牵头单位：县水利局\n整改期限：6月底前\n问题描述：物资不足\n整改措施：每季度盘点1次。\n牵头单位：县应急局\n整改期限：长期坚持",
        "weekly:2@06-30 县水利局|quarterly:1@12-31 县应急局"
    )]
    // The unit as a label of its sentence.
    [InlineData("1、县公安局：每月组织1次夜查。", "monthly:1@12-31 县公安局")]
    // Sentences alone, where nothing else is found.
    [InlineData("甲镇消防责任书\n派出所每月检查1次九小场所。", "monthly:1@12-31 派出所")]
    public void Document_IsReadByItsContent(string text, string duties) => Assert.Equal(duties.Split('|'), Short(ImportFiles.Text(text, 2024)));

    [Theory]
    [InlineData("序号\t民生实事\t责任科室\t频次\n1\t办理群众来信\t信访科\t每月1次", "信访科")]
    [InlineData("编号\t具体举措\t落实科室\t整改期限\n1\t建立台账。\t办公室\t6月底前", "办公室")]
    [InlineData("甲\t乙\t丙\n任务\t责任部门\t何时\n完成排查。\t县住建局\t6月底前", "县住建局")]
    public void Columns_AreFound_WhateverTheyAreCalled(string text, string unit)
    {
        ImportedList import = ImportFiles.Text(text, 2024);
        Assert.Equal(unit, Assert.Single(import.List.Tasks).Units);
    }

    [Fact]
    public void Rows_OfFiveThousand_AreReadAndTaken()
    {
        string text =
            "2024年清单\n序号\t任务\t责任单位\t时限\n"
            + string.Concat(Enumerable.Range(1, 5000).Select(i => $"{i}\t每月检查1次。\t甲局\t12月底前\n"));
        ImportedList import = ImportFiles.Text(text, 2024);
        Assert.Equal(5000, import.Duties.Count);
        Assert.Equal(5000, ImportFiles.Folder(import).Catalogue.Obligations.Count);
    }

    [Fact]
    public void Line_OfManyThousandCharacters_IsParted_AndOneWithoutAStopIsNamed()
    {
        string text =
            "2024年要点\n1." + string.Concat(Enumerable.Repeat("县应急局每月开展1次检查（含夜查），每季度通报。", 800)) + "\n2.县应急局每月检查1次。";
        ImportedList import = ImportFiles.Text(text, 2024);
        Assert.All(import.List.Tasks, t => Assert.True(t.Text.Length < 4000));
        Assert.Contains(import.Duties, d => d.Duty.Source == "县应急局每月检查1次。");

        ImportedList endless = ImportFiles.Text(
            "2024年要点\n1.县应急局每月检查1次。\n2." + string.Concat(Enumerable.Repeat("每月检查（含夜查，", 2000)),
            2024
        );
        Assert.Single(endless.Duties);
        Assert.Contains(endless.Unread, u => u.Why!.StartsWith("a sentence of more than", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Short(ImportedList import) =>
        import.Duties.Select(d =>
            $"{d.Duty.Recurrence.Code()}{(d.Duty.PerPeriod is { } n ? $":{n}" : "")}{(d.Duty.DueWithin is { } day ? $"~{day}" : "")}@{d.Duty.DueOn:MM-dd}"
            + (d.Review is null ? " " + string.Join(',', d.Duty.AskedOf.Select(a => NameOf(import, a))) : " ?")
        );

    private static string NameOf(ImportedList import, string id) => import.Directory.New.FirstOrDefault(e => e.Id == id)?.Name ?? id;
}
