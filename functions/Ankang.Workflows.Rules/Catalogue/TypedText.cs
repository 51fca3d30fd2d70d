using System.Globalization;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>
/// What a person types where a number, a date or an address is asked for. Chinese keyboards give full-width digits and marks (２, ＠), and
/// people write the measure word behind the number (2篇): both are read as what they mean.
/// </summary>
public static partial class TypedText
{
    private const char FirstWide = '\uFF01',
        LastWide = '\uFF5E',
        WideBlank = '\u3000';

    private static readonly string[] DateShapes = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>Full-width letters, digits, marks and blanks as narrow ones, without blanks around.</summary>
    public static string Narrow(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, (narrow, wide) =>
            {
                for (int i = 0; i < narrow.Length; i++)
                    narrow[i] = wide[i] switch
                    {
                        >= FirstWide and <= LastWide => (char)(wide[i] - FirstWide + '!'),
                        WideBlank => ' ',
                        _ => wide[i],
                    };
            })
            .Trim();
    }

    /// <summary>A mail address as it is meant: narrow, with a dot where 。 was typed. Whether it is one says <see cref="EmailAddress"/>.</summary>
    public static string Address(string text) => Narrow(text).Replace('。', '.');

    /// <summary>A whole number, with or without its measure word (２, 2篇, 15分钟); null where it is none, or means a multiple (2万).</summary>
    public static int? Number(string text) =>
        NumberShape().Match(Narrow(text)) is { Success: true } match
        && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    /// <summary>A day: 2021-03-29, 2021/3/29, 2021.3.29 or 2021年3月29日; null where it is none.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(Narrow(text), DateShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    // At most two Han characters, none of which multiplies.
    [GeneratedRegex(@"^(?<number>[0-9]+)\s*(?:[\p{IsCJKUnifiedIdeographs}-[十百千万亿半多余]]{1,2})?$")]
    private static partial Regex NumberShape();
}
