using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>What a docx holds beside the text that a reader sees: it is gathered with the reason, to be named.</summary>
internal sealed class DocxAsides
{
    private readonly List<(StringBuilder Text, string Why)> _gathered = [];

    /// <summary>True for what is no text of the paragraph; its words are gathered once.</summary>
    public bool Takes(OpenXmlElement element)
    {
        if (element is not (Text or DeletedText or TabChar or Break or CarriageReturn or NoBreakHyphen))
            return false;
        if (WhyNot(element) is not { } why)
            return false;
        string words = element is Text or DeletedText ? element.InnerText : "";
        if (why.Length > 0 && words.Length > 0)
            Add(words, why);
        return true;
    }

    /// <summary>True for a row that is hidden, or deleted in a tracked change.</summary>
    public bool Takes(TableRow row)
    {
        string? why =
            row.TableRowProperties?.GetFirstChild<Deleted>() is not null ? "the row is deleted in a tracked change"
            : row.TableRowProperties?.GetFirstChild<Hidden>() is not null ? "the row is hidden"
            : null;
        if (why is not null && row.InnerText.Trim().Length > 0)
            _gathered.Add((new(row.InnerText), why));
        return why is not null;
    }

    /// <summary>All that was gathered since it was asked last.</summary>
    public IReadOnlyList<Block.Aside> Taken(Place place)
    {
        Block.Aside[] taken =
        [
            .. _gathered.Select(g => new Block.Aside(TextDecoding.Clean(g.Text.ToString()).Trim(), place, g.Why)).Where(a => a.Text.Length > 0),
        ];
        _gathered.Clear();
        return taken;
    }

    private void Add(string words, string why)
    {
        if (_gathered.Count > 0 && _gathered[^1].Why == why)
            _gathered[^1].Text.Append(words);
        else
            _gathered.Add((new(words), why));
    }

    // Null for plain text; empty for what stands elsewhere a second time.
    private static string? WhyNot(OpenXmlElement element)
    {
        string? why = null;
        for (OpenXmlElement? at = element; at is not null and not Body; at = at.Parent)
        {
            if (at is AlternateContentFallback or MoveFromRun)
                return "";
            why ??=
                at is DeletedText or DeletedRun ? "is deleted in a tracked change"
                : at is TextBoxContent ? "stands in a text box"
                : at is Run { RunProperties: { } look } && IsOn(look.Vanish) ? "is hidden"
                : at is Run { RunProperties: { } struck } && (IsOn(struck.Strike) || IsOn(struck.DoubleStrike)) ? "is struck through"
                : null;
            // A paragraph in a text box belongs to the paragraph that holds the box.
            if (at is Paragraph && at.Ancestors<TextBoxContent>().FirstOrDefault() is null)
                break;
        }

        return why;
    }

    private static bool IsOn(OnOffType? mark) => mark is not null && (mark.Val is null || mark.Val.Value);
}
