using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using T = Ankang.Workflows.Letters.DocxText;

namespace Ankang.Workflows.Bulletins;

/// <summary>A bulletin as a Word file in the layout of GB/T 9704-2012, with Word's own charts and both annexes: the same bytes for the same paper.</summary>
public static partial class BulletinDocx
{
    private const string ContentTypes = "[Content_Types].xml",
        Relations = "word/_rels/document.xml.rels";

    // 小五 fits thirteen columns on a page, with numbers of four digits where they occur, also in fonts that are wider than 仿宋.
    private const int UnitsSize = 18;
    private const int OverdueSize = 21;
    private static readonly int[] UnitsWidths = [520, 1625, 640, 640, 570, 570, 570, 570, 640, 790, 570, 570, 570];

    private static readonly ConcurrentDictionary<(string Issuer, string? Mark), IReadOnlyDictionary<string, byte[]>> Frames = new();

    public static byte[] Write(BulletinPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        IReadOnlyList<DocxChart> charts = BulletinCharts.Of(paper);
        var parts = new Dictionary<string, byte[]>(
            Frames.GetOrAdd((paper.Issuer, paper.Mark), key => DocxFrame.Create(letterFormat: false, key.Issuer, key.Mark))
        );
        parts[DocxFrame.DocumentPart] = LetterDocx.Xml(new Document(Content(paper, charts)));
        parts[DocxFrame.PropertiesPart] = DocxFrame.Properties(paper.Title, paper.Issuer, paper.Date);
        foreach ((int index, DocxChart chart) in charts.Index())
            Add(parts, chart, index + 1, paper.Date);
        using var output = new MemoryStream();
        FixedZip.Write(output, parts, ChinaTime.StartOf(paper.Date).ToUniversalTime());
        return output.ToArray();
    }

    private static Body Content(BulletinPaper paper, IReadOnlyList<DocxChart> charts)
    {
        var body = new Body(Head(paper));
        string[] paragraphs = [.. paper.Paragraphs];
        // The charts stand at the end of the first section, before 二、 as a rule.
        int after = Array.FindIndex(paragraphs, p => p.StartsWith("二、", StringComparison.Ordinal)) is var second and > 0
            ? second
            : paragraphs.Length;
        for (int i = 0; i < paragraphs.Length; i++)
        {
            if (i == after)
                body.Append(Drawn(charts));
            body.Append(Line(paragraphs[i], first: i == 0));
        }

        if (after == paragraphs.Length)
            body.Append(Drawn(charts));
        body.Append(T.Kept(T.Empty()), T.Kept(T.Body(T.Run($"附件：1.{paper.Units.Title}"))), T.Kept(Second(paper.Overdue.Title)));
        body.Append(LetterDocx.Signature(paper.Issuer, paper.Date, paper.Contact));
        body.Append(Annex("附件1", paper.Units, DocxTables.Annex(paper.Units, UnitsWidths, left: [1], UnitsSize)));
        body.Append(
            Annex(
                "附件2",
                paper.Overdue,
                paper.Overdue.Rows.Count == 0
                    ? T.Body(T.Run(TableModel.NothingOverdue))
                    : DocxTables.Annex(paper.Overdue, OverdueWidths, left: [2, 7], OverdueSize)
            )
        );
        body.Append(LetterDocx.Imprint(paper.Issuer, paper.Date, copies: null, isLetterFormat: false), DocxFrame.Section(letterFormat: false));
        return body;
    }

    private static readonly int[] OverdueWidths = [560, 860, 1700, 960, 1500, 1065, 700, 1500];

    // 发文机关标志, 发文字号 and the red rule under it, then the title.
    private static IEnumerable<OpenXmlElement> Head(BulletinPaper paper) =>
        [
            T.With(
                [T.Run(paper.Issuer, T.XiaoBiaoSong, DocxFrame.MarkSize(paper.Issuer), T.Red)],
                new SnapToGrid { Val = false },
                new SpacingBetweenLines { Line = "760", LineRule = LineSpacingRuleValues.Exact },
                new Justification { Val = JustificationValues.Center }
            ),
            T.Empty(),
            T.With(
                [T.Run(paper.Number)],
                new ParagraphBorders(
                    new BottomBorder
                    {
                        Val = BorderValues.Single,
                        Size = 16,
                        Space = DocxMeasures.RuleSpace,
                        Color = T.Red,
                    }
                ),
                new Justification { Val = JustificationValues.Center }
            ),
            T.Empty(),
            T.Empty(),
            .. LetterTitle.Lines(paper.Title).Select(T.Title),
            T.Empty(),
        ];

    private static Paragraph Line(string text, bool first)
    {
        if (first && text.EndsWith('：'))
            return T.Flush(T.Run(text));
        if (Heading().IsMatch(text))
            return T.Kept(T.Body(T.Run(text, T.Hei)));
        Paragraph line = SecondHeading().Match(text) is { Success: true } lead
            ? T.Body(T.Run(lead.Value, T.Kai), T.Run(text[lead.Length..]))
            : T.Body(T.Run(text));
        // A rate with its denominator, "95.2%（20/21）", does not break: what stands before it would be stretched over the line.
        if (text.Contains('%'))
            line.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Left };
        return line;
    }

    private static Paragraph Second(string title) =>
        T.With([T.Run($"2.{title}")], new Indentation { FirstLine = (5 * DocxMeasures.Character).ToString(), FirstLineChars = 500 });

    private static IEnumerable<OpenXmlElement> Drawn(IReadOnlyList<DocxChart> charts) =>
        charts.Select(
            (chart, index) =>
                T.With(
                    [new Run(new Drawing(chart.Drawing(Relation(index + 1), index + 1)))],
                    new SnapToGrid { Val = false },
                    new SpacingBetweenLines
                    {
                        Before = "120",
                        After = "120",
                        Line = "240",
                        LineRule = LineSpacingRuleValues.Auto,
                    },
                    new Justification { Val = JustificationValues.Center }
                )
        );

    private static IEnumerable<OpenXmlElement> Annex(string name, LetterAnnex annex, OpenXmlElement table) =>
        [T.With([T.Run(name, T.Hei)], new PageBreakBefore()), T.Empty(), T.Title(annex.Title), T.Empty(), table, T.Empty()];

    private static string Relation(int chart) => $"rIdChart{chart}";

    private static void Add(Dictionary<string, byte[]> parts, DocxChart chart, int number, DateOnly date)
    {
        parts[$"word/charts/chart{number}.xml"] = chart.Part();
        parts[$"word/embeddings/chart{number}.xlsx"] = ChartWorkbook.Write(chart.Categories, chart.Series, ChinaTime.StartOf(date).ToUniversalTime());
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types",
            relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        parts[$"word/charts/_rels/chart{number}.xml.rels"] = With(
            Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{relations}\"/>"),
            new XElement(
                relations + "Relationship",
                new XAttribute("Id", DocxChart.WorkbookRelation),
                new XAttribute("Type", DocxChart.WorkbookRelationType),
                new XAttribute("Target", $"../embeddings/chart{number}.xlsx")
            )
        );
        parts[ContentTypes] = With(
            parts[ContentTypes],
            new XElement(
                types + "Override",
                new XAttribute("PartName", $"/word/charts/chart{number}.xml"),
                new XAttribute("ContentType", DocxChart.PartType)
            )
        );
        parts[ContentTypes] = With(
            parts[ContentTypes],
            new XElement(
                types + "Override",
                new XAttribute("PartName", $"/word/embeddings/chart{number}.xlsx"),
                new XAttribute("ContentType", DocxChart.WorkbookType)
            )
        );
        parts[Relations] = With(
            parts[Relations],
            new XElement(
                relations + "Relationship",
                new XAttribute("Id", Relation(number)),
                new XAttribute("Type", DocxChart.RelationType),
                new XAttribute("Target", $"charts/chart{number}.xml")
            )
        );
    }

    private static byte[] With(byte[] part, XElement added)
    {
        using var stream = new MemoryStream(part);
        XDocument document = XDocument.Load(stream);
        document.Root!.Add(added);
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{document.Root.ToString(SaveOptions.DisableFormatting)}");
    }

    [GeneratedRegex(@"^[一二三四五六七八九十]+、[^。]*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^（[一二三四五六七八九十]+）[^。]*。?")]
    private static partial Regex SecondHeading();
}
