using System.Text;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>A recurring duty of one unit: how often it was done, and which periods went otherwise than in time.</summary>
internal static class PeriodsSentence
{
    public static DutyProgress Write(Duty duty)
    {
        if (duty.Due.Count == 0)
            return NotDue(duty);
        StringBuilder text = new();
        QuotaStanding? quota = duty is { HasEnded: true, Quotas: [var first, ..] } ? first : null;
        string deviations = Deviations(duty);
        if (quota is not null)
            WriteYear(text, duty, quota, deviations);
        else
            WriteSpan(text, duty, deviations);

        DueItem[] overdue = [.. duty.Overdue];
        if (quota is { IsMet: false } && duty.CutOff.Judge(quota.Item) == ItemVerdict.Overdue)
            overdue = [.. overdue, quota.Item];
        if (overdue.Length > 0)
            text.Append('；').Append(Measures.OfUnit(duty, overdue));
        text.Append(UnitsSentence.Apart(duty.Tally));
        return duty.Says(duty.Head, text.ToString());
    }

    /// <summary>首期时限1月31日; nothing of a rhythm is due yet.</summary>
    public static DutyProgress NotDue(Duty duty)
    {
        DueItem? next = duty.Items.FirstOrDefault(i => duty.CutOff.Judge(i) == ItemVerdict.NotDue);
        if (next is null)
            return duty.Says(ProgressHead.NotDue, $"时限{duty.Day(duty.Terms.DueOn)}" + UnitsSentence.Apart(duty.Tally));
        string first = (duty.Terms.Recurrence == Recurrence.Yearly ? "时限" : "首期时限") + $"{duty.Day(next.OriginalDueOn)}";
        int units = duty.Items.Where(duty.CutOff.IsDone).Select(i => i.Key.Unit).Distinct().Count();
        if (units == 0)
            return duty.Says(ProgressHead.NotDue, first + UnitsSentence.Apart(duty.Tally));
        string done = duty.Units.Count == 1 ? "已办结" : $"{duty.Units.Count}个单位中{units}个已办结";
        return duty.Says(ProgressHead.UnderWay, $"{first}，{done}" + UnitsSentence.Apart(duty.Tally));
    }

    /// <summary>1—6月 by the last due day, or 全年 once the duty has ended.</summary>
    public static string Span(Duty duty)
    {
        if (duty.HasEnded)
            return "全年";
        int last = duty.Due.Max(i => i.OriginalDueOn.Month);
        return last == 1 ? "1月" : $"1—{last}月";
    }

    /// <summary>每月至少1次; where a change asked for another number since, 1—2月每月至少2篇，3月起每月至少3篇.</summary>
    public static string Minimum(Duty duty)
    {
        (string Period, int Month, int Required)[] asked =
        [
            .. duty
                .Due.OrderBy(i => i.OriginalDueOn)
                .GroupBy(i => i.Key.Period)
                .Select(g => (duty.Period(g.First()), g.First().OriginalDueOn.Month, g.First().Required ?? duty.Terms.PerPeriod ?? 1)),
        ];
        var spans = new List<string>();
        for (int first = 0, next; first < asked.Length; first = next)
        {
            for (next = first + 1; next < asked.Length && asked[next].Required == asked[first].Required; )
                next++;
            string span =
                first == 0 && next == asked.Length ? ""
                : next == asked.Length ? $"{asked[first].Period}起"
                : next == first + 1 ? asked[first].Period
                : duty.Terms.Recurrence == Recurrence.Monthly ? $"{asked[first].Month}—{asked[next - 1].Month}月"
                : $"{asked[first].Period}至{asked[next - 1].Period}";
            spans.Add($"{span}{duty.Terms.Recurrence.Chinese()}至少{asked[first].Required}{duty.Terms.Counter}");
        }

        return string.Join('，', spans);
    }

    private static void WriteSpan(StringBuilder text, Duty duty, string deviations)
    {
        int count = duty.Due.Sum(duty.CutOff.Count);
        string deed = ProgressText.Deed(duty.Terms);
        // Nothing came of any period: that is said once.
        bool silent = count == 0 && duty.Due.All(i => duty.CutOff.Judge(i) == ItemVerdict.Overdue);
        text.Append(Span(duty))
            .Append(
                silent ? $"未见报送{duty.Terms.ShortName}"
                : count == 0 ? $"未见{deed}记录"
                : $"{deed}{count}{duty.Terms.Counter}"
            )
            .Append("（要求")
            .Append(Minimum(duty))
            .Append('）');
        if (!silent)
            text.Append('，').Append(deviations.Length > 0 ? deviations : InTime(duty));
    }

    private static void WriteYear(StringBuilder text, Duty duty, QuotaStanding quota, string deviations)
    {
        string unit = duty.Terms.Counter;
        bool done = duty.Head == ProgressHead.Done;
        text.Append("全年")
            .Append(ProgressText.Deed(duty.Terms))
            .Append(quota.Count)
            .Append(unit)
            .Append(Against(quota.Required, quota.Missing, unit, done));
        if (duty.Terms.Within is [SubQuota within, ..])
        {
            text.Append("，其中")
                .Append(within.What)
                .Append(quota.Within)
                .Append(unit)
                .Append(Against(quota.RequiredWithin, quota.MissingWithin, unit, done));
            if (deviations.Length > 0)
                text.Append('，').Append(deviations);
            return;
        }

        if (duty.Tally.Overdue + duty.Tally.Extended + duty.Tally.InReview == 0)
            text.Append('，').Append(duty.Terms.Recurrence.Chinese()).Append("均不少于").Append(duty.Terms.PerPeriod ?? 1).Append(unit);
        text.Append('，').Append(deviations.Length > 0 ? deviations : InTime(duty));
    }

    private static string InTime(Duty duty) => duty.Due.Count > 1 ? "均按期报送" : "按期报送";

    // In an unfinished year the reader must see which demand is not the one that failed.
    private static string Against(int required, int missing, string unit, bool done) =>
        missing > 0 ? $"（要求不少于{required}{unit}，尚差{missing}{unit}）"
        : done ? $"（要求不少于{required}{unit}）"
        : $"（达到不少于{required}{unit}要求）";

    private static string Deviations(Duty duty)
    {
        ILookup<ItemVerdict, DueItem> by = duty.Due.ToLookup(duty.CutOff.Judge);
        string late = Join(
            '，',
            Periods(by[ItemVerdict.ReportedLate], "逾期报送"),
            Periods(by[ItemVerdict.DoneLate], "逾期办结"),
            Periods(by[ItemVerdict.InReview], "待审核"),
            Periods(by[ItemVerdict.Extended], "延期中")
        );
        DueItem[] silent = [.. by[ItemVerdict.Overdue].Where(i => duty.CutOff.Count(i) == 0)];
        IEnumerable<string> partly = by[ItemVerdict.Overdue].Except(silent).Select(i => Partly(duty, i));
        return Join('，', [late.Length > 0 ? "其中" + late : "", Periods(silent, "未见报送"), .. partly]);

        string Periods(IEnumerable<DueItem> items, string word) =>
            string.Join('、', items.Select(duty.Period)) is { Length: > 0 } names ? names + word : "";
    }

    private static string Partly(Duty duty, DueItem item)
    {
        int count = duty.CutOff.Count(item);
        string unit = duty.Terms.Counter;
        int missing = (item.Required ?? duty.Terms.PerPeriod ?? 1) - count;
        return $"{duty.Period(item)}已报送{count}{unit}，" + (missing > 0 ? $"尚差{missing}{unit}" : "尚未办结");
    }

    private static string Join(char separator, params IEnumerable<string> parts) => string.Join(separator, parts.Where(p => p.Length > 0));
}
