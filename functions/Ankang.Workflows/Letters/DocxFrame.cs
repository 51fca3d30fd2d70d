using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using M = Ankang.Workflows.Letters.DocxMeasures;
using T = Ankang.Workflows.Letters.DocxText;

namespace Ankang.Workflows.Letters;

/// <summary>What surrounds a letter's text: page, grid, head and foot, faces.</summary>
internal static class DocxFrame
{
    public const string DocumentPart = "word/document.xml",
        PropertiesPart = "docProps/core.xml";

    private const string Base = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static readonly string[] Moments = ["created", "modified"];

    private const string FirstHeader = "rId1",
        FirstFooter = "rId2",
        OddFooter = "rId3",
        EvenFooter = "rId4";

    /// <summary>The parts of a package that do not change from letter to letter, with an empty document.</summary>
    public static IReadOnlyDictionary<string, byte[]> Create(bool letterFormat, string issuer, string? mark)
    {
        using MemoryStream package = new();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            // Ids are given, since the library would draw them at random.
            MainDocumentPart main = document.AddNewPart<MainDocumentPart>($"{Base}document.main+xml", "rId1");
            main.Document = new Document(new Body());
            main.AddNewPart<HeaderPart>(FirstHeader).Header = new Header(letterFormat ? LetterHead(issuer) : [T.Empty()]);
            main.AddNewPart<FooterPart>(FirstFooter).Footer = new Footer(
                letterFormat ? LetterFoot(mark) : PageNumber(JustificationValues.Right, mark)
            );
            main.AddNewPart<FooterPart>(OddFooter).Footer = new Footer(PageNumber(JustificationValues.Right, mark));
            main.AddNewPart<FooterPart>(EvenFooter).Footer = new Footer(PageNumber(JustificationValues.Left, mark));
            main.AddNewPart<StyleDefinitionsPart>("rId5").Styles = Styles();
            main.AddNewPart<DocumentSettingsPart>("rId6").Settings = new Settings(
                new EvenAndOddHeaders(),
                new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
                new Compatibility(
                    new CompatibilitySetting
                    {
                        Name = CompatSettingNameValues.CompatibilityMode,
                        Uri = "http://schemas.microsoft.com/office/word",
                        Val = "15",
                    }
                )
            );
            main.AddNewPart<FontTablePart>("rId7").Fonts = Faces();
            CoreFilePropertiesPart properties = document.AddNewPart<CoreFilePropertiesPart>(
                "application/vnd.openxmlformats-package.core-properties+xml",
                "rId2"
            );
            using Stream stream = properties.GetStream(FileMode.Create);
            stream.Write("<x/>"u8); // replaced by each letter's own
        }

        package.Position = 0;
        return FixedZip.Read(package);
    }

    /// <summary>Title, author and day; written by hand, since the library's own property store takes the clock.</summary>
    public static byte[] Properties(string title, string issuer, DateOnly date)
    {
        string at = ChinaTime.StartOf(date).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            dc = "http://purl.org/dc/elements/1.1/",
            terms = "http://purl.org/dc/terms/",
            xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var root = new XElement(
            core + "coreProperties",
            new XElement(dc + "title", XmlText.Clean(title)),
            new XElement(dc + "creator", XmlText.Clean(issuer)),
            Moments.Select(name => new XElement(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), at))
        );
        root.SetAttributeValue(XNamespace.Xmlns + "dcterms", terms.NamespaceName);
        return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
    }

    public static SectionProperties Section(bool letterFormat) =>
        new(
            new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeader },
            new FooterReference { Type = HeaderFooterValues.First, Id = FirstFooter },
            new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooter },
            new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooter },
            new PageSize { Width = M.PageWidth, Height = M.PageHeight },
            new PageMargin
            {
                Top = M.Top,
                Bottom = M.Bottom,
                Left = M.Left,
                Right = M.Right,
                Header = letterFormat ? M.MarkFromTop : 851U,
                Footer = M.FootRule,
                Gutter = 0,
            },
            new TitlePage(),
            new DocGrid { Type = DocGridValues.Lines, LinePitch = M.LinePitch }
        );

    /// <summary>An annex that is a wide table: A4 lying, the page number below.</summary>
    public static SectionProperties Lying() =>
        new(
            new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeader },
            new FooterReference { Type = HeaderFooterValues.First, Id = FirstFooter },
            new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooter },
            new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooter },
            new PageSize
            {
                Width = M.PageHeight,
                Height = M.PageWidth,
                Orient = PageOrientationValues.Landscape,
            },
            new PageMargin
            {
                Top = M.Left,
                Bottom = M.Right,
                Left = M.LyingMargin,
                Right = M.LyingMargin,
                Header = 851U,
                Footer = M.FootRule,
                Gutter = 0,
            },
            new TitlePage(),
            new DocGrid { Type = DocGridValues.Lines, LinePitch = M.LinePitch }
        );

    /// <summary>发文机关标志 with its rule, for what is no letter.</summary>
    public static Paragraph Mark(string issuer) =>
        T.With(
            [T.Run(issuer, T.XiaoBiaoSong, MarkSize(issuer), T.Red)],
            new ParagraphBorders(
                new BottomBorder
                {
                    Val = BorderValues.Single,
                    Size = 16,
                    Space = M.RuleSpace,
                    Color = T.Red,
                }
            ),
            new SnapToGrid { Val = false },
            new SpacingBetweenLines
            {
                After = "160",
                Line = "760",
                LineRule = LineSpacingRuleValues.Exact,
            },
            new Justification { Val = JustificationValues.Center }
        );

    private static IEnumerable<Paragraph> LetterHead(string issuer) =>
        [
            T.With(
                [T.Run(issuer, T.XiaoBiaoSong, MarkSize(issuer), T.Red)],
                new ParagraphBorders(
                    new BottomBorder
                    {
                        Val = BorderValues.ThickThinSmallGap,
                        Size = 24,
                        Space = M.RuleSpace,
                        Color = T.Red,
                    }
                ),
                new SnapToGrid { Val = false },
                new SpacingBetweenLines { Line = "760", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = M.RuleLeft.ToString(), Right = M.RuleRight.ToString() },
                new Justification { Val = JustificationValues.Center }
            ),
        ];

    private static IEnumerable<Paragraph> LetterFoot(string? mark) =>
        [
            .. Rehearsed(mark),
            T.With(
                [],
                new ParagraphBorders(
                    new TopBorder
                    {
                        Val = BorderValues.ThinThickSmallGap,
                        Size = 24,
                        Space = 0,
                        Color = T.Red,
                    }
                ),
                new SpacingBetweenLines { Line = "20", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = M.RuleLeft.ToString(), Right = M.RuleRight.ToString() }
            ),
        ];

    // — 1 —: its dash 7 mm below the text, one character from the outer edge.
    private static IEnumerable<Paragraph> PageNumber(JustificationValues side, string? mark) =>
        [
            .. Rehearsed(mark),
            T.With(
                [
                    T.Run("— ", T.Song, 28),
                    Field(FieldCharValues.Begin),
                    Code(),
                    Field(FieldCharValues.Separate),
                    T.Run("1", T.Song, 28),
                    Field(FieldCharValues.End),
                    T.Run(" —", T.Song, 28),
                ],
                new SnapToGrid { Val = false },
                new SpacingBetweenLines
                {
                    After = "295",
                    Line = "320",
                    LineRule = LineSpacingRuleValues.Exact,
                },
                new Indentation { Left = "280", Right = "280" },
                new Justification { Val = side }
            ),
        ];

    private static IEnumerable<Paragraph> Rehearsed(string? mark) =>
        mark is null
            ? []
            :
            [
                T.With(
                    [T.Run(mark, T.Hei, 21)],
                    new SnapToGrid { Val = false },
                    new SpacingBetweenLines { Line = "320", LineRule = LineSpacingRuleValues.Exact },
                    new Justification { Val = JustificationValues.Center }
                ),
            ];

    private static Run Field(FieldCharValues type) => new(new RunProperties(new FontSize { Val = "28" }), new FieldChar { FieldCharType = type });

    private static Run Code() =>
        new(
            new RunProperties(new RunFonts { EastAsia = T.Song }, new FontSize { Val = "28" }),
            new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }
        );

    // As large as one line of the text holds, at most 30 points.
    internal static int MarkSize(string issuer) => Math.Min(60, M.TextWidth / 10 / Math.Max(1, issuer.Length));

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = T.Latin,
                            HighAnsi = T.Latin,
                            EastAsia = T.FangSong,
                            ComplexScript = T.Latin,
                        },
                        new Spacing { Val = M.Closer },
                        new FontSize { Val = "32" },
                        new FontSizeComplexScript { Val = "32" },
                        new Languages { Val = "en-US", EastAsia = "zh-CN" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new WidowControl { Val = false },
                        new SpacingBetweenLines
                        {
                            Before = "0",
                            After = "0",
                            Line = M.LinePitch.ToString(),
                            LineRule = LineSpacingRuleValues.Exact,
                        },
                        new Justification { Val = JustificationValues.Both }
                    )
                )
            ),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
            {
                Type = StyleValues.Paragraph,
                Default = true,
                StyleId = "a",
            }
        );

    // Where a licensed face is missing, the program takes the alternative named here.
    private static Fonts Faces() =>
        new(Face(T.FangSong, "仿宋"), Face(T.Kai, "楷体"), Face(T.Hei, "SimHei"), Face(T.Song, "SimSun"), Face(T.XiaoBiaoSong, "方正小标宋简体"));

    private static Font Face(string name, string alternative) =>
        new(
            new AltName { Val = alternative },
            new FontCharSet { Val = "86" },
            new FontFamily { Val = FontFamilyValues.Auto },
            new Pitch { Val = FontPitchValues.Variable }
        )
        {
            Name = name,
        };
}
