using System.Text;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Lists of other layouts, written in the manner of real ones.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class OtherListsTests
{
    [Theory]
    [InlineData("plan.txt")] // prose: （责任单位：…；完成时限：…）, numbers that begin anew under each heading
    [InlineData("plan.docx")] // the same by LibreOffice Writer
    public void Plan_IsReadInProse(string file)
    {
        ImportedList plan = ImportFiles.Read(file);
        Assert.Equal(
            [
                "1 quarterly:1 2023-12-31",
                "1 halfyearly:1 2023-12-31",
                "2 once 2023-03-15",
                "2 once 2023-03-15",
                "3 tendaily:1 2023-12-31",
                "3 bimonthly:1 2023-12-31",
                "4 weekly:1 2023-12-31",
                "4 yearly:60 2023-12-31",
                "5 continuous 2023-12-31 ?",
                "6 once 2023-06-30",
                "6 once 2023-06-30",
                "6 once:500 2023-06-30",
            ],
            plan.Duties.Select(d => d.Short())
        );
        Assert.Equal(("二、重点任务", "（二）严格监督检查"), (plan.List.Tasks[2].Section, plan.List.Tasks[2].Group));
        Assert.Equal("县应急局；配合单位：县住建局、县交通局", plan.List.Tasks[3].Units);
        Assert.Equal(
            ("清安委办发〔2023〕5号", "清河县安全生产委员会办公室", "县安委办", new DateOnly(2023, 2, 10)),
            (plan.List.Number, plan.List.Issuer, plan.List.IssuerShort, plan.List.IssuedOn)
        );
        // What the letter asks for stands outside the tasks, and is not lost.
        Assert.Contains(plan.Unread, u => u.Tells && u.Text.Contains("每季度报送一次工作进展", StringComparison.Ordinal));
        Assert.True(plan.MayLack);
        Assert.Contains(plan.Notes, n => n.StartsWith("the numbers begin anew under each heading", StringComparison.Ordinal));
        Assert.True(Assert.Single(plan.Duties, d => d.Duty.Source.Contains("报县安委办备案", StringComparison.Ordinal)).Duty.ReportUp);
        Assert.Equal(2, plan.Duties[7].Duty.MinimumSize);
    }

    [Theory]
    [InlineData("board.html")] // 牵头单位 and 配合单位 under one head, merged cells, the head again on the next page
    [InlineData("board.docx")]
    [InlineData("board.xlsx")]
    public void Board_IsReadByItsColumns(string file)
    {
        ImportedList board = ImportFiles.Read(file);
        Assert.Equal(
            [
                "1 once 2024-02-29",
                "2 once 2024-12-31 ?",
                "2 quarterly:1 2024-12-31",
                "2 monthly:1 2024-12-31",
                "3 halfyearly:1 2024-11-30 ?",
                "4 once 2024-09-30",
                "5 once 2024-09-30",
                "6 continuous 2024-12-31 ?",
            ],
            board.Duties.Select(d => d.Short())
        );
        Assert.Equal(
            ("二、开展集中整治", "燃气安全", "市住建局；配合单位：各县（市、区）政府", "第三季度"),
            (board.List.Tasks[3].Section, board.List.Tasks[3].Group, board.List.Tasks[3].Units, board.List.Tasks[3].Deadline)
        );
        // The leading unit is asked, those that help are printed.
        Assert.Equal("市住建局", ImportFiles.Folder(board).Directory[Assert.Single(board.Duties[4].Duty.AskedOf)].Names[0].Full);
        Assert.Contains("备注 says “每季度报送一次进展”", board.Duties[4].Review, StringComparison.Ordinal);
        Assert.Contains("the number in “100户” was not read", board.Duties[4].Review, StringComparison.Ordinal);
        Assert.Equal(OpeningKind.Report, board.Duties[^1].Duty.Opening);
    }

    [Fact]
    public void TabSeparatedTable_IsRead_InGb18030WithFullWidthDigitsAndAQuotedCell()
    {
        ImportedList tasks = ImportFiles.Read("tasks-gb18030.tsv");
        Assert.Equal(
            [
                "1 once 2022-04-30",
                "1 once 2022-04-30",
                "2 bimonthly:1 2022-12-31",
                "2 once 2022-12-31 ?",
                "3 monthly:1 2022-12-31",
                "4 yearly:6 2022-12-31",
                "5 once 2022-12-31 ?",
            ],
            tasks.Duties.Select(d => d.Short())
        );
        // A row without number and units goes on with the task above.
        Assert.Equal(
            ("4.全年组织应急演练不少于六次。每次演练参加人员不少于三十人。", 30),
            (tasks.List.Tasks[3].Text, tasks.Duties[5].Duty.MinimumSize)
        );
        Assert.Equal("day 25", tasks.Duties[4].Duty.DueWithin?.ToString());
        // An empty cell may be one merged with the cell above; a text does not tell.
        Assert.Contains("taken from the row above", tasks.Duties[^1].Review, StringComparison.Ordinal);
    }

    [Fact]
    public void BarredTable_IsRead_ThoughTheCellsUnderMergedOnesAreLeftOut()
    {
        ImportedList tasks = ImportFiles.Read("cells-lost.txt");
        Assert.Equal(
            ["1 continuous 2025-11-30 ?", "1 once 2025-11-30 ?", "2 quarterly:50 2025-12-31", "3 yearly:1 2025-09-30 ?", "4 monthly:1 2025-12-31"],
            tasks.Duties.Select(d => d.Short())
        );
        Assert.Equal(
            ("（一）强化源头治理", "县农业农村局", "2025年12月底前"),
            (tasks.List.Tasks[1].Group, tasks.List.Tasks[1].Units, tasks.List.Tasks[1].Deadline)
        );
    }

    [Fact]
    public void Titles_BelongToTheFirstDutyOfTheirTask_AndAParagraphThatNamesNobodyIsATask()
    {
        ImportedList plan = ImportFiles.Read("titled.txt");
        Assert.Equal(
            [
                "1 once 2026-12-31 ?",
                "2 continuous 2026-12-31",
                "3 once 2026-12-31 ?",
                "3 monthly:2 2026-12-31",
                "3 bimonthly:1 2026-12-31",
                "3 quarterly:1 2026-12-31",
                "4 once 2026-09-30",
                "4 weekly:2 2026-12-31 ?",
                "5 once 2026-12-31 ?",
                "5 yearly:4 2026-12-31",
            ],
            plan.Duties.Select(d => d.Short())
        );
        Assert.Equal("建设学习型班组。完善班组学习制度", plan.Duties[2].Duty.Source);
        Assert.DoesNotContain("学习型", plan.Duties[2].Duty.Title, StringComparison.Ordinal);
        Assert.Contains(plan.Notes, n => n == "no task has a 完成时限: the end of 2026 is taken for all");
        Assert.Contains("no 责任单位", plan.Duties[0].Review, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_UnderATaskNameUnitsAndDeadline_AndANumberMayTouchAMonth()
    {
        ImportedList plan = ImportFiles.Read("lines.txt");
        Assert.Equal("青河县2026年消防安全重点工作", plan.List.Title);
        Assert.Equal(
            [
                "1 yearly:2 2026-12-31",
                "2 monthly:1 2026-12-31",
                "2 quarterly:1 2026-12-31",
                "2 quarterly:1 2026-12-31",
                "3 halfyearly:1 2026-11-30",
                "3 yearly:500 2026-11-30 ?",
                "4 once 2026-05-31",
                "4 once 2026-05-31",
                "5 weekly:2 2026-12-31",
                "6 continuous 2026-12-31 ?",
                "6 once 2026-12-31 ?",
                "6 continuous 2026-12-31 ?",
            ],
            plan.Duties.Select(d => d.Short())
        );
        Assert.Equal(("next month day 5", true), (plan.Duties[3].Duty.DueWithin?.ToString(), plan.Duties[3].Duty.ReportUp));
        Assert.Equal(("二、加强火灾防控", "县住建局、县消防救援大队"), (plan.List.Tasks[3].Section, plan.List.Tasks[3].Units));
    }

    [Fact]
    public void Brackets_NameUnitsInAnyOrder_AndGroupsMayBeTasks()
    {
        ImportedList plan = ImportFiles.Read("brackets.txt");
        Assert.Equal(7, plan.List.Tasks.Count);
        Assert.Equal(
            [
                "5 halfyearly:1 2026-12-31",
                "5 quarterly:1 2026-12-31",
                "6 quarterly:1 2026-12-31",
                "6 yearly:1 2026-12-05",
                "7 once 2026-11-30",
                "7 monthly:1 2026-11-30",
                "7 yearly:12 2026-11-30",
            ],
            plan.Duties.Where(d => d.Duty.Task >= 5).Select(d => d.Short())
        );
        Assert.Equal(
            ("month 3 day 20", "各成员单位"),
            (plan.Duties.First(d => d.Duty.Task == 6).Duty.DueWithin?.ToString(), plan.List.Tasks[5].Units)
        );
        // 持续推进 after a day: what recurs goes on.
        Assert.Equal(new DateOnly(2026, 12, 31), plan.Duties[0].Duty.DueOn);
    }

    [Fact]
    public void Terms_OfEveryKind_AreReadOrShown()
    {
        ImportedList list = ImportFiles.Read("terms.tsv");
        Assert.Equal(
            [
                "1 once 2025-12-31",
                "2 quarterly:1 2025-12-31 ?",
                "3 once 2025-06-30 ?",
                "3 monthly:1 2025-12-31",
                "3 halfyearly:1 2025-12-31",
                "4 once 2025-06-30 ?",
                "4 yearly:1 2025-06-30 ?",
                "5 yearly:2 2025-12-31 ?",
                "6 once 2025-09-30",
                "6 once 2025-12-31",
                "7 quarterly:1 2025-12-31",
                "7 monthly:1 2025-12-31",
                "7 continuous 2025-12-31",
                "8 halfyearly:1 2025-12-31",
                "8 once 2025-12-31 ?",
                "9 monthly:1 2025-12-31",
                "9 quarterly:1 2025-12-31",
                "9 once 2025-12-10",
                "10 continuous 2025-12-31 ?",
            ],
            list.Duties.Select(d => d.Short())
        );
    }

    [Fact]
    public void Sentence_OfANumberAlone_IsNoDuty()
    {
        byte[] content = Encoding.UTF8.GetBytes(
            "2021年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n1\t制定年度安全生产工作要点①；\t甲局\t12月底前\n"
        );

        ImportedList import = ListImporter.Import(DocumentReader.Read(content, "list"), 2021);

        Assert.StartsWith("制定年度安全生产工作要点", Assert.Single(import.Duties).Duty.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_KeepsItsColumns_WhenTheRowUnderItsHeadWouldTakeThemAway()
    {
        byte[] content = Encoding.UTF8.GetBytes(
            "2021年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n\t责任单位\t\t\n1\t每季度召开一次会议。\t甲局\t12月底前\n"
        );

        ImportedList import = ListImporter.Import(DocumentReader.Read(content, "list"), 2021);

        Assert.Equal("1.每季度召开一次会议。", Assert.Single(import.List.Tasks).Text);
    }

    [Theory]
    [InlineData("plan.txt")]
    [InlineData("board.xlsx")]
    [InlineData("tasks-gb18030.tsv")]
    [InlineData("cells-lost.txt")]
    [InlineData("titled.txt")]
    [InlineData("lines.txt")]
    [InlineData("brackets.txt")]
    [InlineData("terms.tsv")]
    public void Folder_IsTakenByTheProduct_AndKeepsTheTasks(string file)
    {
        ImportedList import = ImportFiles.Read(file);
        CatalogueFolder folder = ImportFiles.Folder(import);
        Assert.Equal(import.List.Tasks, folder.Catalogue.List.Tasks);
        Assert.Equal(import.Duties.Select(d => d.Duty), folder.Catalogue.Obligations, (one, other) =>
            one.Id == other.Id && one.Recurrence == other.Recurrence && one.DueOn == other.DueOn
        );
        // Every unit and group that is asked can be reached, if only by a stand-in on a reserved domain.
        Assert.All(folder.Catalogue.Obligations, d =>
            Assert.All(folder.Directory.Expand(d.AskedOf), u => Assert.EndsWith("@example.org", u.Liaison!.Email, StringComparison.Ordinal))
        );
        foreach (ImportedDuty duty in import.Duties.Where(d => d.Review is not null))
            Assert.Contains($"# REVIEW: {duty.Review}", folder.CatalogueText, StringComparison.Ordinal);
    }
}
