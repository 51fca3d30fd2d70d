using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>A day that a list sets within each period is read, or shown to a person.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class DaysWithinTests
{
    [Theory]
    [InlineData("各单位每月25日前报送工作进展情况。", "12月底前", "day 25")]
    [InlineData("各单位每月28号之前将情况报市安委办。", "12月底前", "day 28")]
    [InlineData("各单位每月5日前报送上月工作进展情况。", "12月底前", "next month day 5")]
    [InlineData("各单位每月10日前报送当月检查计划。", "12月底前", "day 10")]
    [InlineData("每月汇总进展情况，于次月3日前报市安委办。", "12月底前", "next month day 3")]
    [InlineData("每季度首月10日前召开一次例会。", "12月底前", "day 10")]
    [InlineData("每季度末月20日前报送工作小结。", "12月底前", "month 3 day 20")]
    [InlineData("每季度第二个月15日前开展一次检查。", "12月底前", "month 2 day 15")]
    [InlineData("每季度结束后10日内报送工作总结。", "12月底前", "next month day 10")]
    [InlineData("每周五前报送隐患排查情况。", "12月底前", "weekday 5")]
    [InlineData("每月报送工作进展情况。", "每月25日前", "day 25")]
    [InlineData("每季度召开一次会议。", "季末前", null)]
    [InlineData("每月召开一次会议。", "12月底前", null)]
    public void Day_IsRead(string text, string deadline, string? expected)
    {
        ImportedDuty duty = Assert.Single(Read(text, deadline).Duties);
        Assert.Equal((expected, null), (duty.Duty.DueWithin?.ToString(), duty.Review));
    }

    [Theory]
    [InlineData("各单位每月5日前完成评析报告。", "day 5", "of the period itself or of the one before")]
    [InlineData("各单位每月10日前、每月20日前报送数据。", null, "a day within each period")]
    [InlineData("每季度结束后5个工作日内报送总结。", null, "a day within each period")]
    public void Day_IsShown_WhenItIsNotCertain(string text, string? guess, string review)
    {
        ImportedDuty[] shown = [.. Read(text, "12月底前").Duties.Where(d => d.Review is not null)];
        Assert.Contains(shown, d => d.Duty.DueWithin?.ToString() == guess && d.Review!.Contains(review, StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_CarriesTheDay()
    {
        Obligation duty = Assert.Single(ImportFiles.Folder(Read("各单位每月25日前报送工作进展情况。", "12月底前")).Catalogue.Obligations);
        Assert.Equal("day 25", duty.DueWithin?.ToString());
    }

    [Theory]
    [InlineData("各单位每月25日前报送隐患排查情况。", "在{period}报送隐患排查情况", FormKind.Bulletin)]
    [InlineData("每季度首月10日前召开一次例会。", "在{period}召开一次例会", FormKind.Meeting)]
    [InlineData("每周五前报送隐患排查情况。", "在{period}报送隐患排查情况", FormKind.Bulletin)]
    public void Demand_LeavesTheDayToTheDeadline(string text, string demand, FormKind form)
    {
        Obligation duty = Assert.Single(Read(text, "12月底前").Duties).Duty;
        Assert.Equal((demand, form), (duty.Demand, duty.Form));
    }

    private static ImportedList Read(string text, string deadline) =>
        ImportFiles.Text($"2021年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n1\t{text}\t甲局\t{deadline}\n", year: 2021);
}
