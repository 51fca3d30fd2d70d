using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Reading;

namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>Whether a text could be a duty: it names a time or a count, or asks for an act.</summary>
internal static partial class Tells
{
    // Read at once; a longer text is read piece by piece.
    private const int LongestPiece = 3000;

    public static bool Anything(string text) => Time(text) || Act(text);

    /// <summary>A rhythm, a count, or a day until which something is done; the day on which a letter was written is none.</summary>
    public static bool Time(string text) => InPieces(text).Any(p => Rhythms.Any(p) || Counts.Any(p) || Deadline().IsMatch(Blanks.HalfWidth(p)));

    /// <summary>One of its clauses has an acting verb.</summary>
    public static bool Act(string text) => InPieces(text).Any(HasAct);

    private static bool HasAct(string text)
    {
        var masked = new Masked(text);
        return Sentences
            .Of(masked)
            .SelectMany(s => Sentences.Clauses(masked, s.Start, s.End))
            .Any(c => Reading.Acts.KindOf(masked.Covered[c.Start..c.End], masked.Half[c.Start..c.End]) != ActKind.None);
    }

    // Time in proportion to the length, however long a text is.
    private static IEnumerable<string> InPieces(string text) =>
        text.Length <= LongestPiece ? [text] : text.Chunk(LongestPiece).Select(c => new string(c));

    [GeneratedRegex(
        "(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:[0-9]{1,2}日?|底|末|[上中下]旬|[一二三四五六七八九十]{1,3}日)?(?:以?前|之前|底前|起|内|完成)"
            + "|月(?:底|末)|年(?:底|末|内)|季度(?:末|底|前|完成)|[上下]半年(?:前|完成|底)|[0-9]{1,2}个?(?:工作日|日|天|小时)(?:之?内)"
    )]
    private static partial Regex Deadline();
}
