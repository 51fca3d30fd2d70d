using System.Text.RegularExpressions;

namespace Ankang.Workflows.Publication;

/// <summary>Moves a text from one year to another: its dates and its own year, never a span of years (2020—2022年度).</summary>
/// <param name="Number">The old 发文字号, which a person replaces.</param>
internal sealed partial record YearShift(int From, int To, string Number)
{
    /// <summary>The same day of the other year; 29 February becomes the 28th where there is none.</summary>
    public DateOnly Of(DateOnly day) => day.AddYears(To - From);

    public string Of(string text) =>
        Year().Replace(WithoutNumber(text), m => Moves(m) ? $"{int.Parse(m.Groups["year"].Value) + To - From}{m.Value[4..]}" : m.Value);

    /// <summary>The years that a text names, each once: those that <see cref="Of(string)"/> moves, and as they are written those it leaves.</summary>
    public (IReadOnlyList<int> Moved, IReadOnlyList<string> Left) Years(string text)
    {
        text = WithoutNumber(text);
        HashSet<int> moving = [.. Year().Matches(text).Where(Moves).Select(m => m.Index)];
        ILookup<bool, string> years = NamedYear().Matches(text).ToLookup(m => moving.Contains(m.Index), m => m.Value);
        return ([.. years[true].Select(y => int.Parse(y[..4])).Distinct()], [.. years[false].Distinct()]);
    }

    // The number may be broken by blanks and lines, as printed.
    private string WithoutNumber(string text) =>
        Regex.Replace(text, string.Join(@"\s*", Number.Where(c => !char.IsWhiteSpace(c)).Select(c => Regex.Escape(c.ToString()))), NextYear.ToFill);

    private bool Moves(Match match)
    {
        int year = int.Parse(match.Groups["year"].Value);
        return year == From || (match.Groups["month"].Success && Math.Abs(year - From) <= 1);
    }

    [GeneratedRegex(@"(?<![\d—–\-－~～至到])(?<year>20\d{2})(?=年)(?!年?度?\s*[—–\-－~～至到]\s*\d{4})(?:年(?<month>\d{1,2}月))?")]
    private static partial Regex Year();

    /// <summary>2020年, 2018 in "2018、2020年", 〔2019〕 and 二〇二〇年; not the 2000 of "2000家企业".</summary>
    [GeneratedRegex(
        @"(?<!\d)20\d{2}(?:\s*年|(?=(?:\s*年?\s*[、,，和及与]\s*20\d{2})+\s*年))|〔\s*20\d{2}\s*〕|二[〇○零][〇○零一二三四五六七八九]{2}年"
    )]
    private static partial Regex NamedYear();
}
