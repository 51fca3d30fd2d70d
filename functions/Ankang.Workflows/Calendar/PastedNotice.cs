using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Calendar;

/// <summary>
/// The State Council's notice as it is printed (春节：2月15日至23日放假调休，共9天。2月14日（周六）、2月28日（周六）上班。), read into days.
/// </summary>
/// <param name="Days">As a holiday file has them.</param>
/// <param name="Faults">What could not be read or contradicts itself, for the office to mend; then nothing is taken.</param>
public sealed partial record PastedNotice(int Year, IReadOnlyList<CalendarDay> Days, IReadOnlyList<string> Faults)
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>The same as a holiday file.</summary>
    public string ToCsv() =>
        Days.Aggregate(new StringBuilder("date,name,kind\n"), (csv, d) =>
                csv.Append($"{d.Date:yyyy-MM-dd},{d.Name},{(d.Kind == DayKind.Holiday ? "holiday" : "workday")}\n")
            )
            .ToString();

    /// <summary>The year that a notice's title names (关于2026年部分节假日安排的通知); null where it is not there.</summary>
    public static int? YearIn(string text) => Title().Match(text) is { Success: true } title ? int.Parse(title.Groups[1].Value) : null;

    /// <param name="year">The year that the notice is for; dates without a year are of it.</param>
    public static PastedNotice Read(string text, int year)
    {
        ArgumentNullException.ThrowIfNull(text);
        var days = new List<CalendarDay>();
        var faults = new List<string>();
        // Signs come full-width and half-width; line ends and blanks say nothing.
        string plain = Blanks().Replace(TypedText.Narrow(text), "");
        MatchCollection festivals = Festival().Matches(plain);
        if (festivals.Count == 0)
            faults.Add("没有找到节日。请粘贴通知中“元旦：1月1日……”到“国庆节：……”的部分。");
        for (int i = 0; i < festivals.Count; i++)
        {
            int from = festivals[i].Index + festivals[i].Length;
            string part = plain[from..(i + 1 < festivals.Count ? festivals[i + 1].Index : plain.Length)];
            Festive(festivals[i].Groups[1].Value.Replace(',', '、'), part, year, days, faults);
        }

        foreach (IGrouping<DateOnly, CalendarDay> twice in days.GroupBy(d => d.Date).Where(g => g.Count() > 1))
            faults.Add($"{ChineseDates.Full(twice.Key)}出现两次（{string.Join('、', twice.Select(d => d.Name).Distinct())}），请核对。");
        return new(year, [.. days.OrderBy(d => d.Date)], faults);
    }

    private static void Festive(string name, string part, int year, List<CalendarDay> days, List<string> faults)
    {
        int month = 0;
        int found = 0;
        foreach (string sentence in part.Split('。', ';'))
        {
            bool works = sentence.Contains("上班", StringComparison.Ordinal);
            if (!works && !sentence.Contains("放假", StringComparison.Ordinal))
                continue;
            var own = new List<CalendarDay>();
            foreach (Match span in Span().Matches(sentence))
            {
                month = Number(span, "m") ?? month;
                if (DayOf(Number(span, "y") ?? year, month, Number(span, "d")!.Value) is not { } first)
                {
                    faults.Add($"{name}：“{span.Value}”不是有效日期。");
                    continue;
                }

                DateOnly last = first;
                if (span.Groups["d2"].Success)
                {
                    month = Number(span, "m2") ?? month;
                    if (DayOf(Number(span, "y2") ?? first.Year, month, Number(span, "d2")!.Value) is not { } end || end < first)
                    {
                        faults.Add($"{name}：“{span.Value}”不是有效的起止日期。");
                        continue;
                    }

                    last = end;
                }

                Weekday(name, span.Groups["w"].Value, first, faults);
                Weekday(name, span.Groups["w2"].Value, last, faults);
                if (last.DayNumber - first.DayNumber > 20)
                    faults.Add($"{name}：“{span.Value}”过长，请核对。");
                else
                    for (DateOnly day = first; day <= last; day = day.AddDays(1))
                        own.Add(new CalendarDay(day, name, works ? DayKind.Workday : DayKind.Holiday));
            }

            if (works)
                foreach (CalendarDay day in own.Where(d => d.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
                    faults.Add($"{name}：{ChineseDates.FullWithWeekday(day.Date)}不是周末，不会是调休上班日，请核对年份和日期。");
            else if (Total().Match(sentence) is { Success: true } total && int.Parse(total.Groups[1].Value) != own.Count)
                faults.Add($"{name}：通知写明{total.Groups[1].Value}天，日期合计{own.Count}天，请核对。");
            found += own.Count;
            days.AddRange(own);
        }

        if (found == 0)
            faults.Add($"{name}：没有读到日期，请核对粘贴的内容。");
    }

    // The notice prints the weekday beside most dates: the surest sign of a year that is not the one asked for.
    private static void Weekday(string name, string said, DateOnly day, List<string> faults)
    {
        Match weekday = WeekdayWord().Match(said);
        if (!weekday.Success)
            return;
        int printed = Weekdays.IndexOf(weekday.Groups[1].Value.Replace('天', '日'), StringComparison.Ordinal);
        if (printed != (int)day.DayOfWeek)
            faults.Add($"{name}：{ChineseDates.FullWithWeekday(day)}，通知写作{weekday.Value}，请核对年份和日期。");
    }

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value) : null;

    private static DateOnly? DayOf(int year, int month, int day) =>
        year is >= 2000 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    [GeneratedRegex(@"关于(\d{4})年部分节假日")]
    private static partial Regex Title();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // 国庆节、中秋节: one holiday of two festivals.
    [GeneratedRegex("((?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)(?:[、,和](?:中秋节|国庆节))?):")]
    private static partial Regex Festival();

    [GeneratedRegex(
        @"(?:(?<y>\d{4})年)?(?:(?<m>\d{1,2})月)?(?<d>\d{1,2})日(?:\((?<w>[^)]*)\))?"
            + @"(?:[至到—~-]+(?:(?<y2>\d{4})年)?(?:(?<m2>\d{1,2})月)?(?<d2>\d{1,2})日(?:\((?<w2>[^)]*)\))?)?"
    )]
    private static partial Regex Span();

    [GeneratedRegex(@"(?:共|放假)(\d+)天")]
    private static partial Regex Total();

    [GeneratedRegex("(?:周|星期)([日天一二三四五六])")]
    private static partial Regex WeekdayWord();
}
