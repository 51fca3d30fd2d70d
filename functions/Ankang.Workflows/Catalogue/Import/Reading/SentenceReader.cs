using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Reads one sentence into the duties that it holds: parted where act and evidence differ, a list of aims is not.</summary>
/// <param name="earlier">The last duty of the sentence before, to which a bare number (每次不少于5户。全年不少于12次。) belongs.</param>
internal sealed partial class SentenceReader(Masked text, Segment? earlier)
{
    private readonly List<Segment> _segments = [];
    private int? _pending;
    private readonly List<Count> _pendingCounts = [];
    private TimeWord? _pendingRhythm;
    private bool _pendingEvent,
        _pendingConditional;

    public IReadOnlyList<Segment> Read(int start, int end)
    {
        (int Start, int End)[] clauses = [.. Sentences.Clauses(text, start, end)];
        for (int i = 0; i < clauses.Length; i++)
            foreach ((int from, int to) in Parts(clauses[i].Start, clauses[i].End))
                Take(Clause.Of(text, from, to), last: i == clauses.Length - 1);

        if (_pending is { } left)
        {
            if (_segments.Count > 0)
                Extend(_segments[^1], end);
            else
                _segments.Add(new Segment(left, end, ActKind.None) { Rhythm = _pendingRhythm, Event = _pendingEvent });
        }

        // The final stop is a part of the sentence a duty was read from, the comma or semicolon before the next is not.
        if (text.Half[end - 1] == '。' && (_segments.LastOrDefault() ?? earlier) is { } closed && closed.End >= start)
            Extend(closed, end);
        return _segments;
    }

    // Duties of one sentence that share their clause share what follows it.
    private void Extend(Segment segment, int to)
    {
        int end = segment.End;
        foreach (Segment shared in _segments.Where(s => s.End == end))
            shared.End = to;
        segment.End = to;
    }

    /// <summary>A clause of two acts, or of two rhythms, at the 、 between them.</summary>
    private IEnumerable<(int From, int To)> Parts(int from, int to)
    {
        string covered = text.Covered[from..to];
        for (Match part = Acts.PartAfter(covered, 0); part.Success; part = Acts.PartAfter(covered, part.Index + 1))
        {
            (string left, string right) = (covered[..part.Index], covered[(part.Index + 1)..]);
            int at = from + part.Index;
            IReadOnlyList<TimeWord> first = text.RhythmsIn(from, at),
                second = text.RhythmsIn(at, to);
            bool counted = first.Any(r => !r.Weak) && Counts.In(right).Count > 0 && (Counts.In(left).Count > 0 || second.Count > 0);
            bool kinds =
                Acts.KindOf(left, left) is var one
                && Acts.KindOf(right, right) is var other
                && (one, other) is (ActKind.Standing, ActKind.Once) or (ActKind.CarryOut, ActKind.Once)
                && first.Count + second.Count == 0;
            bool rhythms = first.Any(r => !r.Weak) && second.Any(r => !r.Weak) && Acts.KindOf(left, left) != ActKind.None;
            if (!counted && !kinds && !rhythms)
                continue;
            yield return (from, at);
            foreach ((int more, int until) in Parts(at + 1, to))
                yield return (more, until);
            yield break;
        }

        yield return (from, to);
    }

    private void Take(Clause clause, bool last)
    {
        (int from, int to, string covered) = (clause.From, clause.To, clause.Covered);
        ActKind kind = Acts.KindOf(covered, text.Half[from..to]);
        if (kind == ActKind.Once && clause.Rhythms.All(r => r.Weak))
            clause = clause with { Rhythms = [] };
        (IReadOnlyList<TimeWord> rhythms, IReadOnlyList<Count> counts) = (clause.Rhythms, clause.Counts);
        Segment? before = _segments.LastOrDefault();
        if (before is null && _pending is null && earlier is not null && Quotas.IsBare(covered) && Quotas.Belongs(text, clause, earlier))
            return;

        if (_pending is null && before is not null)
        {
            if (Quotas.Belongs(text, clause, before))
                return;
            if (Quotas.IsFrequency(clause, before))
            {
                Extend(before, to);
                return;
            }

            // A day of its own makes a duty of its own (4月底前启动改造，11月底前完工); 6月底前完成 is the day of the act before it.
            bool dated = text.WordsIn(from, to).Any(w => w.Kind == TimeKind.Date),
                done = dated && Done().IsMatch(Undated(from, to)),
                own = rhythms.Count > 0 || counts.Any(c => c.Deeds) || (dated && !done);
            if (
                !own
                && !IsReport(covered)
                && (
                    done
                    || Acts.IsTail(covered)
                    || (before.IsPeriodic && Exceptional().IsMatch(covered))
                    || (kind == ActKind.None && !Acts.IsLeadIn(covered))
                )
            )
            {
                Extend(before, to);
                Quotas.Leftover(counts, before, []);
                return;
            }

            if (!own && before.IsPeriodic && Condition().IsMatch(covered))
            {
                Extend(before, to);
                before.Doubts.Add($"“{text.Printed[from..to].TrimEnd('。')}” is a condition, which the product does not know");
                return;
            }
        }

        bool complete = kind != ActKind.None || counts.Any(c => c.Deeds) || (rhythms.Any(r => !r.Weak) && counts.Any(c => c.Least));
        string behind = rhythms.Count > 0 ? covered[Math.Min(covered.Length, rhythms[^1].End - from)..] : covered;
        if (!last && (Acts.IsLeadIn(covered) || Acts.IsLeadIn(behind) || !complete) && !(rhythms.Count > 0 && counts.Any(c => c.Deeds)))
        {
            _pending ??= from;
            _pendingRhythm ??= rhythms.FirstOrDefault(r => !r.Weak);
            _pendingEvent |= Acts.IsEvent(covered);
            _pendingConditional |= Acts.IsConditional(covered);
            _pendingCounts.AddRange(counts);
            return;
        }

        Begin(clause, kind, before);
        (_pending, _pendingRhythm, _pendingEvent, _pendingConditional) = (null, null, false, false);
    }

    private string Undated(int from, int to)
    {
        string rest = text.Covered[from..to].TrimEnd('。', ';');
        foreach (TimeWord date in text.WordsIn(from, to).Where(w => w.Kind == TimeKind.Date).Reverse())
            rest = rest.Remove(date.At - from, date.Text.Length);
        return rest;
    }

    private void Begin(Clause clause, ActKind kind, Segment? before)
    {
        (int from, int to, string covered, IReadOnlyList<TimeWord> rhythms, IReadOnlyList<Count> counts) = clause;
        bool report = IsReport(covered),
            happens = _pendingEvent || Acts.IsEvent(covered),
            conditional = _pendingConditional || Acts.IsConditional(covered);
        // 每月开展检查 and 印发通报 in one breath: the second goes on with the rhythm of the first.
        bool inherits =
            rhythms.Count == 0 && _pendingRhythm is null && !report && before is { IsPeriodic: true } && _pending is null && counts.Any(c => c.Deeds);
        var segment = new Segment(_pending ?? from, to, kind)
        {
            CoreStart = from,
            Rhythm = rhythms.FirstOrDefault(r => !r.Weak) ?? _pendingRhythm ?? (rhythms.Count > 0 ? rhythms[0] : null),
            ReportUp = report,
            Event = happens,
            Conditional = conditional,
        };
        if (inherits)
        {
            (segment.Inherits, segment.Rhythm, segment.Start, segment.OwnStart) = (true, before!.Rhythm, before.Start, from);
        }
        else if (before is not null && _pending is null && from > 0 && text.Half[from - 1] == '、')
        {
            // The second act of a clause shares its beginning.
            (segment.Start, segment.OwnStart) = (before.CoreStart, from);
            if (rhythms.Count == 0)
                (segment.Rhythm, segment.Inherits) = (before.Rhythm, before.Rhythm is not null);
        }

        // 2月底前召开会议，签订责任书: the day that begins the sentence holds for what follows.
        if (
            before is not null
            && _pending is null
            && segment is { Rhythm: null, Inherits: false }
            && text.WordsIn(from, to).All(w => w.Kind == TimeKind.Described)
            && text.WordsIn(before.Start, before.End).Where(w => w.Kind == TimeKind.Date).ToArray() is [var day]
            && day.At <= before.Start + 1
        )
            (segment.Start, segment.OwnStart, segment.SharesDay) = (before.Start, from, true);

        Count? count = counts.FirstOrDefault(c => c.Deeds) ?? counts.FirstOrDefault(c => c.Least);
        if (Quotas.SizeAt(covered) is { } sizeAt && count?.At >= sizeAt)
            count = counts.FirstOrDefault(c => c.At < sizeAt && c.Deeds);
        segment.Count = count;
        if (Quotas.IsOfTheYear(covered) && rhythms.Count == 0 && _pendingRhythm is null && count is not null)
        {
            segment.Rhythm = TimeWord.Yearly("全年", -1);
            segment.Confidence = 0.8;
        }

        IReadOnlyList<Segment> two =
            rhythms.Count(r => !r.Weak) > 1 && TwoSubjects.Respective(clause, segment, count) is { Count: > 0 } respective
                ? respective
                : TwoSubjects.Shared(clause, segment, count);
        if (two.Count > 0)
        {
            _segments.AddRange(two);
            return;
        }

        if (rhythms.Count(r => !r.Weak) > 1 && rhythms.Where(r => !r.Weak).Select(r => r.Recurrence).Distinct().Count() > 1)
            segment.Doubts.Add($"{rhythms.Count} rhythms stand in one clause");

        if (before is not null && Merges(before, segment, covered))
        {
            before.End = to;
            before.Event |= happens;
            Quotas.Leftover(counts, before, []);
            return;
        }

        Quotas.Leftover(counts, segment, count is null ? [] : [count]);
        Quotas.Leftover(_pendingCounts, segment, []);
        _pendingCounts.Clear();
        Quotas.Sizes(covered, segment);
        _segments.Add(segment);
    }

    /// <summary>Standing acts of one sentence are one duty, unless a new object (对…) or another person begins a new one.</summary>
    private bool Merges(Segment before, Segment next, string clause)
    {
        if (next.ReportUp || next.Rhythm is not null || next.Count is { Deeds: true } || before.Rhythm is not null || before.ReportUp)
            return false;
        if (Repeats(before, clause))
            return true;
        if (before.Event)
            return next.Kind != ActKind.Once && !next.Event;
        if (next.Event)
            return false;
        bool standing = before.Kind is ActKind.Standing or ActKind.CarryOut && next.Kind is ActKind.Standing or ActKind.CarryOut or ActKind.None;
        return standing && (!next.Conditional || before.Conditional);
    }

    // 强化问责问效,对…的,按照…方式,强化问责问效: said twice, asked once.
    private bool Repeats(Segment before, string clause) =>
        clause.Length >= 4 && text.Half[before.Start..before.End].Contains(clause, StringComparison.Ordinal);

    /// <summary>报市安委办, 报送市应急局: to the office, not to the public or to an event.</summary>
    private static bool IsReport(string clause) => ReportUp().IsMatch(clause);

    [GeneratedRegex(
        "(?:报|报送|上报|抄报|报备|反馈|呈报|报告|汇总报)(?:至|给|到|于)?(?:市|县|区|省|镇|州|旗|办事处|本级|同级|上级|街道)?(?:政府)?(?:安全生产委员会办公室|安委会办公室|安委办|安委会|安办|应急管理局"
            + "|应急管理厅|应急局|应急办|专班办公室|工作专班|专班|领导小组办公室|领导小组|办公室|督查室|督考办)|(?:报|报送|上报|抄报)(?:至|给|到)?(?:市|县|区|省|镇|州|旗)[^,、]{0,14}(?:委员会"
            + "|指挥部)(?:办公室)?|向[^,、]{0,10}(?:安委办|安委会办公室|安全生产委员会办公室|安办|防办|专班|领导小组办公室)(?:报送|上报|报告|汇报|反馈)"
            + "|(?:报|报送|报经|报请)(?!告)[^,]{1,16}(?:备案|备查|审批|审定|审议|审查)"
    )]
    private static partial Regex ReportUp();

    [GeneratedRegex("^(?:并|力争|确保|务必|于|在|要|须|应|全部|全面|基本|前)*(?:完成|整改|落实|到位|完毕|结束|办结|销号|见效|任务|工作|报送|上报)*$")]
    private static partial Regex Done();

    // 对滞后的进行约谈, 超标的立即溯源: what follows from the recurring act before it.
    [GeneratedRegex("^对[^,]{1,12}的(?:进行|予以|给予|及时|立即|依法)?[^,]{0,8}$")]
    private static partial Regex Exceptional();

    // 遇强降雨加密巡查.
    [GeneratedRegex("^(?:如|若)?遇(?!.*(?:随时|临时)召开)")]
    private static partial Regex Condition();
}
