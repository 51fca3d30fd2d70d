using Ankang.Workflows.Letters;
using Ankang.Workflows.Tests.Notices;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Tests.Letters;

[Trait(Tier.Name, Tier.Fast)]
public class LetterDocxTests
{
    public static TheoryData<LetterKind, int> All =>
        new()
        {
            { LetterKind.Reminder, 1 },
            { LetterKind.Reminder, 7 },
            { LetterKind.Supervision, 1 },
            { LetterKind.Supervision, 7 },
            { LetterKind.Interview, 1 },
            { LetterKind.Interview, 7 },
            { LetterKind.Minutes, 1 },
            { LetterKind.Minutes, 7 },
        };

    [Theory]
    [MemberData(nameof(All))]
    public void Write_IsAValidWordFile(LetterKind kind, int items)
    {
        using WordprocessingDocument document = Open(Letter(kind, items));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Write_GivesTheSameBytes_ForTheSameLetter(LetterKind kind, int items) =>
        Assert.Equal(LetterDocx.Write(Letter(kind, items)), LetterDocx.Write(Letter(kind, items)));

    [Fact] // GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters in 三号
    public void Write_KeepsTheOfficialMeasures()
    {
        using WordprocessingDocument document = Open(Letter(LetterKind.Reminder, 1));
        SectionProperties page = document.MainDocumentPart!.Document!.Descendants<SectionProperties>().Single();
        PageSize size = page.GetFirstChild<PageSize>()!;
        PageMargin margin = page.GetFirstChild<PageMargin>()!;
        Near(210, size.Width!.Value);
        Near(297, size.Height!.Value);
        Near(37, margin.Top!.Value);
        Near(28, margin.Left!.Value);
        Near(156, size.Width.Value - margin.Left.Value - margin.Right!.Value);
        Near(225, size.Height.Value - margin.Top.Value - margin.Bottom!.Value);
        int pitch = page.GetFirstChild<DocGrid>()!.LinePitch!.Value;
        Assert.Equal(22, 225 * 1440 / 25.4 / pitch, 0.05);
        RunPropertiesBaseStyle text = document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<RunPropertiesBaseStyle>().Single();
        Assert.Equal("32", text.GetFirstChild<FontSize>()!.Val!.Value);
        Assert.Equal(28, 156 * 1440 / 25.4 / (320 + text.GetFirstChild<Spacing>()!.Val!.Value), 0.1);
        Assert.Equal("仿宋_GB2312", text.GetFirstChild<RunFonts>()!.EastAsia!.Value);
        Assert.NotNull(document.MainDocumentPart.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>());
        Assert.Empty(document.MainDocumentPart.FontTablePart!.FontParts); // named, none embedded

        static void Near(double millimetres, long twips) => Assert.Equal(millimetres, twips * 25.4 / 1440, 0.1);
    }

    [Fact]
    public void Write_PutsThePageNumberOutside_AndNoneOnALettersFirstPage()
    {
        using WordprocessingDocument document = Open(Letter(LetterKind.Reminder, 7));
        MainDocumentPart main = document.MainDocumentPart!;
        Footer Foot(HeaderFooterValues type) =>
            ((FooterPart)main.GetPartById(main.Document!.Descendants<FooterReference>().Single(r => r.Type! == type).Id!)).Footer!;
        Assert.DoesNotContain("PAGE", Foot(HeaderFooterValues.First).InnerText, StringComparison.Ordinal);
        Assert.Equal(JustificationValues.Right, Foot(HeaderFooterValues.Default).Descendants<Justification>().Single().Val!.Value);
        Assert.Equal(JustificationValues.Left, Foot(HeaderFooterValues.Even).Descendants<Justification>().Single().Val!.Value);
        Assert.Contains("— ", Foot(HeaderFooterValues.Even).InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SaysWhatTheLetterSays()
    {
        OfficialLetter letter = Letter(LetterKind.Interview, 7);
        using WordprocessingDocument document = Open(letter);
        string text = document.MainDocumentPart!.Document!.InnerText;
        Assert.Contains(letter.Title, text, StringComparison.Ordinal);
        Assert.Contains(letter.Number!, text, StringComparison.Ordinal);
        Assert.Contains("四、被约谈人：你单位主要负责人或分管负责人，不得委托他人。", text, StringComparison.Ordinal);
        Assert.All(letter.Annex!.Rows.SelectMany(r => r), cell => Assert.Contains(cell, text, StringComparison.Ordinal));
        Assert.Contains(A.Office.Name, document.MainDocumentPart.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
    }

    [Fact] // without the hint “ and ” stand in the Latin face, half as wide
    public void Write_SetsChineseQuotationMarks_InTheChineseFace()
    {
        OfficialLetter letter = Letter(LetterKind.Reminder, 1) with { Title = "关于“回头看”抽查的提醒函" };
        using WordprocessingDocument document = Open(letter);
        Run[] quoted = [.. document.MainDocumentPart!.Document!.Descendants<Run>().Where(r => r.InnerText.IndexOfAny(['“', '”']) >= 0)];
        Assert.NotEmpty(quoted);
        Assert.All(quoted, r => Assert.Equal(FontTypeHintValues.EastAsia, r.RunProperties!.RunFonts!.Hint!.Value));
    }

    [Fact] // 第14项 in 小四: three and a half characters, and a quarter between Chinese and digits on both sides
    public void Annex_KeepsATwoDigitTask_OnOneLine()
    {
        using WordprocessingDocument document = Open(Letter(LetterKind.Interview, 14));
        Table annex = document.MainDocumentPart!.Document!.Descendants<Table>().Single();
        int[] widths = [.. annex.Descendants<GridColumn>().Select(c => int.Parse(c.Width!.Value!))];
        const int margins = 170,
            character = 240;
        Assert.InRange((double)(widths[1] - margins) / character, 3.5, 5);
        Assert.InRange((double)(widths[0] - margins) / character, 2, 3); // 序号
        Assert.InRange(widths.Sum(), 8000, 8845);
    }

    [Fact]
    public void Write_MarksEveryPage_WhenItIsARehearsal()
    {
        using WordprocessingDocument document = Open(Letter(LetterKind.Reminder, 1, simulated: true));
        Assert.All(document.MainDocumentPart!.FooterParts, f =>
            Assert.Contains("模拟运行，非正式文件", f.Footer!.InnerText, StringComparison.Ordinal)
        );
    }

    [Fact] // one control character would spoil the file
    public void Write_IsReadable_WhateverANameHolds()
    {
        OfficialLetter letter = Letter(LetterKind.Reminder, 1) with { Title = "关于\u0001<b>&\uD800稿件的提醒函" };
        using WordprocessingDocument document = Open(letter);
        Assert.Contains("关于<b>&", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("约谈通知书", "约谈通知书")]
    [InlineData("关于新闻宣传稿件（2021年3月）的提醒函", "关于新闻宣传稿件（2021年3月）的提醒函")]
    [InlineData(
        "关于重大安全风险隐患挂牌督办情况（2021年11—12月）等12项工作的提醒函",
        "关于重大安全风险隐患挂牌督办情况|（2021年11—12月）等12项工作的提醒函"
    )]
    public void Title_IsBrokenBySense(string title, string lines)
    {
        using WordprocessingDocument document = Open(Letter(LetterKind.Reminder, 1) with { Title = title });
        Assert.Equal(
            lines,
            string.Join(
                '|',
                document
                    .MainDocumentPart!.Document!.Descendants<Paragraph>()
                    .Where(p => p.Descendants<FontSize>().FirstOrDefault()?.Val?.Value == "44")
                    .Select(p => p.InnerText)
            )
        );
    }

    private static OfficialLetter Letter(LetterKind kind, int items, bool simulated = false) =>
        A.Letters(simulated)
            .Compose(
                kind,
                new LetterFacts
                {
                    Unit = "汉滨区安委会",
                    At = A.Slot("2021-04-22"),
                    ReplyBy = new(2021, 4, 30),
                    Items =
                    [
                        .. Enumerable
                            .Range(1, items)
                            .Select(i =>
                                A.Articles() with
                                {
                                    Task = i,
                                    RemindedOn = new(2021, 4, 1),
                                    SupervisedOn = new(2021, 4, 8),
                                    WorkingDaysLate = 15,
                                }
                            ),
                    ],
                }
            );

    private static WordprocessingDocument Open(OfficialLetter letter) =>
        WordprocessingDocument.Open(new MemoryStream(LetterDocx.Write(letter)), isEditable: false);
}
