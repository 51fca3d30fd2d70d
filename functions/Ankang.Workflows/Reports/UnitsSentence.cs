using System.Text;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>A duty of several units: 应办 and its parts, who lags, what was done about it.</summary>
internal static class UnitsSentence
{
    public static DutyProgress Write(Duty duty)
    {
        bool recurs = duty.All.Any(i => i.Kind == ItemKind.Periodic);
        if (duty.Due.Count == 0)
            return recurs ? PeriodsSentence.NotDue(duty) : NotDue(duty);
        if (Confirmed(duty) is { } confirmed)
            return confirmed;
        bool year = duty.HasEnded && duty.Quotas.Count > 0;
        StringBuilder text = new();
        if (year && duty.Terms.Within is [SubQuota within, ..])
        {
            WriteTwoQuotas(text, duty, within);
        }
        else
        {
            if (recurs)
                text.Append(PeriodsSentence.Span(duty));
            WriteParts(text, duty, requirement: recurs && !year);
            string apart = Apart(duty.Tally);
            if (!year)
                WriteMeasures(text, duty, followed: apart.Length > 0);
            if (year)
                WriteQuota(text, duty);
        }

        // The year's sentence of a quota names no other rung: the annex does, unit by unit.
        if (year && BeforeTheOffice(duty) is var units and > 0)
            text.Append("；约谈待研究").Append(units).Append('个');

        text.Append(Apart(duty.Tally));
        return duty.Says(duty.Head, text.ToString());
    }

    private static int BeforeTheOffice(Duty duty) =>
        duty
            .Overdue.Concat(duty.Quotas.Where(q => !q.IsMet && duty.CutOff.Judge(q.Item) == ItemVerdict.Overdue).Select(q => q.Item))
            .Where(i => duty.CutOff.RungOf(i) == Rung.Interview)
            .Select(i => i.Key.Unit)
            .Distinct()
            .Count();

    // A duty that binds only where there is something to do (task 28): whom it did not bind says the sentence first.
    private static DutyProgress? Confirmed(Duty duty)
    {
        Tally tally = duty.Tally;
        if (
            !duty.HasEnded
            || tally.NotApplicable == 0
            || tally.Done < tally.Due
            || tally.Waived + tally.Historic > 0
            || duty.Items.Count != duty.Units.Count
        )
            return null;
        string deed = $"{ProgressText.Deed(duty.Terms)}{duty.Due.Sum(duty.CutOff.Count)}{duty.Terms.Counter}";
        string late = string.Join(
            '、',
            new[] { ("逾期报送", tally.ReportedLate), ("逾期办结", tally.DoneLate) }.Where(p => p.Item2 > 0).Select(p => $"{p.Item1}{p.Item2}项")
        );
        return duty.Says(
            ProgressHead.Done,
            $"{duty.Units.Count}个单位中{tally.Done}个{deed}{(late.Length > 0 ? $"（其中{late}）" : "")}；{tally.NotApplicable}个经确认无此类事项，不适用"
        );
    }

    /// <summary>；另豁免1项、历史事项1项: what stands outside 应办; empty when nothing does.</summary>
    public static string Apart(Tally tally)
    {
        string[] apart =
        [
            .. new[] { ("豁免", tally.Waived), ("不适用", tally.NotApplicable), ("历史事项", tally.Historic) }
                .Where(p => p.Item2 > 0)
                .Select(p => $"{p.Item1}{p.Item2}项"),
        ];
        return apart.Length == 0 ? "" : "；另" + string.Join('、', apart);
    }

    private static DutyProgress NotDue(Duty duty)
    {
        string due = $"时限{duty.Day(duty.Terms.DueOn)}";
        int done = duty.Items.Count(duty.CutOff.IsDone);
        int asked = duty.Items.Count - duty.Tally.Waived - duty.Tally.NotApplicable - duty.Tally.Historic;
        return done == 0 ? duty.Says(ProgressHead.NotDue, due + Apart(duty.Tally))
            : done == asked ? duty.Says(ProgressHead.Done, $"{done}个单位均已办结（{due}）" + Apart(duty.Tally))
            : duty.Says(ProgressHead.UnderWay, $"{due}，{asked}个单位中{done}个已办结" + Apart(duty.Tally));
    }

    private static void WriteParts(StringBuilder text, Duty duty, bool requirement)
    {
        Tally tally = duty.Tally;
        text.Append("应办").Append(tally.Due).Append('项');
        if (requirement)
            text.Append('（')
                .Append(duty.Due.Select(i => i.Key.Unit).Distinct().Count())
                .Append("个单位，")
                .Append(PeriodsSentence.Minimum(duty))
                .Append('）');
        string[] parts =
        [
            .. new[]
            {
                ("按期办结", tally.OnTime),
                ("逾期报送", tally.ReportedLate),
                ("逾期办结", tally.DoneLate),
                ("待审核", tally.InReview),
                ("延期中", tally.Extended),
            }
                .Where(p => p.Item2 > 0)
                .Select(p => $"{p.Item1}{p.Item2}项"),
        ];
        if (parts.Length > 0)
            text.Append('，').AppendJoin('、', parts);
        if (tally.Overdue == 0)
            return;
        string[] names = [.. Measures.Ranked(duty, duty.Overdue).Select(u => duty.Name(u.Key))];
        text.Append("，逾期未办结").Append(tally.Overdue).Append("项，涉及").Append(UnitList.Count(names));
    }

    // At the end after a semicolon; in brackets behind the units when more follows.
    private static void WriteMeasures(StringBuilder text, Duty duty, bool followed)
    {
        if (duty.Tally.Overdue == 0)
            return;
        string measures = Measures.OfUnits(duty, Measures.Ranked(duty, duty.Overdue));
        text.Append(followed ? $"（{measures}）" : $"；{measures}");
    }

    private static void WriteQuota(StringBuilder text, Duty duty)
    {
        string unit = duty.Terms.Counter;
        QuotaStanding[] missing = [.. duty.Quotas.Where(q => !q.IsMet).OrderByDescending(q => q.Missing)];
        int met = duty.Quotas.Count - missing.Length;
        text.Append("；全年不少于").Append(duty.Quotas[0].Required).Append(unit).Append('，');
        if (missing.Length == 0)
        {
            text.Append(met).Append("个单位均达到");
            return;
        }

        if (met == 0 && missing.Length > 3)
        {
            text.Append(missing.Length).Append("个单位均未达到");
            return;
        }

        if (met > 0)
            text.Append(met).Append("个单位达到，");
        if (missing is [QuotaStanding only])
            text.Append($"{duty.Name(only.Item.Key.Unit)}{only.Count}{unit}，尚差{only.Missing}{unit}");
        else if (missing.Length <= 3)
            text.AppendJoin('、', missing.Select(q => $"{duty.Name(q.Item.Key.Unit)}{q.Count}{unit}（尚差{q.Missing}{unit}）"));
        else
            text.Append(UnitList.Count([.. missing.Select(q => duty.Name(q.Item.Key.Unit))])).Append("未达到");
    }

    private static void WriteTwoQuotas(StringBuilder text, Duty duty, SubQuota within)
    {
        QuotaStanding[] total = [.. duty.Quotas.Where(q => q.Missing > 0)];
        QuotaStanding[] inside = [.. duty.Quotas.Where(q => q.Missing == 0 && q.MissingWithin > 0)];
        int met = duty.Quotas.Count - total.Length - inside.Length;
        text.Append(duty.Quotas.Count)
            .Append("个单位")
            .Append(
                met == duty.Quotas.Count ? "均达到两项要求"
                : met == 0 ? "均未达到两项要求"
                : $"中{met}个达到两项要求"
            );
        string[] missing =
        [
            .. new[] { (total, "总数不足"), (inside, $"仅{within.What}{duty.Terms.Counter}数不足") }
                .Where(p => p.Item1.Length > 0)
                .Select(p => $"{p.Item1.Length}个{p.Item2}（{UnitList.Names([.. p.Item1.Select(q => duty.Name(q.Item.Key.Unit))])}）"),
        ];
        if (missing.Length > 0)
            text.Append('；').AppendJoin('，', missing);

        // Who is short of the total has missed periods anyway; lapses of others would otherwise go untold.
        bool told = missing.Length > 0 && duty.Overdue.All(i => total.Any(q => q.Item.Key.Unit == i.Key.Unit));
        if (told)
            return;
        text.Append("；全年");
        WriteParts(text, duty, requirement: false);
    }
}
