using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Publication;

[Trait(Tier.Name, Tier.Fast)]
public sealed class NextYearTests
{
    [Fact]
    public void Draft_MovesEveryDate_AndLoadsAgainstItsOwnText()
    {
        CatalogueFolder before = Seeds.Of2021;
        NextYear draft = NextYear.Draft(before, 2022, Seeds.Calendar);
        CatalogueFolder after = CatalogueFolder.Parse(draft.Catalogue, draft.Published, draft.Units);

        Assert.Equal(("ankang-2022", 2022, NextYear.ToFill), (after.Catalogue.List.Id, after.Catalogue.List.Year, after.Catalogue.List.Number));
        Assert.Equal("2022年安康市安全生产专项整治三年行动工作任务清单", after.Catalogue.List.Title);
        Assert.Equal(before.Catalogue.Obligations.Select(o => (o.Id, o.DueOn.AddYears(1))), after.Catalogue.Obligations.Select(o => (o.Id, o.DueOn)));
        Assert.Equal(before.UnitsText, draft.Units);
        // Only values were edited: every comment of the file is still there, in order.
        string[] comments = [.. before.CatalogueText.ReplaceLineEndings("\n").Split('\n').Where(l => l.TrimStart().StartsWith('#'))];
        Assert.Equal(
            comments,
            draft
                .Catalogue.Split('\n')
                .Where(l =>
                    l.TrimStart().StartsWith('#')
                    && !l.Contains(NextYear.ToDecide, StringComparison.Ordinal)
                    && !l.Contains(NextYear.ToReview, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Draft_MarksWhatAPersonMustDecide_AndWhatToLookAt()
    {
        NextYear draft = NextYear.Draft(Seeds.Of2021, 2022, Seeds.Calendar);
        string[] lines = draft.Catalogue.Split('\n');

        string[] Above(string id) =>
            [
                .. lines[..Array.FindIndex(lines, l => l.Contains($"- id: {id}", StringComparison.Ordinal))]
                    .Reverse()
                    .TakeWhile(l => l.TrimStart().StartsWith('#'))
                    .Select(l => l.Trim()),
            ];
        Assert.Contains("# 待定：一次性任务，2022年是否保留；保留的删去本行，不保留的删去本条", Above("03a-county-list"));
        Assert.DoesNotContain(Above("14b-county-articles"), l => l.Contains(NextYear.ToDecide, StringComparison.Ordinal));
        // 2022-02-05 is a Saturday, 2022-02-06 a holiday; 2022-01-31 is New Year's Eve.
        Assert.Contains("    due: 2022-02-05  # 待核：2022年2月5日（周六）为非工作日，时限是否调整", lines);
        Assert.Contains("    due: 2022-01-31  # 待核：2022年1月31日（周一）为非工作日，时限是否调整", lines);
        // Each one-off duty, the number in two places, and the year 2020 of task 37.
        Assert.Equal(Seeds.Catalogue.Obligations.Count(o => o.Recurrence == Recurrence.Once) + 3, draft.Marks.Count(m => m.MustDecide));
        ListCheck check = ListCheck.Of(
            CatalogueFolder.Parse(draft.Catalogue, draft.Published, draft.Units),
            Seeds.Directory,
            Seeds.Calendar,
            new(2022, 1, 4)
        );
        Assert.Equal(draft.Marks.Count(m => m.MustDecide), check.Faults.Count(f => f.File == CatalogueFolder.CatalogueName));
    }

    [Theory]
    [InlineData("印发2021年工作要点", "印发2022年工作要点")]
    [InlineData("《秦岭专项整治工作方案(2020—2022年度)》", "《秦岭专项整治工作方案(2020—2022年度)》")] // a span of years is tied to them
    [InlineData("《规划(2019—2021年)》", "《规划(2019—2021年)》")]
    [InlineData("2020年12月31日前,2022年1月10日前", "2021年12月31日前,2023年1月10日前")] // dates just outside the year move along
    [InlineData("自2018年以来", "自2018年以来")]
    [InlineData("小区安委办发〔2021〕1 号", "【待填】")]
    public void Draft_MovesTheListsOwnYear_AndNoOther(string before, string after)
    {
        Township list = Township.Of(2021).With("title: 召开年度工作会议", $"title: {before}");
        Assert.Contains($"title: {after}", NextYear.Draft(list.Folder, 2022, Seeds.Calendar).Catalogue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("公布2020年巡查评估结果", "# 待定：文中年份未改：2020年；2022年应写哪一年？改好或确认无误后删去本行")]
    [InlineData(
        "按安委〔2019〕8号文公布2018、2020年结果",
        "# 待定：文中年份未改：〔2019〕、2018、2020年；2022年应写哪一年？改好或确认无误后删去本行"
    )]
    [InlineData("公布二〇二〇年结果", "# 待定：文中年份未改：二〇二〇年；2022年应写哪一年？改好或确认无误后删去本行")]
    [InlineData("印发2021年工作要点", "# 待核：文中年份已改：2021年→2022年，是否正确")]
    [InlineData("于2020年12月31日前印发2021年工作要点", "# 待核：文中年份已改：2020年→2021年、2021年→2022年，是否正确")]
    [InlineData("工作方案(2020—2022年度)、规划(2019—2021年)", "# 待核：原文与年度绑定（2020—2022年度、2019—2021年），2022年是否仍适用")]
    public void Draft_AsksAboutEveryYearThatStandsInASentence(string title, string question)
    {
        Township list = Township.Of(2021).With("title: 召开年度工作会议", $"title: {title}");
        string[] asked =
        [
            .. NextYear
                .Draft(list.Folder, 2022, Seeds.Calendar)
                .Marks.Select(m => m.Words)
                .Where(w => w.Contains("文中年份", StringComparison.Ordinal) || w.Contains("绑定（2", StringComparison.Ordinal)),
        ];
        Assert.Equal([question], asked);
    }

    [Fact]
    public void Draft_AsksAboutNoYear_WhereNoneIsNamed()
    {
        Township list = Township.Of(2021).With("title: 召开年度工作会议", "title: 检查2000家企业，每年不少于2021次");
        Assert.DoesNotContain("文中年份", NextYear.Draft(list.Folder, 2022, Seeds.Calendar).Catalogue, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_FallsBackToTheLastDay_WhereTheYearHasNoSuchDay()
    {
        Township list = Township.Of(2024).With("due: 2024-03-31", "due: 2024-02-29").WithPublished("3月31日前", "2月29日前");
        NextYear draft = NextYear.Draft(list.Folder, 2025, Seeds.Calendar);
        Assert.Contains("    due: 2025-02-28  # 待核：2025年没有2月29日", draft.Catalogue, StringComparison.Ordinal);
        CatalogueFolder.Parse(draft.Catalogue, draft.Published, draft.Units);
    }
}
