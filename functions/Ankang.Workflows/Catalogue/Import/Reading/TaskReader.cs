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

    // Rhythms that a duty has; of two subjects who share a sentence, the other's.
    private readonly HashSet<TimeWord> _claimed = [];

    private TaskReader(string text, string deadline, int year, ListStyle style)
    {
        (_text, _row, _year, _style) = (new Masked(text), Blanks.HalfWidth(deadline), year, style);
        _cell = DeadlineCell.Read(deadline, year);
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
        for (int i = 0; i < segments.Count; i++)
            segments[i].Named =
                Subjects.In(_text.Half[segments[i].OwnStart..segments[i].End]) is { Count: > 0 } own ? own
                : i > 0 && GoesOn(segments[i]) ? segments[i - 1].Named
                : [];
        _claimed.UnionWith(segments.Select(s => s.Rhythm).OfType<TimeWord>());
        var duties = new List<ReadDuty>();
        foreach (Segment segment in segments)
            duties.AddRange(segment.ReportUp && segment.Rhythm is null ? Reports(segment, segments) : [Duty(segment, title)]);
        if (duties.Count == 0)
            duties.Add(
                new(_text.Printed, _text.Printed, Recurrence.Once)
                {
                    DueOn = Due(0, _text.Half.Length, out _),
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
        DateOnly due = Due(segment.Start, segment.End, out bool dated);
        double confidence = segment.Confidence;
        TimeWord? rhythm = segment.Rhythm;
        Count? count = segment.Count;
        // 6月底前，每月一次 in the cell: the rhythm until the day.
        if (rhythm is null && _cell.Rhythm is { } given && !dated)
        {
            if (segment.Kind == ActKind.Once && !Acts.MayRecur(Covered(segment)))
                doubts.Add("the deadline is a rhythm, the act is done once");
            else
                (rhythm, confidence, count) = (given, Math.Min(confidence, 0.8), count ?? _cell.Count);
        }

        Recurrence recurrence = rhythm?.Recurrence ?? Kind(segment, due, dated);
        if (rhythm is { Doubt: { } choices })
            doubts.Add($"“{rhythm.Text}” {choices}");
        if (rhythm is { Weak: true })
            confidence = Math.Min(confidence, 0.65);
        if (rhythm is null)
            confidence = Math.Min(confidence, Certainty(segment));
        if (segment.Kind == ActKind.None && rhythm is null && count is null)
            doubts.Add("no act was recognised");
        if (segment.Inherits)
            confidence = Math.Min(confidence, 0.8);
        bool periodic = recurrence.IsPeriodic();
        // 6月底前，持续推进: what recurs goes on after the day.
        if (periodic && !dated && _cell is { Standing: true, Day: not null })
            due = new DateOnly(_year, 12, 31);
        DaysWithin? set = periodic
            ? DaysWithin.In(_text.WordsIn(segment.Start, segment.End), Readable(segment), recurrence) ?? DaysWithin.In(_cell.Words, _row, recurrence)
            : null;
        if (set?.Doubt is { } unset)
            doubts.Add(unset);
        if (recurrence == Recurrence.Continuous && rhythm is null && count is not null)
            doubts.Add($"“{count.Number}{count.Measure}” is a number, and no rhythm or day was read that it belongs to");
        if (count is { Deeds: false } extent && Extent().IsMatch(extent.Measure))
            doubts.Add($"{extent.Number}{extent.Measure} is no number of times");
        doubts.AddRange(Unread(segment, rhythm, periodic, dated));
        if (Acts.HasShare(Covered(segment)))
            doubts.Add("a share is aimed at, which the product does not count");
        if (Hidden(segment) is { } hidden)
            doubts.Add($"“{hidden}” stands in quotation marks and was not read as a rhythm");
        if (!dated)
            doubts.AddRange(OpenInCell(segment, recurrence));

        bool fulfilled = recurrence == Recurrence.Once && title.Length > 0 && IsTheList(words, title);
        bool accident = segment.Event && !periodic;
        int? number = count?.Number;
        return new(source, core, accident ? Recurrence.Continuous : recurrence)
        {
            PerPeriod =
                periodic ? number ?? 1
                : recurrence == Recurrence.Once && number > 1 ? number
                : null,
            PerYear = periodic ? segment.Year?.Number : null,
            Within = periodic && segment.Year is not null ? segment.Within : [],
            Counter = count?.Measure ?? segment.Year?.Measure ?? "次",
            MinimumSize = segment.Size,
            ReportUp = segment.ReportUp,
            Opening =
                fulfilled ? OpeningKind.FulfilledByNotice
                : accident ? OpeningKind.Report
                : OpeningKind.Period,
            Accident = accident,
            DueOn = due,
            DueWithin = set?.Day,
            ExceptMonths =
                periodic && ExceptedMonths.Suit(recurrence)
                    ? [.. _text.WordsIn(segment.Start, segment.End).SelectMany(ExceptedMonths.In).Distinct().Order()]
                    : [],
            Subject = segment.Subject,
            Named = segment.Named,
            SubjectAt = segment.SubjectAt,
            Words =
                segment.Inherits
                || segment.SharesDay
                || words.Length > LongestWords
                || (segment.CoreStart > 0 && _text.Half[segment.CoreStart - 1] == '、')
                    ? core
                    : words,
            Confidence = confidence,
            Doubts = doubts,
        };
    }

    /// <summary>Behind a comma: what the sentence began with holds on.</summary>
    private bool GoesOn(Segment segment) => segment.OwnStart > 0 && _text.Half[segment.OwnStart - 1] is (',' or '、');

    /// <summary>并报市安委办: the rhythm of a report is that of what is reported, as it was read.</summary>
    private IEnumerable<ReadDuty> Reports(Segment report, List<Segment> all)
    {
        IReadOnlyList<Segment> reported = ReportedDuties.Of(report, all, _text);
        if (reported.Count == 0)
            return [Duty(report, "")];
        return [.. reported.Select(s => (s, Duty(s, ""))).GroupBy(r => r.Item2.Recurrence).Select(g => Report(g.First().s, g.Key))];

        ReadDuty Report(Segment first, Recurrence recurrence)
        {
            report.Rhythm = first.Rhythm;
            ReadDuty duty = Duty(report, "") with { Reported = Source(first.CoreStart, first.End), Confidence = 0.8 };
            return recurrence.IsPeriodic() && duty.Recurrence == recurrence ? duty with { PerPeriod = 1, Counter = first.Count?.Measure ?? "次" }
                // 每两周检查，并报安委办: the choices of the one are those of the other.
                : first.Rhythm is not null ? duty
                : duty with { Recurrence = Recurrence.Once, PerPeriod = null, Counter = "份", DueWithin = null, ExceptMonths = [] };
        }
    }

    // 3月1日至6月30日: the two ends of a span are one day.
    private static bool IsSpan(string half) => half.IndexOfAny(['至', '-', '—', '–', '~']) >= 0;

    /// <summary>What the cell leaves open, for a duty whose sentence names no day of its own.</summary>
    private IEnumerable<string> OpenInCell(Segment segment, Recurrence recurrence)
    {
        foreach (string doubt in _cell.Doubts)
            yield return doubt;
        if (!recurrence.IsPeriodic() && _cell is { Standing: true, Day: not null })
            yield return $"“{_row}”: what goes on after the day is not run";
        if (_cell.Days.Count > 1 && !IsSpan(_row) && !_cell.AgreesWith(recurrence, _year))
            yield return $"“{_row}” names several days, the last is taken";
        // The end of the year is a guess for what is done once; what recurs goes on until then, and a note says so of a list without any day.
        if (_cell.Missing is { } missing && (recurrence == Recurrence.Once || (segment.Rhythm is null && !_style.Undated)))
            yield return missing;
        if (recurrence == Recurrence.Once && _cell is { Standing: true, Day: null })
            yield return $"the act is done once, “{_row}” names no day: the end of the year is taken";
    }

    /// <summary>The words of time of a duty that nothing above has read: what is left over is shown, never passed over.</summary>
    private IEnumerable<string> Unread(Segment segment, TimeWord? rhythm, bool periodic, bool dated)
    {
        IReadOnlyList<TimeWord> words = _text.WordsIn(segment.OwnStart, segment.End);
        if (TimeWords.NamesSeveral(words))
            yield return "several days are named, the last is taken";
        foreach (TimeWord word in words)
        {
            if (periodic && DaysWithin.IsSetBy(word))
                continue;
            string? doubt = word.Kind switch
            {
                TimeKind.Rhythm when word.Recurrence != rhythm?.Recurrence && !_claimed.Contains(word) => "is a rhythm that was not read",
                TimeKind.Date when periodic && IsSpan(word.Text) => "is a part of the year; every period until the deadline is opened",
                TimeKind.DayWithin when !periodic => "sets a day within a period, but no rhythm was read",
                TimeKind.Noun or TimeKind.Unread when periodic && word.Recurrence == rhythm?.Recurrence => null,
                TimeKind.Noun => "is a period that describes a noun; whether it asks for a rhythm was not read",
                TimeKind.Exception when periodic && ExceptedMonths.In(word).Count > 0 && ExceptedMonths.Suit(rhythm!.Recurrence!.Value) => null,
                TimeKind.Exception => "is an exception, which the product does not know: waive those items, or set the duties by hand",
                TimeKind.Occasion =>
                    "is an occasion or a part of the year, whose days the product does not know: choose once with a day, or continuous",
                TimeKind.Season when periodic || (!dated && _cell.Day is null) => "is a part of the year; every period until the deadline is opened",
                TimeKind.Term => "counts from an event, which the product does not know",
                TimeKind.Vague when !periodic => "names no rhythm",
                TimeKind.About when periodic || (!dated && _cell.Day is null) => "names no day",
                TimeKind.Unread => "speaks of a time and was not read",
                _ => null,
            };
            if (doubt is not null)
                yield return $"“{word.Text}” {doubt}";
        }
    }

    /// <summary>The day the sentence names, or else the row; the end of the year where neither does.</summary>
    private DateOnly Due(int start, int end, out bool dated)
    {
        string text = TimeWords.DatesOnly(_text.Readable, _text.Words)[start..end];
        DateOnly? own = Deadlines.DayOf(text, _year, out _);
        // A day of the past is what the sentence speaks of, not when it is due.
        dated = own is { } day && day.Year >= _year;
        return dated ? own!.Value : _cell.Day ?? new DateOnly(_year, 12, 31);
    }

    private Recurrence Kind(Segment segment, DateOnly due, bool dated) =>
        segment.Kind switch
        {
            // 积极参加培训 with 持续推进: what may be done again and again goes on.
            ActKind.Once when !dated && _cell is { Standing: true, Day: null } && segment.Count is null && Acts.MayGoOn(Covered(segment)) =>
                Recurrence.Continuous,
            ActKind.Once => Recurrence.Once,
            _ when segment.Event => Recurrence.Continuous,
            _ when dated && Within(segment) => Recurrence.Once,
            ActKind.CarryOut when dated || due < new DateOnly(_year, 12, 31) => Recurrence.Once,
            _ when segment.Count is { Deeds: true } => Recurrence.Once,
            _ when dated && due < new DateOnly(_year, 12, 31) => Recurrence.Once,
            _ => Recurrence.Continuous,
        };

    // 第四季度, 6月: in that time, and not until its end.
    private bool Within(Segment segment) =>
        _text.WordsIn(segment.Start, segment.End).Any(w => w.Kind == TimeKind.Date && w.Text.IndexOfAny(['前', '底', '末', '日', '号']) < 0);

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
                return rhythm.Text;
            i = end;
        }

        return null;
    }

    private string Readable(Segment segment) => _text.Readable[segment.Start..segment.End];

    private string Covered(Segment segment) => _text.Covered[segment.Start..segment.End];

    private string Source(Segment segment) => Source(segment.Start, segment.End);

    private string Source(int start, int end) => _text.Printed[start..end].TrimEnd(';', '；', ',', '，', '、');

    [GeneratedRegex("天|日|时|分钟|公里|千米|元|字|亩|米|吨")]
    private static partial Regex Extent();

    [GeneratedRegex("^(?:制定|制订|编制|印发|出台|下发)(?:印发)?")]
    private static partial Regex Made();

    [GeneratedRegex("^(?:关于印发)?[0-9]{4}年度?")]
    private static partial Regex YearWord();

    [GeneratedRegex("^(?:全市|全县|全区|全省|本市|全镇|[^年]{2,5}?(?:市|县|区|省|镇)(?=[^场]))")]
    private static partial Regex Place();
}
