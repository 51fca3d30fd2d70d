namespace Ankang.Workflows.Intake;

/// <summary>What every web page passes before a parser makes a tree of it: its tags are counted, those that nothing closes are deep.</summary>
/// <remarks>
/// A parser searches the open elements for each closing tag and calls itself for each level, so open ones that are never
/// closed cost the square of their number. Closing tags of what is not open close nothing. What a trick of the syntax hides from
/// this count meets the time and memory that a reading may take.
/// </remarks>
public static class MarkupIntake
{
    // A following one closes it, or nothing can stand in it: it makes nothing deeper.
    private static readonly HashSet<string> Flat = new(
        "br hr img input meta link col area base wbr embed p li td tr th tbody thead tfoot dt dd option source param track".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    // What stands in these are no tags.
    private static readonly HashSet<string> Texts = new(
        "script style title textarea xmp iframe noembed noframes".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <exception cref="IntakeException">It has too many elements, or they are nested too deep.</exception>
    public static void Check(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var open = new List<string>();
        int elements = 0;
        bool isForeign = false; // within svg and math nothing is a text
        for (int at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = Next(html, at))
        {
            if (html[at + 1] is '!' or '?')
            {
                at = html.AsSpan(at).StartsWith("<!--") ? Math.Min(End(html, "-->", at + 2), End(html, "--!>", at + 2)) : End(html, ">", at);
                continue;
            }

            bool closes = html[at + 1] == '/';
            int from = at + (closes ? 2 : 1);
            if (from >= html.Length || !char.IsAsciiLetter(html[from]))
                continue;
            int to = from;
            while (to < html.Length && !char.IsWhiteSpace(html[to]) && html[to] is not ('/' or '>'))
                to++;
            string name = html[from..to];
            (at, int attributes) = TagEnd(html, to);
            if (attributes > IntakeLimits.MaxAttributes)
                throw Refused($"an element has {attributes:N0} attributes");
            if (closes)
                Close(open, name);
            else
            {
                isForeign |= Is(name, "svg") || Is(name, "math");
                if (++elements > IntakeLimits.MaxElements)
                    throw Refused($"the document has more than {IntakeLimits.MaxElements:N0} elements");
                if (!isForeign && Texts.Contains(name))
                    at = End(html, $"</{name}", at);
                else if (!Flat.Contains(name))
                    open.Add(name);
                if (open.Count > IntakeLimits.MaxDepth)
                    throw Refused($"elements are nested more than {IntakeLimits.MaxDepth} deep");
            }

            IntakeException Refused(string found) =>
                new(
                    found,
                    "a page that a browser shows",
                    "Save the page again, or copy its table into a spreadsheet",
                    html.AsSpan(0, Math.Min(at, html.Length)).Count('\n') + 1
                );
        }
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static int Next(string html, int at) => at >= html.Length ? -1 : html.IndexOf('<', at + 1);

    private static int End(string html, string mark, int from) =>
        html.IndexOf(mark, Math.Min(from, html.Length), StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? end - 1 : html.Length;

    private static void Close(List<string> open, string name)
    {
        int match = Flat.Contains(name) ? -1 : open.FindLastIndex(o => Is(o, name));
        if (match >= 0)
            open.RemoveRange(match, open.Count - match);
    }

    private enum Within
    {
        Tag,
        Name,
        BehindName,
        BehindEquals,
        Value,
    }

    // Behind the tag's name: quotation marks around a value hide what would end it.
    private static (int End, int Attributes) TagEnd(string html, int from)
    {
        (int attributes, Within state) = (0, Within.Tag);
        for (int at = from; at < html.Length; at++)
        {
            char c = html[at];
            if (c == '>')
                return (at, attributes);
            if (state == Within.BehindEquals && c is '"' or '\'')
            {
                at = html.IndexOf(c, at + 1) is >= 0 and var close ? close : html.Length;
                state = Within.Tag;
                continue;
            }

            bool isBlank = char.IsWhiteSpace(c);
            Within next = state switch
            {
                Within.Value => isBlank ? Within.Tag : Within.Value,
                Within.BehindEquals => isBlank ? Within.BehindEquals : Within.Value,
                Within.Name or Within.BehindName when c == '=' => Within.BehindEquals,
                Within.Name or Within.BehindName when isBlank => Within.BehindName,
                _ when isBlank || c == '/' => Within.Tag,
                _ => Within.Name,
            };
            if (next == Within.Name && state != Within.Name)
                attributes++;
            state = next;
        }

        return (html.Length, attributes);
    }
}
