using System.Collections.Concurrent;
using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using M = Ankang.Workflows.Letters.DocxMeasures;
using T = Ankang.Workflows.Letters.DocxText;

namespace Ankang.Workflows.Letters;

/// <summary>A letter as a Word file in official layout (GB/T 9704-2012): the same bytes for the same letter.</summary>
public static class LetterDocx
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int SmallSize = 28; // 四号
    private const double SealedDateFromRight = 4;

    // What all letters of an issuer share is laid out once.
    private static readonly ConcurrentDictionary<(bool LetterFormat, string Issuer, string? Mark), IReadOnlyDictionary<string, byte[]>> Frames =
        new();

    public static byte[] Write(OfficialLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var parts = new Dictionary<string, byte[]>(
            Frames.GetOrAdd((letter.IsLetterFormat, letter.Issuer, letter.Mark), key => DocxFrame.Create(key.LetterFormat, key.Issuer, key.Mark))
        )
        {
            [DocxFrame.DocumentPart] = Xml(new Document(Content(letter))),
            [DocxFrame.PropertiesPart] = DocxFrame.Properties(letter.Title, letter.Issuer, letter.Date),
        };
        using var output = new MemoryStream();
        FixedZip.Write(output, parts, ChinaTime.StartOf(letter.Date).ToUniversalTime());
        return output.ToArray();
    }

    internal static byte[] Xml(OpenXmlElement root)
    {
        using var output = new MemoryStream();
        using (var xml = System.Xml.XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(false) }))
            root.WriteTo(xml);
        return output.ToArray();
    }

    private static Body Content(OfficialLetter letter)
    {
        var body = new Body();
        if (!letter.IsLetterFormat)
            body.Append(DocxFrame.Mark(letter.Issuer));
        if (letter.Number is { } number)
            body.Append(
                T.With(
                    [T.Run(number)],
                    new SpacingBetweenLines { Before = letter.IsLetterFormat ? "120" : "0" },
                    new Justification { Val = JustificationValues.Right }
                )
            );
        body.Append(Title(letter));
        OpenXmlElement[] text = [.. Text(letter.Body)];
        body.Append(text);
        if (!letter.IsForm)
        {
            // The signature takes the last words with it to a new page, 附件 or not.
            int words = letter.Body.Count > 0 && letter.Body[^1] is LetterLine.Attachment ? 3 : 1;
            foreach (Paragraph kept in text.TakeLast(words).OfType<Paragraph>())
                T.Kept(kept);
            body.Append(Signature(letter.Issuer, letter.Date, letter.Contact));
        }

        if (letter.Annex is { } annex)
            body.Append(Annex(annex));
        if (letter.Copies is { } copies)
            body.Append(Imprint(letter.Issuer, letter.Date, copies, letter.IsLetterFormat));
        body.Append(DocxFrame.Section(letter.IsLetterFormat));
        return body;
    }

    private static IEnumerable<OpenXmlElement> Title(OfficialLetter letter)
    {
        if (!letter.IsForm)
            yield return T.Empty();
        foreach (string line in LetterTitle.Lines(letter.Title))
            yield return T.Title(line);
        yield return letter.IsForm ? T.With([], new SpacingBetweenLines { Line = "200", LineRule = LineSpacingRuleValues.Exact }) : T.Empty();
    }

    private static IEnumerable<OpenXmlElement> Text(IReadOnlyList<LetterLine> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            switch (lines[i])
            {
                case LetterLine.Salutation salutation:
                    yield return T.Flush(T.Run(salutation.Text));
                    break;
                case LetterLine.Paragraph { Lead.Length: > 0 } paragraph:
                    yield return T.Body(T.Run(paragraph.Lead, T.Hei), T.Run(paragraph.Text));
                    break;
                case LetterLine.Paragraph paragraph:
                    yield return T.Body(T.Run(paragraph.Text));
                    break;
                case LetterLine.Attachment attachment:
                    yield return T.Empty();
                    yield return T.Body(T.Run(attachment.Text));
                    break;
                case LetterLine.Row:
                    LetterLine.Row[] rows = [.. lines.Skip(i).TakeWhile(l => l is LetterLine.Row).Cast<LetterLine.Row>()];
                    yield return DocxTables.Form(rows);
                    i += rows.Length - 1;
                    break;
            }
        }
    }

    // With a seal the date ends four characters from the edge and the name stands centred above it.
    internal static IEnumerable<OpenXmlElement> Signature(string issuer, DateOnly on, string contact)
    {
        string date = ChineseDates.Full(on);
        double half = (issuer.Length - LetterTitle.Width(date)) / 2;
        double dateFromRight = Math.Max(SealedDateFromRight, half);
        yield return T.Kept(T.Empty());
        yield return T.Kept(T.Empty());
        yield return T.Kept(T.FromRight(issuer, dateFromRight - half));
        yield return T.Kept(T.FromRight(date, dateFromRight));
        yield return T.Body(T.Run($"（{contact}）"));
    }

    private static IEnumerable<OpenXmlElement> Annex(LetterAnnex annex) =>
        [T.With([T.Run("附件", T.Hei)], new PageBreakBefore()), T.Empty(), T.Title(annex.Title), T.Empty(), DocxTables.Annex(annex), T.Empty()];

    // 版记: at the foot of the last page, in a frame. A letter's has no rules and no 印发机关.
    internal static Paragraph Imprint(string issuer, DateOnly date, string? copies, bool isLetterFormat)
    {
        Run[] first = copies is null ? [] : [T.Run($"{copies}。", halfPoints: SmallSize)];
        if (isLetterFormat)
            return Framed(first);
        return Framed(
            [
                .. first,
                .. first.Select(_ => new Run(new Break())),
                T.Run(issuer, halfPoints: SmallSize),
                new Run(new TabChar()),
                T.Run($"{ChineseDates.Full(date)}印发", halfPoints: SmallSize),
            ],
            new ParagraphBorders(Rule<TopBorder>(8), Rule<BottomBorder>(8)),
            new Tabs(new TabStop { Val = TabStopValues.Right, Position = M.TextWidth - SmallSize * 10 })
        );
    }

    private static Paragraph Framed(IEnumerable<Run> runs, params OpenXmlElement[] properties) =>
        T.With(
            runs,
            [
                new FrameProperties
                {
                    Width = M.TextWidth.ToString(),
                    Wrap = TextWrappingValues.NotBeside,
                    HorizontalPosition = HorizontalAnchorValues.Margin,
                    VerticalPosition = VerticalAnchorValues.Margin,
                    XAlign = HorizontalAlignmentValues.Center,
                    YAlign = VerticalAlignmentValues.Bottom,
                },
                .. properties,
                new Indentation
                {
                    Left = (SmallSize * 10).ToString(),
                    Right = (SmallSize * 10).ToString(),
                    FirstLine = "0",
                },
                new Justification { Val = JustificationValues.Left },
            ]
        );

    private static TBorder Rule<TBorder>(uint size)
        where TBorder : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = size,
            Space = 1,
            Color = "000000",
        };
}
