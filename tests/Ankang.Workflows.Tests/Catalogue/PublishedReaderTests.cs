using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class PublishedReaderTests
{
    private const string Head = "主要任务 |\n重点工作和要求 |\n责任单位 |\n完成时限 |\n完成进展 |\n";

    private static IReadOnlyList<TaskItem> Tasks => Seeds.Catalogue.List.Tasks;

    [Fact]
    public void Parse_FindsFiveSectionsSixteenGroupsFortyTasks_InThePublishedList()
    {
        Assert.Equal(Enumerable.Range(1, 40), Tasks.Select(t => t.Number));
        Assert.Equal(5, Tasks.Select(t => t.Section).Distinct().Count());
        Assert.Equal("一二三四五", string.Concat(Tasks.Select(t => t.Section[0]).Distinct()));
        Assert.Equal(
            [
                "(一)",
                "(二)",
                "(三)",
                "(四)",
                "(五)",
                "(六)",
                "(七)",
                "(八)",
                "(九)",
                "(十)",
                "(十一)",
                "(十二)",
                "(十三)",
                "(十四)",
                "(十五)",
                "(十六)",
            ],
            Tasks.Select(t => t.Group[..(t.Group.IndexOf(')') + 1)]).Distinct()
        );
    }

    [Theory]
    [InlineData(1, "一、加强安全生产专项整治三年行动安排部署", "(一)制定工作任务清单", "市安委办(工作专班办公室)", "1月20日前")]
    [InlineData(3, "一、加强安全生产专项整治三年行动安排部署", "(一)制定工作任务清单", "各县区(开发区)安委会", "2月5日前")] // the group's cell spans three rows
    [InlineData(13, "二、学习宣传贯彻习近平总书记关于安全生产重要论述专题", "(四)深入宣传贯彻落实", "市安委会各成员单位", "12月31日前")] // a blank inside the unit's name
    [InlineData(
        32,
        "四、扎实开展18个行业领域安全生产集中攻坚",
        "(十四)做好信息报送",
        "市级各专委会办公室、市生态环境局,各县区(开发区)安委会",
        "12月31日前"
    )] // no 。 in print
    [InlineData(33, "五、推进安全生产专项整治三年行动工作落实", "(十五)强化推动落实", "市安委办(工作专班办公室)", "12月31日前")] // an empty line inside the group's cell
    public void Parse_KeepsTheRow_AsPublished(int number, string section, string group, string units, string deadline) =>
        Assert.Equal((section, group, units, deadline), Tasks.Select(t => (t.Section, t.Group, t.Units, t.Deadline)).ElementAt(number - 1));

    [Fact]
    public void Parse_KeepsTheTextVerbatim_EachRowOnce()
    {
        foreach (TaskItem task in Tasks)
        {
            Assert.Equal(2, Seeds.Of2021.PublishedText.Split(task.Text + " |").Length);
            Assert.StartsWith($"{task.Number}.", task.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parse_ReadsFullWidthPunctuation_AsOtherCitiesPrintIt()
    {
        TaskItem task = Assert.Single(
            PublishedReader.Parse(Head + "一、总体要求 |\n||||\n（一）会议。 |\n1．召开会议，一次。 |\n各县 （区） |\n6月底 前 |\n|", "other.txt")
        );
        Assert.Equal(new(1, "一、总体要求", "（一）会议", "1．召开会议，一次。", "各县（区）", "6月底前"), task);
    }

    [Theory]
    [InlineData("nothing", 1, "the head of the table was not found")]
    [InlineData(Head + "1.做 |\n甲 |\n2.做 |\n甲 |\n1月1日前 |", 6, "task 1 has no 完成时限")]
    [InlineData(Head + "1.做 |\n甲 |\n1月1日前 |\n3.做 |\n甲 |\n1月1日前 |", 9, "task 3 follows task 1")]
    [InlineData(Head, 4, "the table has no task")]
    public void Parse_SaysWhatIsMissing_WhenTheTableIsBroken(string text, int line, string found)
    {
        FileFault fault = Assert.Throws<CatalogueException>(() => PublishedReader.Parse(text, "published.txt")).Faults[0];
        Assert.Equal((line, true), (fault.Line, fault.Found.StartsWith(found, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("12月31日前", "2021-12-31")] // 前 includes the day
    [InlineData("2022年3月31日前", "2022-03-31")]
    [InlineData("次年1月10日前", "2022-01-10")]
    [InlineData("全年", null)]
    [InlineData("2月30日前", null)]
    public void DeadlineOf_TakesTheYearOfTheList_UnlessAnotherIsWritten(string printed, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.Parse(expected), PublishedReader.DeadlineOf(printed, 2021));
}
