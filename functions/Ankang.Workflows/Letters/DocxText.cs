using System.Buffers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Letters;

/// <summary>Paragraphs in the faces and sizes of GB/T 9704. Faces are named, none is embedded.</summary>
internal static class DocxText
{
    public const string Song = "宋体",
        FangSong = "仿宋_GB2312",
        Hei = "黑体",
        Kai = "楷体_GB2312",
        XiaoBiaoSong = "方正小标宋_GBK",
        Latin = "Times New Roman";

    public const string Red = "FF0000";

    private static readonly SearchValues<char> Ambiguous = SearchValues.Create("“”‘’—…·");

    /// <param name="halfPoints">Twice the size in points.</param>
    public static Run Run(string text, string face = FangSong, int? halfPoints = null, string? colour = null)
    {
        var properties = new RunProperties();
        // Quotation marks, dashes and dots are of both scripts: without the hint they take the Latin face, half as wide.
        bool ambiguous = text.AsSpan().ContainsAny(Ambiguous);
        if (face != FangSong || ambiguous)
        {
            var fonts = new RunFonts();
            if (ambiguous)
                fonts.Hint = FontTypeHintValues.EastAsia;
            if (face != FangSong)
                (fonts.EastAsia, fonts.Ascii, fonts.HighAnsi) = face == XiaoBiaoSong ? (face, face, face) : (face, Latin, Latin);
            properties.Append(fonts);
        }

        if (colour is not null)
            properties.Append(new Color { Val = colour });
        if (halfPoints is not null)
            properties.Append(new Spacing { Val = 0 }); // only the text is set closer
        if (halfPoints is { } size)
            properties.Append(new FontSize { Val = size.ToString() }, new FontSizeComplexScript { Val = size.ToString() });

        var run = new Run();
        if (properties.HasChildren)
            run.Append(properties);
        run.Append(new Text(Reports.XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>正文: indented by two characters.</summary>
    public static Paragraph Body(params Run[] runs) =>
        With(runs, new Indentation { FirstLine = (2 * DocxMeasures.Character).ToString(), FirstLineChars = 200 });

    public static Paragraph Flush(params Run[] runs) => With(runs);

    public static Paragraph Empty() => With([]);

    public static Paragraph Title(string text) =>
        With(
            [Run(text, XiaoBiaoSong, 44)],
            new SnapToGrid { Val = false },
            new SpacingBetweenLines { Line = "640", LineRule = LineSpacingRuleValues.Exact },
            new Justification { Val = JustificationValues.Center }
        );

    /// <param name="characters">Indent from the right edge, in characters; halves count.</param>
    public static Paragraph FromRight(string text, double characters) =>
        With(
            [Run(text)],
            new Indentation { Right = ((int)(characters * DocxMeasures.Character)).ToString(), RightChars = (int)(characters * 100) },
            new Justification { Val = JustificationValues.Right }
        );

    /// <summary>Never the last on its page: a signature does not stand there alone.</summary>
    public static Paragraph Kept(Paragraph paragraph)
    {
        (paragraph.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
        return paragraph;
    }

    /// <summary>A paragraph with properties in the order in which the format wants them.</summary>
    public static Paragraph With(IEnumerable<Run> runs, params OpenXmlElement[] properties)
    {
        var paragraph = new Paragraph();
        if (properties.Length > 0)
            paragraph.Append(new ParagraphProperties(properties));
        paragraph.Append(runs);
        return paragraph;
    }
}
