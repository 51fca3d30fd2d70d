using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Reads the text of one task into its duties.</summary>
internal sealed partial class TaskReader
{
    /// <summary>Below this a duty is shown to a person, whatever else was understood.</summary>
    public const double Sure = 0.6;

    // A sentence longer than this names its duty by the act alone.
    private const int LongestWords = 120;

    private readonly Masked _text;
    private readonly int _year;
    private readonly DeadlineCell _cell;
    private readonly string _row;
    private readonly ListStyle _style;

    private TaskReader(string text, string deadline, int year, ListStyle style)
    {
        (_text, _row, _year, _style) = (new Masked(text), Blanks.HalfWidth(deadline), year, style);
        _cell = DeadlineCell.Read(deadline, year, out _);
    }

    /// <param name="text">Without its number.</param>
    /// <param name="title">Of the list: a duty that asks for this very list is fulfilled by it.</param>
    /// <param name="style">Of the whole list.</param>
    public static IReadOnlyList<ReadDuty> Read(string text, string deadline, int year, string title, ListStyle style) =>
        new TaskReader(text, deadline, year, style).Read(title);

    private List<ReadDuty> Read(string title)
    {
        var segments = new List<Segment>();
        bool titled = _style.Titled && ListStyle.IsTitled(_text);
        foreach ((int start, int end) in Sentences.Of(_text).Skip(titled ? 1 : 0))
            segments.AddRange(new SentenceReader(_text, segments.LastOrDefault()).Read(start, end));
        if (titled && segments.Count > 0)
            segments[0].Titled = true;
        var duties = new List<ReadDuty>();
        foreach (Segment segment in segments)
            duties.AddRange(segment.ReportUp && segment.Rhythm is null ? Reports(segment, segments) : [Duty(segment, title)]);
        if (duties.Count == 0)
            duties.Add(
                new(_text.Printed, _text.Printed, Recurrence.Once)
                {
                    DueOn = Due(_text.Printed, out _),
                    Confidence = 0.2,
                    Doubts = ["no sentence was found"],
                }
            );
        return duties;
    }

    private ReadDuty Duty(Segment segment, string title)
    {
        string words = Source(segment),
            source = segment.Titled ? Source(0, segment.End) : words,
            core = Source(segment.CoreStart, segment.End);
        var doubts = new List<string>(segment.Doubts);
        DateOnly due = Due(Covered(segment), out bool dated);
        double confidence = segment.Confidence;
        Rhythm? rhythm = segment.Rhythm;
        if (rhythm is null && _cell.Rhythm is { } given && !dated && _cell.Day is null && segment.Kind != ActKind.Once)
            (rhythm, confidence) = (given, Math.Min(confidence, 0.8));
        else if (rhythm is null && _cell.Rhythm is not null && _cell.Day is null && segment.Kind == ActKind.Once)
            doubts.Add("the deadline is a rhythm, the act is done once");

        Recurrence recurrence = rhythm?.Recurrence ?? Kind(segment, due, dated);
        if (rhythm?.Doubt is { } nearest)
            doubts.Add(nearest);
        if (rhythm is { Weak: true })
            confidence = Math.Min(confidence, 0.65);
        if (rhythm is null)
            confidence = Math.Min(confidence, Certainty(segment));
        if (segment.Kind == ActKind.None && rhythm is null && segment.Count is null)
            doubts.Add("no act was recognised");
        if (segment.Inherits)
            confidence = Math.Min(confidence, 0.8);
        bool periodic = recurrence.IsPeriodic();
        // 6月底前，持续推进: what recurs goes on after the day.
        if (periodic && !dated && _cell is { Standing: true, Day: not null })
            due = new DateOnly(_year, 12, 31);
        DaySet? set = periodic ? DaysWithin.In(Covered(segment), recurrence) ?? DaysWithin.In(_row, recurrence) : null;
        if (set?.Doubt is { } unset)
            doubts.Add(unset);
        if (segment.Count is { Deeds: false } extent && Extent().IsMatch(extent.Measure))
            doubts.Add($"{extent.Number}{extent.Measure} is no number of times");
        if (DeadlineCell.NamesSeveral(Covered(segment)))
            doubts.Add("several days are named, the last is taken");
        if (Window().IsMatch(Covered(segment)) && periodic)
            doubts.Add("only a part of the year is meant, every period until the deadline is opened");
        if (Term().Match(DaysWithin.Without(Covered(segment))) is { Success: true } term)
            doubts.Add($"“{term.Value}” counts from an event, which the product does not know");
        if (Acts.HasShare(Covered(segment)))
            doubts.Add("a share is aimed at, which the product does not count");
        if (Vague().Match(Covered(segment)) is { Success: true } vague && !periodic)
            doubts.Add($"“{vague.Value}” names no rhythm");
        if (Hidden(segment) is { } hidden)
            doubts.Add($"“{hidden}” stands in quotation marks and was not read as a rhythm");
        if (segment.Rhythm is null && dated is false && _cell.Doubt is { } cell && !_style.Undated)
            doubts.Add(cell);

        bool fulfilled = recurrence == Recurrence.Once && title.Length > 0 && IsTheList(words, title);
        bool accident = segment.Event && !periodic;
        int? number = segment.Count?.Number;
        return new(source, core, accident ? Recurrence.Continuous : recurrence)
        {
            PerPeriod =
                periodic ? number ?? 1
                : recurrence == Recurrence.Once && number > 1 ? number
                : null,
            PerYear = periodic ? segment.Year?.Number : null,
            Within = periodic && segment.Year is not null ? segment.Within : [],
            Counter = segment.Count?.Measure ?? segment.Year?.Measure ?? "次",
            MinimumSize = segment.Size,
            ReportUp = segment.ReportUp,
            Opening =
                fulfilled ? OpeningKind.FulfilledByNotice
                : accident ? OpeningKind.Report
                : OpeningKind.Period,
            Accident = accident,
            DueOn = due,
            DueWithin = set?.Day,
            Subject = segment.Subject,
            SubjectAt = segment.SubjectAt,
            Words =
                segment.Inherits || words.Length > LongestWords || (segment.CoreStart > 0 && _text.Half[segment.CoreStart - 1] == '、')
                    ? core
                    : words,
            Confidence = confidence,
            Doubts = doubts,
        };
    }

    /// <summary>并报市安委办: the rhythm of a report is that of what is reported.</summary>
    private IEnumerable<ReadDuty> Reports(Segment report, List<Segment> all)
    {
        int at = all.IndexOf(report);
        Segment[] before = [.. all.Take(at).Where(s => !s.ReportUp)];
        string covered = Covered(report);
        Match objects = Objects().Match(covered);
        string[] named = objects.Success ? [.. And().Split(objects.Groups["what"].Value).Where(o => o.Length > 1)] : [];
        Segment[] reported = [.. named.Select(o => Nearest(o, before)).OfType<Segment>()];
        if (reported.Length == 0 && before.Length > 0)
            reported = [before[^1]];
        ReadDuty one = Duty(report, "");
        if (reported.Length == 0)
            return [one];
        one = one with { Reported = Source(reported[0].CoreStart, reported[0].End) };
        return reported
            .GroupBy(s => s.Rhythm?.Recurrence)
            .Select(group =>
                group.Key is { } rhythm && rhythm.IsPeriodic()
                    ? one with
                    {
                        Reported = Source(group.First().CoreStart, group.First().End),
                        Recurrence = rhythm,
                        PerPeriod = 1,
                        Counter = group.First().Count?.Measure ?? "次",
                        Confidence = 0.8,
                        DueWithin = DaysWithin.In(covered, rhythm)?.Day,
                    }
                    : one with
                    {
                        Recurrence = Recurrence.Once,
                        PerPeriod = null,
                        Counter = "份",
                        Confidence = 0.8,
                    }
            );
    }

    private Segment? Nearest(string reported, IEnumerable<Segment> before) =>
        before
            .Select(s => (Segment: s, Common: Pairs(reported).Count(p => Source(s.CoreStart, s.End).Contains(p, StringComparison.Ordinal))))
            .Where(s => s.Common > 0)
            .OrderByDescending(s => s.Common)
            .Select(s => s.Segment)
            .FirstOrDefault();

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2));

    /// <summary>The day the sentence names, or else the row; the end of the year where neither does.</summary>
    private DateOnly Due(string covered, out bool dated)
    {
        DateOnly? own = Deadlines.DayOf(covered, _year, out _);
        // A day of the past is what the sentence speaks of, not when it is due.
        dated = own is { } day && day.Year >= _year;
        return dated ? own!.Value : _cell.Day ?? new DateOnly(_year, 12, 31);
    }

    private Recurrence Kind(Segment segment, DateOnly due, bool dated) =>
        segment.Kind switch
        {
            ActKind.Once => Recurrence.Once,
            _ when segment.Event => Recurrence.Continuous,
            ActKind.CarryOut when dated || due < new DateOnly(_year, 12, 31) => Recurrence.Once,
            _ when segment.Count is { Deeds: true } => Recurrence.Once,
            _ when dated && due < new DateOnly(_year, 12, 31) => Recurrence.Once,
            _ => Recurrence.Continuous,
        };

    private static double Certainty(Segment segment) =>
        segment.Kind switch
        {
            ActKind.Once => 0.85,
            ActKind.Standing => 0.75,
            ActKind.CarryOut => 0.7,
            _ => segment.Count is null ? 0.3 : 0.65,
        };

    private static bool IsTheList(string source, string title)
    {
        string asked = Plain(Made().Replace(Blanks.HalfWidth(source), ""));
        return Made().IsMatch(source) && Plain(Blanks.HalfWidth(title)) is { Length: > 4 } list && asked.StartsWith(list, StringComparison.Ordinal);
    }

    // 2021年安康市…清单 and 2021年全市…清单 are the same.
    private static string Plain(string text) => Place().Replace(YearWord().Replace(text, ""), "");

    private string? Hidden(Segment segment)
    {
        for (int i = segment.Start; i < segment.End; i++)
        {
            if (!_text.IsCovered(i))
                continue;
            int end = i;
            while (end < segment.End && _text.IsCovered(end))
                end++;
            string inside = _text.Half[i..end];
            if (inside[0] != '(' && inside[0] != '《' && Rhythms.In(inside).FirstOrDefault(r => !r.Weak) is { } rhythm)
                return inside.Substring(rhythm.At, rhythm.Length);
            i = end;
        }

        return null;
    }

    private string Covered(Segment segment) => _text.Covered[segment.Start..segment.End];

    private string Source(Segment segment) => Source(segment.Start, segment.End);

    private string Source(int start, int end) => _text.Printed[start..end].TrimEnd(';', '；', ',', '，', '、');

    [GeneratedRegex("(?:[0-9]{1,3}|[一二三五七十]{1,3})个?(?:日|天|工作日|小时)(?:之?内)|次日|当日|当天")]
    private static partial Regex Term();

    [GeneratedRegex("[0-9]{1,2}月?(?:-|—|至)[0-9]{1,2}月(?!底)|起,?每|(?:汛期|防火期|供暖期|高温|冬春|旺季|暑期|节假日)")]
    private static partial Regex Window();

    [GeneratedRegex("天|日|时|分钟|公里|千米|元|字|亩|米|吨")]
    private static partial Regex Extent();

    [GeneratedRegex("适时|视情|择机|按需")]
    private static partial Regex Vague();

    [GeneratedRegex("(?:将|把)(?:有关|相关)?(?<what>[^,]+?)(?:及时|一并|按时)?(?:(?<!通)报|报送|上报|反馈)")]
    private static partial Regex Objects();

    [GeneratedRegex("[、和及与]")]
    private static partial Regex And();

    [GeneratedRegex("^(?:制定|制订|编制|印发|出台|下发)(?:印发)?")]
    private static partial Regex Made();

    [GeneratedRegex("^(?:关于印发)?[0-9]{4}年度?")]
    private static partial Regex YearWord();

    [GeneratedRegex("^(?:全市|全县|全区|全省|本市|全镇|[^年]{2,5}?(?:市|县|区|省|镇)(?=[^场]))")]
    private static partial Regex Place();
}
