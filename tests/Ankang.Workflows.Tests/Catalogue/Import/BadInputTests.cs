using System.IO.Compression;
using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>What is no list says what, where and how to mend it.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class BadInputTests
{
    private const string Head = "2021年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n";

    // By name: a test runner that writes down each file would write for long.
    private static readonly Dictionary<string, (byte[] Content, string Message)> Files = new()
    {
        ["empty"] = ([], "line 1: the file is empty"),
        ["only blanks"] = ("  \n \n"u8.ToArray(), "line 1: the file has no text"),
        ["binary"] = ([.. Enumerable.Range(0, 4096).Select(i => (byte)(i % 251))], "line 1: these bytes are no text"),
        ["an old doc"] = ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "line 1: this is a file of an office program of before 2007"),
        ["a PDF"] = ("%PDF-1.7\n"u8.ToArray(), "line 1: the PDF is damaged"),
        ["a cut docx"] = ("PK\u0003\u0004"u8.ToArray(), "line 1: the document is damaged"),
        ["another archive"] = (Archive(("readme.txt", "x"u8.ToArray())), "line 1: this archive is neither docx nor xlsx"),
        ["a docx of nothing"] = (Archive(("word/document.xml", "x"u8.ToArray())), "line 1: the docx is damaged"),
        ["an xlsx of nothing"] = (Archive(("xl/workbook.xml", "x"u8.ToArray())), "line 1: the xlsx is damaged"),
        ["deep HTML"] = (
            Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div><b>", 5000)) + "</body></html>"),
            "line 1: elements are nested"
        ),
        ["a letter"] = (Encoding.UTF8.GetBytes("2021年，大家好。\n请查收。"), "line 1: no task was found"),
        ["no year"] = (
            Encoding.UTF8.GetBytes("序号\t重点任务\t责任单位\t完成时限\n1\t开会\t市安委办\t年底前"),
            "line 1: nothing says of which year the list is"
        ),
        ["a head and no task"] = (Encoding.UTF8.GetBytes(Head), "line 1: no task was found"),
    };

    public static TheoryData<string> Names() => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Import_SaysWhatWhereAndTheMend_WhenTheFileIsNoList(string what)
    {
        (byte[] content, string message) = Files[what];
        FileFault fault = Assert.Throws<CatalogueException>(() => ListImporter.Import(DocumentReader.Read(content, "list"))).Faults[0];
        Assert.StartsWith("list, " + message, fault.ToString(), StringComparison.Ordinal);
        Assert.True(fault.Expected.Length > 0 && fault.Mend.Length > 0, what);
    }

    [Fact]
    public void Report_HasTheRhythmOfWhatItReports_AlsoWhereTheCellGivesIt()
    {
        ImportedList import = ImportFiles.Text(Head + "1\t开展检查，并将检查情况报市安委办。\t甲局\t每月25日前");
        Assert.Equal(["1 monthly:1 2021-12-31", "1 monthly:1 2021-12-31"], import.Duties.Select(d => d.Short()));
    }

    [Fact]
    public void Import_LeavesOutWhatTheCatalogueWouldRefuse_AndSaysSo()
    {
        // The day of the cell belongs to a rhythm that the report, as the plan, does not have.
        ImportedList import = ImportFiles.Text(Head + "1\t制定方案，并将方案报市安委办。\t甲局\t每月1日前");
        Assert.All(import.Duties, d => Assert.NotNull(d.Review));
        Assert.Equal(import.Duties.Select(d => d.Duty.Id), ImportFiles.Folder(import).Catalogue.Obligations.Select(d => d.Id));

        // A part greater than the whole.
        import = ImportFiles.Text(Head + "1\t每月报送信息2篇，全年不少于24篇，其中省级不少于30篇。\t甲局\t12月底前");
        ImportedDuty read = Assert.Single(import.Duties);
        Assert.Equal((24, 0), (read.Duty.PerYear, read.Duty.Within.Count));
        Assert.Equal("a part of the yearly quota is greater than the whole: the part is not taken", read.Review);
        Assert.Equal(24, ImportFiles.Folder(import).Catalogue.Obligations[0].PerYear);
    }

    [Theory]
    [InlineData("1\t开会\t甲局\t3月底前\n2\t检查\t甲局\t3月底前\n2\t通报\t甲局\t3月底前", "two tasks have the number 2, at line 4 and at line 5")]
    [InlineData("1\t开会\t甲局\t3月底前\n3\t检查\t甲局\t3月底前", "task 3 follows task 1 at line 4")]
    public void Import_NumbersTheTasksThrough_WhenTheirNumbersDoNotFit(string rows, string note)
    {
        ImportedList import = ImportFiles.Text(Head + rows);
        Assert.Contains(import.Notes, n => n.StartsWith(note, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, import.List.Tasks.Count), import.List.Tasks.Select(t => t.Number));
    }

    [Theory]
    [InlineData("1\t开会\t甲局\t2月30日前", "line 3 names a day that does not exist: “2月30日前”")]
    [InlineData("1\t于13月1日前开会\t甲局\t年底前", "line 3 names a day that does not exist")]
    public void Import_ShowsADayThatDoesNotExist(string row, string why) =>
        Assert.Contains(why, Assert.Single(ImportFiles.Text(Head + row).Duties).Review, StringComparison.Ordinal);

    [Fact]
    public void Import_NamesTheCell_WhenASpreadsheetHasAnImpossibleDay()
    {
        byte[] xlsx = File.ReadAllBytes(ImportFiles.Path("Documents/board.xlsx"));
        byte[] broken = Rewritten(xlsx, "xl/sharedStrings.xml", text => text.Replace("每半年对", "二月三十一日前对", StringComparison.Ordinal));
        ImportedDuty duty = ListImporter
            .Import(DocumentReader.Read(broken, "board.xlsx"))
            .Duties.First(d => d.Duty.Source.Contains("二月三十一日前对", StringComparison.Ordinal));
        Assert.Matches("sheet .*, cell C[0-9]+ names a day that does not exist: “二月三十一日前", duty.Review);
    }

    [Fact]
    public void Import_RefusesAZipBomb_BeforeItIsParsed()
    {
        // 200 MB of blanks in some hundred kilobytes.
        byte[] bomb = Archive(("word/document.xml", new byte[200 * 1024 * 1024]));
        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Contains(
            "the document unpacks to",
            Assert.Throws<CatalogueException>(() => DocumentReader.Read(bomb, "bomb.docx")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Import_RefusesAZipBomb_ThatLiesAboutItsSize()
    {
        byte[] bomb = Archive(("word/document.xml", new byte[200 * 1024 * 1024]));
        // The declared size of the entry, in its own head and in the directory at the end, set to 10 bytes.
        byte[] size = BitConverter.GetBytes(200 * 1024 * 1024),
            lie = BitConverter.GetBytes(10);
        for (int i = 0; i + 4 <= bomb.Length; i++)
            if (bomb.AsSpan(i, 4).SequenceEqual(size))
                lie.CopyTo(bomb, i);
        Assert.ThrowsAny<CatalogueException>(() => DocumentReader.Read(bomb, "bomb.docx"));
    }

    [Fact]
    public void Import_RefusesAHundredMegabytes_WithoutLookingAtThem() =>
        Assert.Contains(
            "the file has 100 MB",
            Assert.Throws<CatalogueException>(() => DocumentReader.Read(new byte[100 * 1024 * 1024], "list.txt")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Open_NamesTheFile_WhenItIsMissingOrAFolder()
    {
        Assert.Contains(
            "the file is missing",
            Assert.Throws<CatalogueException>(() => DocumentReader.Open("/nowhere/list.docx")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "this is a folder",
            Assert.Throws<CatalogueException>(() => DocumentReader.Open(ImportFiles.Path("Documents"))).Message,
            StringComparison.Ordinal
        );
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return buffer.ToArray();
    }

    private static byte[] Rewritten(byte[] document, string part, Func<string, string> edit)
    {
        using var buffer = new MemoryStream();
        buffer.Write(document);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(edit(text));
        }

        return buffer.ToArray();
    }
}
