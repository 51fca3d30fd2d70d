using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>What stands around the tasks: title, number, issuer and date. Null where nothing says it.</summary>
internal sealed partial record ListHeading(string? Title, string? Number, string? Issuer, DateOnly? IssuedOn, int? Year)
{
    public static ListHeading Of(ListDocument document)
    {
        string[] lines = [.. document.LinesOutside(null).Where(l => l.Length is > 0 and < 400).Take(400)];
        string joined = Blanks.Removed(string.Concat(lines));
        string? title = TitleIn(lines, joined);
        string? number = lines.Select(l => DocumentNumber().Match(Blanks.Removed(l))).FirstOrDefault(m => m.Success)?.Value;
        (string? issuer, DateOnly? date) = Signature(lines);
        date ??= DayIn(joined);
        int? year = YearIn(title) ?? YearIn(number) ?? date?.Year ?? YearIn(Path.GetFileNameWithoutExtension(document.FileName));
        return new(title, number, issuer, date, year);
    }

    private static string? TitleIn(string[] lines, string joined)
    {
        Match issued = Issued().Match(joined);
        if (issued.Success)
            return issued.Groups[1].Value;
        // A line of its own that says what it is, or at least of which year.
        string[] short80 = [.. lines.Take(60).Select(Blanks.Removed).Where(l => l.Length is >= 6 and <= 80)];
        string? line = short80.FirstOrDefault(l => TitleLine().IsMatch(l))
            ?? short80.Take(10).FirstOrDefault(l => YearTitle().IsMatch(l) && DayIn(l) is null);
        return line?.Trim('《', '》');
    }

    /// <summary>The issuer above the date, as a letter is signed.</summary>
    private static (string? Issuer, DateOnly? Date) Signature(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (DayIn(lines[i]) is not { } day || !DayLine().IsMatch(Blanks.Removed(lines[i])))
                continue;
            string above = i > 0 ? Blanks.Removed(lines[i - 1]) : "";
            if (Office().IsMatch(above))
                return (above, day);
        }

        string? named = lines.Take(40).Select(Blanks.Removed).FirstOrDefault(l => Office().IsMatch(l));
        DateOnly? alone = lines.Select(l => DayLine().IsMatch(Blanks.Removed(l)) ? DayIn(l) : null).FirstOrDefault(d => d is not null);
        return (named, alone);
    }

    private static DateOnly? DayIn(string text)
    {
        Match match = Day().Match(Blanks.HalfWidth(text));
        if (!match.Success)
            return null;
        string written = string.Concat(
            match
                .Groups[1]
                .Value.Select(c =>
                    "〇○零".Contains(c) ? '0'
                    : "一二三四五六七八九".IndexOf(c) is >= 0 and var at ? (char)('1' + at)
                    : c
                )
        );
        return
            int.TryParse(written, out int year)
            && ChineseNumbers.Parse(match.Groups[2].Value) is { } month
            && ChineseNumbers.Parse(match.Groups[3].Value) is { } day
            && year is > 1900 and < 2200
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;
    }

    private static int? YearIn(string? text) =>
        text is not null && Year4().Match(Blanks.HalfWidth(text)) is { Success: true } match ? int.Parse(match.Value) : null;

    [GeneratedRegex("印发《?([^《》]{0,40}[^《》]{4,80}?(?:清单|方案|计划|要点|分工|任务表|分工表|台账|一览表|任务|措施))》?的?通知")]
    private static partial Regex Issued();

    [GeneratedRegex("(?:清单|方案|计划|要点|分工表?|任务表|台账|一览表|任务分解表|分解表|措施)(?:[（(].*[）)])?$")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^[^。，；：:|｜\t]*20\d{2}年度?[^。，；：:|｜\t]{4,}$")]
    private static partial Regex YearTitle();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{2,14}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,4}号")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"^\d{4}年\d{1,2}月\d{1,2}日$|^[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$")]
    private static partial Regex DayLine();

    [GeneratedRegex(@"([0-9]{4}|[一二三四五六七八九〇○零]{4})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日")]
    private static partial Regex Day();

    [GeneratedRegex(@"^[\u4E00-\u9FFF（）()]{4,36}(?:委员会办公室|委员会|人民政府|政府办公室|办公室|安委会|安委办|管理局|应急局|指挥部|领导小组)$")]
    private static partial Regex Office();

    [GeneratedRegex(@"(?<!\d)20\d{2}(?!\d)")]
    private static partial Regex Year4();
}
