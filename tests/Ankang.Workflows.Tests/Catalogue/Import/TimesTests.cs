using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Every word of time in a sentence is read, or shown to a person; none is passed over.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class TimesTests
{
    private const string YearsEnd = "12月底前";

    [Theory]
    [InlineData("危化企业每2月检查1次，其他企业全年至少覆盖一次。", YearsEnd, "bimonthly:1 2024-12-31", "yearly:1 2024-12-31")]
    [InlineData("按周调度，按月通报。", YearsEnd, "weekly:1 2024-12-31", "monthly:1 2024-12-31")]
    [InlineData("每月检查不少于2次、每季度覆盖一遍。", YearsEnd, "monthly:2 2024-12-31", "quarterly:1 2024-12-31")]
    [InlineData("每年第一季度召开会议。", YearsEnd, "once 2024-03-31")]
    [InlineData("6月组织宣传活动。", YearsEnd, "once 2024-06-30")]
    [InlineData("上半年完成摸底，下半年开工建设。", YearsEnd, "once 2024-06-30", "once 2024-12-31")]
    [InlineData("半年不少于1次开展演练。", YearsEnd, "halfyearly:1 2024-12-31")]
    [InlineData("每月不少于2次巡查，每周1次调度。", YearsEnd, "monthly:2 2024-12-31", "weekly:1 2024-12-31")]
    [InlineData("制定方案（3月底前）。", YearsEnd, "once 2024-03-31")]
    [InlineData("开展检查（每季度2次）。", YearsEnd, "quarterly:2 2024-12-31")]
    [InlineData("积极参加业务培训。", "持续推进", "continuous 2024-12-31")]
    [InlineData("配合开展燃气检查，季度一次。", "每季度末", "quarterly:1 2024-12-31")]
    [InlineData("开展夜查，月度一次。", YearsEnd, "monthly:1 2024-12-31")]
    [InlineData("综合运用发布会、访谈等形式，每季度解读1次政策。", YearsEnd, "quarterly:1 2024-12-31")]
    [InlineData("公布情况。", "每月1次", "monthly:1 2024-12-31")]
    [InlineData("发布解读稿件。", "每季度不少于3篇", "quarterly:3 2024-12-31")]
    [InlineData("开展检查。", "每月一次，11月底前", "monthly:1 2024-11-30")]
    [InlineData("每半年演练一次。", "6月底前、11月底前", "halfyearly:1 2024-11-30")]
    [InlineData("修订制度，4月30日前完成。", YearsEnd, "once 2024-04-30")]
    [InlineData("组织安全咨询日活动。", "6月底前", "once 2024-06-30")]
    [InlineData("组织职工安全提升活动。", "6月底前", "once 2024-06-30")]
    [InlineData("持续组织安全咨询日活动。", "6月底前", "continuous 2024-06-30")]
    [InlineData("组织落实防汛责任。", "6月底前", "continuous 2024-06-30")]
    public void Sentence_IsRead(string text, string deadline, params string[] duties) =>
        Assert.Equal(duties.Select(d => $"1 {d}"), Read(text, deadline).Duties.Select(d => d.Short()));

    [Theory]
    [InlineData("3月3日、10日、17日前报送台账。", "“17日” speaks of a time")]
    [InlineData("每月10日、20日前报送情况。", "“10日、20日” sets a day within each period")]
    [InlineData("国庆期间加强值班。", "“国庆期间” is an occasion")]
    [InlineData("主汛期前完成除险加固。", "“主汛期前” is an occasion")]
    [InlineData("汛前、汛后各检查1次。", "“汛前” is an occasion")]
    [InlineData("元旦、春节、五一、国庆前开展检查。", "“元旦、春节、五一、国庆前” is an occasion")]
    [InlineData("春秋两季各开展一次检查。", "“春秋两季” is an occasion")]
    [InlineData("每季度检查一次，7月、8月除外。", "“7月、8月除外” is an exception")] // no quarter is excepted as a whole
    [InlineData("每周检查一次，寒暑假除外。", "“寒暑假除外” is an exception")]
    [InlineData("每月25日前报送情况，遇节假日顺延。", "“遇节假日顺延” is an exception")]
    [InlineData("编制每月的执法计划。", "“每月的” is a period that describes a noun")]
    [InlineData("制定季度执法计划。", "“季度执法计划” is a period that describes a noun")]
    [InlineData("建立月调度、季通报机制。", "“月调度、季通报机制” is a period that describes a noun")]
    [InlineData("以“安全生产月”为契机，开展宣传活动。", "为契机” is an occasion")]
    [InlineData("每年1、4、7、10月8日前报送数据。", "“1、4、7、10月8日前” speaks of a time")]
    [InlineData("自4月1日起每月检查一次。", "“自4月1日起”")]
    [InlineData("一季度召开一次例会。", "“一季度” speaks of a time")]
    [InlineData("检查结束后5日内报告情况。", "“5日内” counts from an event")]
    [InlineData("6月30日、12月31日前分别报送总结。", "several days are named")]
    public void Words_ThatNothingReads_AreShown(string text, string why) =>
        Assert.Contains(Read(text, YearsEnd).Duties, d => d.Review?.Contains(why, StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("每两周检查一次。", "choose weekly, tendaily or monthly")]
    [InlineData("每半月检查一次。", "choose tendaily, or monthly with perPeriod: 2")]
    [InlineData("每学期演练一次。", "choose halfyearly, or once for each")]
    [InlineData("每四个月检查一次。", "choose quarterly or halfyearly")]
    [InlineData("每三年评估一次。", "choose once with a day, or yearly")]
    [InlineData("每日巡查一次。", "choose continuous, or weekly")]
    public void Rhythm_ThatTheProductCannotRun_IsNotBent_ButOffersItsChoices(string text, string choices)
    {
        ImportedDuty duty = Assert.Single(Read(text, YearsEnd).Duties);
        Assert.Equal(Recurrence.Continuous, duty.Duty.Recurrence);
        Assert.Contains(choices, duty.Review, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("制定方案。", "长期坚持", "the end of the year is taken")]
    [InlineData("制定方案。", "", "no 完成时限 is printed")]
    [InlineData("制定方案。", "适时", "the end of the year is taken")]
    [InlineData("制定方案。", "主汛期前", "“主汛期前” in “主汛期前” was not read")]
    [InlineData("开展检查。", "3月、6月底前", "was not read")]
    [InlineData("成立专班。", "每月", "the deadline is a rhythm, the act is done once")]
    public void Deadline_ThatHadToBeGuessed_IsShown(string text, string deadline, string why) =>
        Assert.Contains(why, Assert.Single(Read(text, deadline).Duties).Review, StringComparison.Ordinal);

    [Theory]
    [InlineData("每月第一个周一召开例会。", "first weekday 1")]
    [InlineData("每月最后一个周五前报送情况。", "last weekday 5")]
    [InlineData("每季度第二个月检查一次。", "month 2 day 31")]
    [InlineData("每季度首月检查一次。", "day 31")]
    [InlineData("每季度末月检查一次。", null)]
    [InlineData("每月中旬前报送情况。", "day 20")]
    [InlineData("每月二十五日前报送情况。", "day 25")]
    [InlineData("每周五报送情况。", "weekday 5")]
    [InlineData("每月底前报送情况。", null)]
    public void Day_WithinEachPeriod_IsRead(string text, string? within)
    {
        ImportedDuty duty = Assert.Single(Read(text, YearsEnd).Duties);
        Assert.Equal((within, null), (duty.Duty.DueWithin?.ToString(), duty.Review));
        Assert.Equal(within, Assert.Single(ImportFiles.Folder(Read(text, YearsEnd)).Catalogue.Obligations).DueWithin?.ToString());
    }

    [Theory]
    [InlineData("每月检查一次，7月、8月除外。", 7, 8)]
    [InlineData("除1月至3月外每周巡查一次。", 1, 2, 3)]
    [InlineData("每旬调度一次（十二月除外）。", 12)]
    public void Months_ThatAreExcepted_AreRead_AndOpenNothing(string text, params int[] months)
    {
        ImportedList import = Read(text, YearsEnd);
        ImportedDuty duty = Assert.Single(import.Duties);
        Assert.Equal((string.Join(' ', months), null), (string.Join(' ', duty.Duty.ExceptMonths), duty.Review));
        CatalogueFolder folder = ImportFiles.Folder(import);
        Obligation kept = Assert.Single(folder.Catalogue.Obligations);
        ListInForce list = TestLists.Of(TestLists.Issued, [kept with { AskedOf = ["members"] }], Seeds.Directory.Units);
        PeriodPlan[] plans = [.. PeriodPlan.Of(kept, folder.Catalogue.List, list.Head)];
        Assert.NotEmpty(plans);
        Assert.DoesNotContain(plans, p => months.Contains(p.Period.First.Month) && months.Contains(p.Period.Last.Month));
        Assert.Equal(Period.Of(kept.Recurrence, 2024).Count(p => !kept.Excepts(p)), plans.Length);
    }

    private static ImportedList Read(string text, string deadline) =>
        ImportFiles.Text($"2024年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n1\t{text}\t甲局\t{deadline}\n", year: 2024);
}
