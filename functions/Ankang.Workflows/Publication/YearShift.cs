using System.Text.RegularExpressions;

namespace Ankang.Workflows.Publication;

/// <summary>Moves a text from one year to another: its dates and its own year, never a span of years (2020—2022年度).</summary>
/// <param name="Number">The old 发文字号, which a person replaces.</param>
internal sealed partial record YearShift(int From, int To, string Number)
{
    /// <summary>The same day of the other year; 29 February becomes the 28th where there is none.</summary>
    public DateOnly Of(DateOnly day) => day.AddYears(To - From);

    public string Of(string text)
    {
        // The number may be broken by blanks and lines, as printed.
        string number = string.Join(@"\s*", Number.Where(c => !char.IsWhiteSpace(c)).Select(c => Regex.Escape(c.ToString())));
        text = Regex.Replace(text, number, NextYear.ToFill);
        return Year()
            .Replace(text, m =>
            {
                int year = int.Parse(m.Groups["year"].Value);
                bool date = m.Groups["month"].Success && Math.Abs(year - From) <= 1;
                return year == From || date ? $"{year + To - From}{m.Value[4..]}" : m.Value;
            });
    }

    [GeneratedRegex(@"(?<![\d—–\-－~～至到])(?<year>20\d{2})(?=年)(?!年?度?\s*[—–\-－~～至到]\s*\d{4})(?:年(?<month>\d{1,2}月))?")]
    private static partial Regex Year();
}
