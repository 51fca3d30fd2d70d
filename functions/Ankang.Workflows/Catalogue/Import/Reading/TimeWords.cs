using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Parts the words of time out of a half-width text, in one pass from the left: no character belongs to two of them.</summary>
internal static class TimeWords
{
    // Compiled, for it is tried at every character of a list.
    private static readonly Regex Any = new(
        string.Join('|', TimeRules.All.Select((rule, i) => $"(?<r{i}>{rule.Pattern})")),
        RegexOptions.CultureInvariant | RegexOptions.Compiled
    );

    // The dates have named groups of their own.
    private static readonly int[] Groups = [.. TimeRules.All.Select((_, i) => Any.GroupNumberFromName($"r{i}"))];

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<TimeWord> In(string half)
    {
        var found = new List<TimeWord>();
        foreach (Match match in Any.Matches(half))
        {
            if (match.Length == 0)
                continue;
            TimeRules.Rule rule = TimeRules.All[Array.FindIndex(Groups, g => match.Groups[g].Success)];
            found.Add(new(rule.Kind, match.Value, match.Index, rule.Recurrence, rule.Doubt));
        }

        return found;
    }

    /// <summary>The text in which only the dates are left of its words of time.</summary>
    public static string DatesOnly(string half, IReadOnlyList<TimeWord> words)
    {
        char[] chars = half.ToCharArray();
        foreach (TimeWord word in words.Where(w => w.Kind is not (TimeKind.Date or TimeKind.Rhythm or TimeKind.Hint)))
            chars.AsSpan(word.At, word.Text.Length).Fill(Masked.Cover);
        return new string(chars);
    }

    /// <summary>Days one after the other, as 3月底前、9月底前; a span is one.</summary>
    public static bool NamesSeveral(IReadOnlyList<TimeWord> words) =>
        words.Where(w => w.Kind == TimeKind.Date).Select(w => w.Text).Distinct().Count() > 1;
}
