using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;

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
                Clause(from, to, last: i == clauses.Length - 1);

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

    private string Covered(int from, int to) => text.Covered[from..to].TrimEnd('。', ';');

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

    private void Clause(int from, int to, bool last)
    {
        string clause = Covered(from, to);
        IReadOnlyList<TimeWord> rhythms = text.RhythmsIn(from, to);
        IReadOnlyList<Count> counts = Counts.In(text.Readable[from..to]);
        ActKind kind = Acts.KindOf(clause, text.Half[from..to]);
        if (kind == ActKind.Once && rhythms.All(r => r.Weak))
            rhythms = [];
        Segment? before = _segments.LastOrDefault();
        if (before is null && _pending is null && earlier is not null && Bare().IsMatch(clause) && Quota(clause, rhythms, counts, earlier, from, to))
            return;

        if (_pending is null && before is not null)
        {
            if (Quota(clause, rhythms, counts, before, from, to) || Frequency(clause, rhythms, counts, before, from, to))
                return;
            // A day of its own makes a duty of its own (4月底前启动改造，11月底前完工); 6月底前完成 is the day of the act before it.
            bool dated = text.WordsIn(from, to).Any(w => w.Kind == TimeKind.Date),
                done = dated && Done().IsMatch(Undated(from, to)),
                own = rhythms.Count > 0 || counts.Any(c => c.Deeds) || (dated && !done);
            if (
                !own
                && !IsReport(clause)
                && (
                    done
                    || Acts.IsTail(clause)
                    || (before.IsPeriodic && Exceptional().IsMatch(clause))
                    || (kind == ActKind.None && !Acts.IsLeadIn(clause))
                )
            )
            {
                Extend(before, to);
                Leftover(counts, before, []);
                return;
            }

            if (!own && before.IsPeriodic && Condition().IsMatch(clause))
            {
                Extend(before, to);
                before.Doubts.Add($"“{text.Printed[from..to].TrimEnd('。')}” is a condition, which the product does not know");
                return;
            }
        }

        bool complete = kind != ActKind.None || counts.Any(c => c.Deeds) || (rhythms.Any(r => !r.Weak) && counts.Any(c => c.Least));
        string behind = rhythms.Count > 0 ? clause[Math.Min(clause.Length, rhythms[^1].End - from)..] : clause;
        if (!last && (Acts.IsLeadIn(clause) || Acts.IsLeadIn(behind) || !complete) && !(rhythms.Count > 0 && counts.Any(c => c.Deeds)))
        {
            _pending ??= from;
            _pendingRhythm ??= rhythms.FirstOrDefault(r => !r.Weak);
            _pendingEvent |= Acts.IsEvent(clause);
            _pendingConditional |= Acts.IsConditional(clause);
            _pendingCounts.AddRange(counts);
            return;
        }

        Begin(from, to, clause, rhythms, counts, kind, before);
        (_pending, _pendingRhythm, _pendingEvent, _pendingConditional) = (null, null, false, false);
    }

    private string Undated(int from, int to)
    {
        string rest = Covered(from, to);
        foreach (TimeWord date in text.WordsIn(from, to).Where(w => w.Kind == TimeKind.Date).Reverse())
            rest = rest.Remove(date.At - from, date.Text.Length);
        return rest;
    }

    private void Begin(int from, int to, string clause, IReadOnlyList<TimeWord> rhythms, IReadOnlyList<Count> counts, ActKind kind, Segment? before)
    {
        bool report = IsReport(clause),
            happens = _pendingEvent || Acts.IsEvent(clause),
            conditional = _pendingConditional || Acts.IsConditional(clause);
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
        if (SizeOf().Match(clause) is { Success: true, Index: var sizeAt } && count?.At >= sizeAt)
            count = counts.FirstOrDefault(c => c.At < sizeAt && c.Deeds);
        segment.Count = count;
        if (YearWord().IsMatch(clause) && rhythms.Count == 0 && _pendingRhythm is null && count is not null)
        {
            segment.Rhythm = TimeWord.Yearly("全年", -1);
            segment.Confidence = 0.8;
        }

        if (rhythms.Count(r => !r.Weak) > 1 && Respective(segment, from, to, rhythms, count))
            return;
        if (Shared(segment, from, to, clause, count))
            return;
        if (rhythms.Count(r => !r.Weak) > 1 && rhythms.Where(r => !r.Weak).Select(r => r.Recurrence).Distinct().Count() > 1)
            segment.Doubts.Add($"{rhythms.Count} rhythms stand in one clause");

        if (before is not null && Merges(before, segment, clause))
        {
            before.End = to;
            before.Event |= happens;
            Leftover(counts, before, []);
            return;
        }

        Leftover(counts, segment, count is null ? [] : [count]);
        Leftover(_pendingCounts, segment, []);
        _pendingCounts.Clear();
        Sizes(clause, segment);
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

    /// <summary>全年不少于12次, 其中…不少于2篇, 每次不少于5户: numbers of the duty before.</summary>
    private bool Quota(string clause, IReadOnlyList<TimeWord> rhythms, IReadOnlyList<Count> counts, Segment before, int from, int to)
    {
        if (clause.StartsWith("其中", StringComparison.Ordinal) && counts.FirstOrDefault(c => c.Least) is { } within)
        {
            string what = Deed().Replace(text.Printed[from..to][2..within.At], "");
            if (before.Year is not null && what.Length > 0)
                before.Within.Add(new(what, within.Number));
            else
                before.Doubts.Add($"“{text.Printed[from..to].TrimEnd('。')}” is a quota within none");
            (before.End, before.Confidence) = (to, Math.Min(before.Confidence, 0.9));
            Leftover(counts, before, [within]);
            return true;
        }

        if (
            QuotaWord().IsMatch(clause)
            && counts.FirstOrDefault(c => c.Deeds) is { } year
            && rhythms.All(r => r.Weak || r.Recurrence == Recurrence.Yearly)
            && before is { IsPeriodic: true, Year: null, Rhythm.Recurrence: not Recurrence.Yearly }
        )
        {
            (before.Year, before.End) = (year, to);
            Leftover(counts, before, [year]);
            return true;
        }

        if (
            rhythms.Count == 0
            && before.IsPeriodic
            && counts.Any(c => c.Least)
            && !counts.Any(c => c.Deeds)
            && !SizeOf().IsMatch(clause)
            && !YearWord().IsMatch(clause)
        )
        {
            // 检查不少于100户, a number of what the duty before concerns.
            before.End = to;
            Leftover(counts, before, []);
            return true;
        }

        if (SizeOf().IsMatch(clause) && rhythms.Count == 0)
        {
            Sizes(clause, before);
            before.End = to;
            Leftover(counts, before, counts.Where(c => before.Size == c.Number));
            return true;
        }

        return false;
    }

    /// <summary>开展内部审计，每年至少一次: how often the act before it is done.</summary>
    private bool Frequency(string clause, IReadOnlyList<TimeWord> rhythms, IReadOnlyList<Count> counts, Segment before, int from, int to)
    {
        if (before.Rhythm is not null || before.ReportUp || counts is not [{ Deeds: true } count])
            return false;
        TimeWord? rhythm =
            rhythms is [{ Weak: false } one] ? one
            : rhythms.Count == 0 && QuotaWord().Match(clause) is { Success: true } year ? TimeWord.Yearly(year.Value, -1)
            : null;
        if (rhythm is null || !Often().IsMatch(clause))
            return false;
        (before.Rhythm, before.Count) = (rhythm, count);
        Extend(before, to);
        return true;
    }

    private static void Sizes(string clause, Segment segment)
    {
        if (SizeOf().Match(clause) is not { Success: true } size)
            return;
        if (Counts.In(clause).FirstOrDefault(c => c.At >= size.Index && !c.Deeds) is { } of && of.Measure is not ("学时" or "课时" or "小时"))
            segment.Size = of.Number;
        segment.Understood.UnionWith(Counts.In(clause).Where(c => c.Number == segment.Size).Select(c => c.At));
    }

    /// <summary>市委每半年、市政府每季度至少召开1次…: two subjects with a rhythm each, one predicate.</summary>
    private bool Respective(Segment whole, int from, int to, IReadOnlyList<TimeWord> rhythms, Count? count)
    {
        string clause = Covered(from, to);
        TimeWord[] own = [.. rhythms.Where(r => !r.Weak)];
        string between = own.Length == 2 && own[1].At - from <= clause.Length ? clause[(own[0].End - from)..(own[1].At - from)] : "";
        if (own.Length != 2 || !between.StartsWith('、') || between.Length > 12 || Acts.KindOf(between, between) is ActKind.Once)
            return false;
        foreach (TimeWord rhythm in own)
        {
            _segments.Add(
                new Segment(whole.Start, to, whole.Kind)
                {
                    CoreStart = from,
                    Rhythm = rhythm,
                    Count = count,
                    Confidence = 0.75,
                    Subject = rhythm == own[0] ? SubjectBefore(clause, rhythm.At - from) : between.Trim('、'),
                    SubjectAt = rhythm == own[0] ? 0 : 1,
                }
            );
        }

        return true;
    }

    /// <summary>党委、政府每季度至少召开1次常委会、常务会: two subjects, two meetings.</summary>
    private bool Shared(Segment whole, int from, int to, string clause, Count? count)
    {
        if (
            whole.Rhythm is not { } rhythm
            || Two().Match(clause) is not { Success: true } match
            || match.Groups["rest"].Index < rhythm.At - from && rhythm.At >= from
        )
            return false;
        string[] subjects = [match.Groups["one"].Value, match.Groups["two"].Value];
        for (int i = 0; i < subjects.Length; i++)
            _segments.Add(
                new Segment(whole.Start, to, whole.Kind)
                {
                    CoreStart = from,
                    Rhythm = rhythm,
                    Count = count,
                    Subject = subjects[i],
                    SubjectAt = i,
                    Confidence = 0.75,
                }
            );
        return true;
    }

    private static string SubjectBefore(string clause, int at)
    {
        string subject = clause[..at];
        return subject.StartsWith("提请", StringComparison.Ordinal) ? subject[2..] : subject;
    }

    private static void Leftover(IEnumerable<Count> counts, Segment segment, IEnumerable<Count> understood)
    {
        HashSet<int> known = [.. understood.Select(c => c.At), .. segment.Understood];
        foreach (Count count in counts.Where(c => !known.Contains(c.At)))
            segment.Doubts.Add($"the number in “{count.Number}{count.Measure}” was not read");
    }

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

    // A rhythm and a number, and nothing that is done.
    [GeneratedRegex(
        "^(?:原则上|一般|平均|并|且|要|应|须|确保|做到)*(?:每?[个两半一二2-6]{0,2}(?:年度?|半年|季度?|个?月|周|旬)|全年|年内|本年度)(?:内|度)?(?:不少于|不得少于|至少|不低于|最少|各|开展|组织|进行)*"
            + "[0-9一二两三四五六七八九十]{1,3}(?:次|期|场|轮|遍|篇|条)(?:以上)?$"
    )]
    private static partial Regex Often();

    [GeneratedRegex("每(?:次|家|个单位|户)[^,]{0,14}(?:不少于|至少|不低于|不得少于)")]
    private static partial Regex SizeOf();

    [GeneratedRegex("全年|年内|本年度|年度内|年度(?=不少于|至少|累计)|每年")]
    private static partial Regex YearWord();

    // 其他企业全年…: of others, and no quota of the duty before.
    [GeneratedRegex("^(?:并|且|同时|原则上|累计|总数|要|应|须|确保|每人)*(?:全年|年内|本年度|年度内|年度(?=不少于|至少|累计))")]
    private static partial Regex QuotaWord();

    // 全年不少于12次, 每次不少于5户: numbers without an act of their own.
    [GeneratedRegex("^(?:每次|其中|(?:全年|年内)(?:累计|合计|共|总计)?(?:不少于|不得少于|至少|不低于))")]
    private static partial Regex Bare();

    [GeneratedRegex("(?:刊发|发表|刊登|刊播|开展|完成|报送|召开|组织)?(?:应|要|须)?(?:不少于|至少|不低于|不得少于)?$")]
    private static partial Regex Deed();

    [GeneratedRegex(
        "(?<one>党委|党工委|党组|安委会|县委|区委|市委)、(?<two>政府|管委会|县政府|区政府|市政府|办公室)(?<rest>[^,]*?)[^、,]{1,10}会(?:议)?、[^、,]{1,10}会(?:议)?$"
    )]
    private static partial Regex Two();
}
