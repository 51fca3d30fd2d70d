using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Bulletins;

/// <summary>What the placeholders (占位符) of a bulletin's text stand for: numbers, names and sentences that follow from its facts.</summary>
public static class BulletinWords
{
    /// <summary>Every placeholder with what it tells, in the order in which a page explains them.</summary>
    public static IReadOnlyList<(string Name, string Explains)> All { get; } =
    [
        ("期间", "通报的期间，如2021年3月"),
        ("截至", "统计截止日"),
        ("清单", "清单名称"),
        ("文号", "清单文号"),
        ("范围", "单位、任务范围；全部时为空"),
        ("单位数", "期间有到期事项的单位数"),
        ("应办", "期间到期的应办项数"),
        ("办结", "其中已办结（含逾期办结）"),
        ("按期办结", "其中按期办结"),
        ("逾期报送", "其中按期完成、逾期报送"),
        ("逾期办结", "其中逾期办结"),
        ("待审核", "其中已报送、待审核"),
        ("延期中", "其中经同意延期、未到新时限"),
        ("未办结", "其中逾期未办结"),
        ("办结率", "办结/应办，带分母"),
        ("按期率", "按期办结/应办，带分母"),
        ("累计应办", "清单开始以来到期的应办项数"),
        ("累计办结", "其中已办结"),
        ("累计办结率", "累计办结/累计应办，带分母"),
        ("累计逾期", "截至当日逾期未办结的项数，即附件2的行数"),
        ("总体情况", "上述数字写成的一段"),
        ("较上期", "与上一期相比的一句；首期为空"),
        ("较好单位", "分组列出完成较好的前三名，同率并列"),
        ("滞后单位", "分组列出逾期未办结的单位"),
        ("提醒督办约谈", "期间提醒、督办、约谈的数量，按点名范围列出单位"),
        ("督办单位", "期间被督办的单位"),
        ("约谈单位", "期间列入约谈事项的单位"),
        ("改为通报", "经研究由约谈改为通报的单位；没有时为空"),
        ("限期要求", "逾期事项的整改要求和期限"),
        ("整改期限", "整改期限"),
        ("下期到期", "下一期间到期的项数和主要日期"),
    ];

    /// <summary>Name of each placeholder and what it stands for; a value of several lines is several paragraphs.</summary>
    public static IReadOnlyDictionary<string, string> Of(ListInForce list, BulletinFacts facts, BulletinPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        Tally span = facts.Span,
            year = facts.ToDate;
        TaskList published = list.Catalogue.List;
        return new Dictionary<string, string>
        {
            ["期间"] = facts.Scope.Name,
            ["截至"] = ChineseDates.Full(facts.CutOff.Day),
            ["清单"] = published.Title,
            ["文号"] = published.Number,
            ["范围"] = Matter(list, facts.Scope),
            ["单位数"] = $"{facts.Units.Count(u => u.IsRanked)}",
            ["应办"] = $"{span.Due}",
            ["办结"] = $"{span.Done}",
            ["按期办结"] = $"{span.OnTime}",
            ["逾期报送"] = $"{span.ReportedLate}",
            ["逾期办结"] = $"{span.DoneLate}",
            ["待审核"] = $"{span.InReview}",
            ["延期中"] = $"{span.Extended}",
            ["未办结"] = $"{span.Overdue}",
            ["办结率"] = BulletinFigures.Rate(span.Done, span.Due),
            ["按期率"] = BulletinFigures.Rate(span.OnTime, span.Due),
            ["累计应办"] = $"{year.Due}",
            ["累计办结"] = $"{year.Done}",
            ["累计办结率"] = BulletinFigures.Rate(year.Done, year.Due),
            ["累计逾期"] = $"{year.Overdue}",
            ["总体情况"] = Whole(facts),
            ["较上期"] = Change(facts),
            ["较好单位"] = Best(facts, published.OfficeUnit),
            ["滞后单位"] = Behind(facts),
            ["提醒督办约谈"] = Rungs(facts, policy),
            ["督办单位"] = Names(Reached(facts, Rung.Supervision)),
            ["约谈单位"] = Names(Reached(facts, Rung.Interview)),
            ["改为通报"] = Circulated(facts),
            ["限期要求"] =
                year.Overdue == 0
                    ? "请各单位保持力度，按时限完成后续工作。"
                    : $"逾期未办结的{year.Overdue}项（见附件2），有关单位要明确责任人和措施，于{ChineseDates.Full(policy.DemandBy)}前办结并报送"
                        + $"{published.IssuerShort}。",
            ["整改期限"] = ChineseDates.Full(policy.DemandBy),
            ["下期到期"] = Ahead(facts),
        };
    }

    private static string Matter(ListInForce list, BulletinScope scope) =>
        scope.UnitsIn(list.Directory) + string.Join('、', scope.Tasks.Select(t => $"第{t}项"));

    private static string Whole(BulletinFacts facts)
    {
        Tally span = facts.Span,
            year = facts.ToDate;
        string head = $"截至{ChineseDates.Full(facts.CutOff.Day)}，";
        if (span.Due == 0)
            return $"{head}{facts.Scope.Name}无到期应办事项。{ToDate(year)}";
        string[] parts =
        [
            Part("按期完成、逾期报送", span.ReportedLate),
            Part("逾期办结", span.DoneLate),
            Part("待审核", span.InReview),
            Part("延期中", span.Extended),
            Part("逾期未办结", span.Overdue),
        ];
        return $"{head}{facts.Scope.Name}到期应办{span.Due}项，涉及{facts.Units.Count(u => u.IsRanked)}个单位，已办结{span.Done}项，办结率"
            + $"{BulletinFigures.Rate(span.Done, span.Due)}。其中按期办结{span.OnTime}项，按期办结率{BulletinFigures.Rate(span.OnTime, span.Due)}"
            + $"{string.Concat(parts)}。{(year.Due == span.Due ? "" : ToDate(year))}";

        static string Part(string word, int count) => count == 0 ? "" : $"；{word}{count}项";
        static string ToDate(Tally year) =>
            year.Due == 0
                ? ""
                : $"清单印发以来累计到期应办{year.Due}项，已办结{year.Done}项，办结率{BulletinFigures.Rate(year.Done, year.Due)}，"
                    + $"逾期未办结{year.Overdue}项。";
    }

    private static string Change(BulletinFacts facts)
    {
        if (facts.Previous is not { } before || before.Due == 0 || facts.Span.Due == 0)
            return "";
        return $"与{before.Name}相比，办结率（当时{BulletinFigures.Rate(before.Done, before.Due)}）{Points(facts.Span.Done, facts.Span.Due, before.Done)}，"
            + $"按期办结率（{BulletinFigures.Rate(before.OnTime, before.Due)}）{Points(facts.Span.OnTime, facts.Span.Due, before.OnTime)}，"
            + $"累计逾期未办结{(facts.ToDate.Overdue - before.Overdue) switch
            {
                0 => $"持平（{before.Overdue}项）",
                > 0 and var more => $"增加{more}项（原{before.Overdue}项）",
                var fewer => $"减少{-fewer}项（原{before.Overdue}项）",
            }}。";

        string Points(int part, int of, int partBefore)
        {
            int change = BulletinFigures.Tenths(part, of) - BulletinFigures.Tenths(partBefore, before.Due);
            string amount = $"{Math.Abs(change) / 10}.{Math.Abs(change) % 10}个百分点";
            return change == 0 ? "持平"
                : change > 0 ? $"上升{amount}"
                : $"下降{amount}";
        }
    }

    // The office does not praise itself.
    private static string Best(BulletinFacts facts, string office)
    {
        string[] lines =
        [
            .. facts
                .Groups.Select(g => (Group: g, Best: g.Best.Where(u => u.Unit != office).ToList()))
                .Where(g => g.Best.Count > 0)
                .Select(g =>
                {
                    (BulletinGroup group, List<UnitLine> best) = g;
                    bool all = best.All(u => u.Span.OnTime == u.Span.Due);
                    return all
                        ? $"{Head(group)}{Listed([.. best.Select(u => u.Name)])}到期事项全部按期办结（{best.Sum(u => u.Span.Due)}项）。"
                        : $"{Head(group)}{string.Join('、', best.Select(u => $"{u.Name}（按期办结率{BulletinFigures.Rate(u.Span.OnTime, u.Span.Due)}）"))}。";
                }),
        ];
        return lines.Length == 0 ? "期间无按期办结的事项。" : string.Join('\n', lines);
    }

    private static string Behind(BulletinFacts facts)
    {
        string[] lines = [.. facts.Groups.Where(g => g.Behind.Count > 0).Select(g => Head(g) + Late(g.Behind))];
        return lines.Length == 0 ? "截至当日无逾期未办结事项。" : $"逾期未办结{facts.ToDate.Overdue}项。\n" + string.Join('\n', lines);
    }

    private static string Late(IReadOnlyList<UnitLine> behind)
    {
        string named = string.Join('、', behind.Take(BulletinGroup.Named).Select(u => $"{u.Name}（{u.Overdue}项）"));
        return behind.Count <= BulletinGroup.Named ? $"{named}有逾期未办结事项。" : $"{behind.Count}个单位有逾期未办结事项，较多的是{named}。";
    }

    private static string Rungs(BulletinFacts facts, BulletinPolicy policy)
    {
        (Rung Rung, string Word)[] rungs = [(Rung.Reminder, "提醒"), (Rung.Supervision, "督办"), (Rung.Interview, "列入约谈事项")];
        string[] sentences =
        [
            .. rungs
                .Select(r => (r.Rung, r.Word, Units: Reached(facts, r.Rung)))
                .Where(r => r.Units.Count > 0)
                .Select(r =>
                    $"{r.Word}{r.Units.Count}个单位{r.Units.Sum(u => u.Items)}项"
                    + (r.Rung < policy.NamesFrom ? "" : $"（{string.Join('、', r.Units.Select(u => $"{u.Name}{u.Items}项"))}）")
                ),
        ];
        return sentences.Length == 0 ? "期间未发生提醒、督办、约谈。" : $"期间{string.Join('；', sentences)}。";
    }

    private static string Circulated(BulletinFacts facts) =>
        string.Join('\n', facts.Circulated.Select(c => $"经研究，对{c.Name}的约谈改为通报：{string.Join('、', c.Matters)}未按时限完成。"));

    private static string Ahead(BulletinFacts facts)
    {
        (DateOnly from, DateOnly to) = facts.Scope.After;
        string name = (facts.Scope with { From = from, To = to }).Name;
        return facts.Ahead == 0
            ? $"{name}无到期事项。"
            : $"{name}到期{facts.Ahead}项，主要时限为{string.Join('、', facts.AheadDays.Select(d => $"{ChineseDates.Short(d.Day)}（{d.Count}项）"))}，"
                + "请提前安排，按时限报送。";
    }

    private static IReadOnlyList<(string Name, int Items)> Reached(BulletinFacts facts, Rung rung) =>
        [
            .. facts
                .Units.Select(u =>
                    (
                        u.Name,
                        Items: rung switch
                        {
                            Rung.Reminder => u.Reminders,
                            Rung.Supervision => u.Supervisions,
                            _ => u.Interviews,
                        }
                    )
                )
                .Where(u => u.Items > 0),
        ];

    private static string Names(IReadOnlyList<(string Name, int Items)> units) =>
        units.Count == 0 ? "无" : string.Join('、', units.Select(u => u.Name));

    // Everybody is named who was praised by the same number: three and the number of all would praise three alone.
    private static string Listed(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join('、', names)}{names.Count}个单位";

    private static string Head(BulletinGroup group) => $"{GroupShares.NameOf(group)}：";
}
