using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Numbers that belong to the duty before them: quotas of the year, parts of them, sizes of one event.</summary>
internal static partial class Quotas
{
    /// <summary>A number without an act of its own, which may belong to the sentence before.</summary>
    public static bool IsBare(string covered) => Bare().IsMatch(covered);

    /// <summary>全年, 每年: the number beside it is the year's.</summary>
    public static bool IsOfTheYear(string covered) => YearWord().IsMatch(covered);

    /// <summary>Where the words of a size begin (每次不少于); null where there are none.</summary>
    public static int? SizeAt(string covered) => SizeOf().Match(covered) is { Success: true } size ? size.Index : null;

    /// <summary>全年不少于12次, 其中…不少于2篇, 每次不少于5户: numbers of the duty before, which are noted there.</summary>
    public static bool Belongs(Masked text, Clause clause, Segment before)
    {
        if (clause.Covered.StartsWith("其中", StringComparison.Ordinal) && clause.Counts.FirstOrDefault(c => c.Least) is { } within)
        {
            string what = Deed().Replace(text.Printed[clause.From..clause.To][2..within.At], "");
            if (before.Year is not null && what.Length > 0)
                before.Within.Add(new(what, within.Number));
            else
                before.Doubts.Add($"“{text.Printed[clause.From..clause.To].TrimEnd('。')}” is a quota within none");
            (before.End, before.Confidence) = (clause.To, Math.Min(before.Confidence, 0.9));
            Leftover(clause.Counts, before, [within]);
            return true;
        }

        if (
            QuotaWord().IsMatch(clause.Covered)
            && clause.Counts.FirstOrDefault(c => c.Deeds) is { } year
            && clause.Rhythms.All(r => r.Weak || r.Recurrence == Recurrence.Yearly)
            && before is { IsPeriodic: true, Year: null, Rhythm.Recurrence: not Recurrence.Yearly }
        )
        {
            (before.Year, before.End) = (year, clause.To);
            Leftover(clause.Counts, before, [year]);
            return true;
        }

        if (
            clause.Rhythms.Count == 0
            && before.IsPeriodic
            && clause.Counts.Any(c => c.Least)
            && !clause.Counts.Any(c => c.Deeds)
            && !SizeOf().IsMatch(clause.Covered)
            && !YearWord().IsMatch(clause.Covered)
        )
        {
            // 检查不少于100户, a number of what the duty before concerns.
            before.End = clause.To;
            Leftover(clause.Counts, before, []);
            return true;
        }

        if (SizeOf().IsMatch(clause.Covered) && clause.Rhythms.Count == 0)
        {
            Sizes(clause.Covered, before);
            before.End = clause.To;
            Leftover(clause.Counts, before, clause.Counts.Where(c => before.Size == c.Number));
            return true;
        }

        return false;
    }

    /// <summary>开展内部审计，每年至少一次: how often the act before it is done, which is noted there; its words are still to be joined.</summary>
    public static bool IsFrequency(Clause clause, Segment before)
    {
        if (before.Rhythm is not null || before.ReportUp || clause.Counts is not [{ Deeds: true } count])
            return false;
        TimeWord? rhythm =
            clause.Rhythms is [{ Weak: false } one] ? one
            : clause.Rhythms.Count == 0 && QuotaWord().Match(clause.Covered) is { Success: true } year ? TimeWord.Yearly(year.Value, -1)
            : null;
        if (rhythm is null || !Often().IsMatch(clause.Covered))
            return false;
        (before.Rhythm, before.Count) = (rhythm, count);
        return true;
    }

    /// <summary>每次不少于5户: the least size of one event.</summary>
    public static void Sizes(string clause, Segment segment)
    {
        if (SizeOf().Match(clause) is not { Success: true } size)
            return;
        if (Counts.In(clause).FirstOrDefault(c => c.At >= size.Index && !c.Deeds) is { } of && of.Measure is not ("学时" or "课时" or "小时"))
            segment.Size = of.Number;
        segment.Understood.UnionWith(Counts.In(clause).Where(c => c.Number == segment.Size).Select(c => c.At));
    }

    /// <summary>Numbers that nothing reads are shown.</summary>
    /// <param name="understood">Of <paramref name="counts"/>, those that were read.</param>
    public static void Leftover(IEnumerable<Count> counts, Segment segment, IEnumerable<Count> understood)
    {
        HashSet<int> known = [.. understood.Select(c => c.At), .. segment.Understood];
        foreach (Count count in counts.Where(c => !known.Contains(c.At)))
            segment.Doubts.Add($"the number in “{count.Number}{count.Measure}” was not read");
    }

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
}
