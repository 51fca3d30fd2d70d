using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Check;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Tests.Catalogue.Import;
using Ankang.Workflows.Web.Drafts;

namespace Ankang.Workflows.Tests.Web;

/// <summary>What an import doubts stands in Chinese on the page of its draft.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed partial class DoubtTextTests
{
    [Theory]
    [InlineData("每日巡查一次。", "12月底前", "“每日”：每日的工作不按周期安排，请改选常态化或每周")]
    [InlineData("每两周检查一次。", "12月底前", "没有“每两周”这个周期，请改选每周、每旬或每月")]
    [InlineData("每半月检查一次。", "12月底前", "没有“每半月”这个周期，请改选每旬，或每月不少于2次")]
    [InlineData("每学期演练一次。", "12月底前", "没有“每学期”这个周期，请改选每半年，或分别列为有日期的一次性事项")]
    [InlineData("每三年评估一次。", "12月底前", "“每三年”：几年一次的周期超出清单年度，请改选有日期的一次性或每年")]
    [InlineData("每周检查一次，寒暑假除外。", "12月底前", "“寒暑假除外”是例外，系统不认识：请将这几期豁免，或人工更正")]
    [InlineData("每月巡查一次，遇强降雨加密巡查。", "12月底前", "“遇强降雨加密巡查”是条件，系统不认识")]
    [InlineData("制定方案。", "", "没有写明完成时限")]
    [InlineData("制定方案。", "主汛期前", "完成时限“主汛期前”中的“主汛期前”没有读懂")]
    [InlineData("制定方案。", "2月30日前", "写的日期不存在：“2月30日前”；请按印发的清单更正")]
    public void Doubt_IsSaidInChinese(string text, string deadline, string chinese)
    {
        ImportedList import = ImportFiles.Text(
            $"2024年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n1\t{text}\t甲局\t{deadline}\n2\t召开会议。\t甲局\t6月底前\n",
            2024
        );
        Assert.Contains(chinese, DoubtText.Of(import.Duties[0].Review!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line 12", "第12行")]
    [InlineData("table 1, row 3, column 2", "第1个表格第3行第2列")]
    [InlineData("sheet 任务, cell C5", "工作表“任务”C5")]
    [InlineData("footnotes", "脚注")]
    public void Place_IsSaidInChinese(string place, string chinese) => Assert.Equal(chinese, DoubtText.Place(place));

    [Fact]
    public void Documents_OfTheTests_LeaveNothingInEnglish()
    {
        IEnumerable<ImportedList> places = new[] { "used", "kept" }
            .SelectMany(set =>
                Directory
                    .EnumerateFiles(ImportFiles.Path($"Places/{set}"))
                    .Select(f => LabelledDocument.Parse(File.ReadAllText(f), set, Path.GetFileName(f)))
            )
            .Select(d => ListImporter.Import(d.Document, d.Year));
        IEnumerable<ImportedList> documents = Directory
            .EnumerateFiles(ImportFiles.Path("Documents"))
            .Select(f => ImportFiles.Read(Path.GetFileName(f)));
        string[] said =
        [
            .. places
                .Concat(documents)
                .SelectMany(i =>
                    i.Duties.Select(d => d.Review)
                        .OfType<string>()
                        .Select(DoubtText.Of)
                        .Concat(i.Notes.Select(DoubtText.OfNote))
                        .Concat(i.Unread.Select(u => $"{DoubtText.Place(u.Place.ToString())}：{DoubtText.Of(u.Why!)}"))
                ),
        ];
        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, English().IsMatch);
    }

    [Fact]
    public void Unread_IsFoundInTheDraft_AndTakenOutAlone()
    {
        ImportedList import = ImportFiles.Text(
            "2024年清单\n序号\t任务\t责任单位\t时限\n1\t开会。\t甲局\t6月底前\n请各单位每季度报送一次进展。\n请各单位每月报送一次信息。"
        );
        string catalogue = Ankang.Workflows.Catalogue.Import.Output.ImportedFolder.Files(import)["catalogue.yaml"];
        UnreadText[] unread = [.. DraftMarks.UnreadIn(catalogue)];
        Assert.Equal(["请各单位每季度报送一次进展。", "请各单位每月报送一次信息。"], unread.Select(u => u.Text));
        Assert.Equal(("line 4", "stands outside the tasks"), (unread[0].Place, unread[0].Why));
        Assert.DoesNotContain(DraftMarks.NotesIn(catalogue), n => n.Contains("每季度", StringComparison.Ordinal));
        string left = DraftMarks.WithoutUnread(catalogue, unread[0]);
        Assert.Equal(unread[1..], DraftMarks.UnreadIn(left));
        Assert.Equal(catalogue.Length - $"# NOTE: unread: {unread[0].Note}\n".Length, left.Length);
    }

    [GeneratedRegex("[a-z]{3,}")]
    private static partial Regex English();
}
