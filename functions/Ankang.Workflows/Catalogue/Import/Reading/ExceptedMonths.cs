using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Reads the months of 7月、8月除外, 除1月至3月外.</summary>
internal static partial class ExceptedMonths
{
    /// <summary>No period is longer than a month: a quarter without its August is none that the product knows.</summary>
    public static bool Suit(Recurrence recurrence) => recurrence is Recurrence.Weekly or Recurrence.Tendaily or Recurrence.Monthly;

    /// <summary>Empty for other words, and where the word says more than months (除7月份的汛期外).</summary>
    public static IReadOnlyList<int> In(TimeWord word)
    {
        if (word.Kind != TimeKind.Exception || !Months().IsMatch(word.Text))
            return [];
        var months = new SortedSet<int>();
        foreach (Match match in Span().Matches(word.Text))
        {
            int first = ChineseNumbers.Parse(match.Groups["first"].Value) ?? 0,
                last = match.Groups["last"].Success ? ChineseNumbers.Parse(match.Groups["last"].Value) ?? 0 : first;
            if (first is < 1 or > 12 || last < first || last > 12)
                return [];
            months.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return [.. months];
    }

    [GeneratedRegex("^除?(?:[0-9一二三四五六七八九十]{1,2}月份?[、,和及至-]?)+(?:除外|外)$")]
    private static partial Regex Months();

    [GeneratedRegex("(?<first>[0-9一二三四五六七八九十]{1,2})月份?(?:[至-](?<last>[0-9一二三四五六七八九十]{1,2})月份?)?")]
    private static partial Regex Span();
}
