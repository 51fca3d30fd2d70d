using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.YearEnd;

/// <summary>An item of the year's end, with the period that it is of.</summary>
public sealed record YearEndItem(PeriodPlan Plan, DueItem Item)
{
    /// <summary>第14项 新闻宣传稿件（2021年3月）</summary>
    public string Name => $"第{Plan.Obligation.Task}项 {Plan.Obligation.ShortName}{Of()}";

    /// <summary>What the next list asks for in its place.</summary>
    /// <param name="list">The list that leaves it undone.</param>
    /// <param name="number">Its number among those that the next list took over.</param>
    public CarriedItem In(ListInForce list, int number, DateOnly opensOn, DateOnly dueOn)
    {
        ArgumentNullException.ThrowIfNull(list);
        int year = list.Catalogue.List.Year;
        string of = Period() is { Length: > 0 } period ? $"（{period}，{year}年清单结转）" : $"（{year}年清单结转）";
        return new CarriedItem(
            number,
            Item.Key,
            year,
            Plan.Obligation.Title + of,
            Plan.Obligation.ShortName + (Period().Length > 0 ? $"（{Period()}结转）" : "（结转）"),
            Plan.Obligation.Form,
            Plan.Obligation.Counter,
            Plan.Obligation.ReportUp,
            Item.Required is { } required ? Math.Max(1, required - Item.Count) : null,
            opensOn,
            dueOn
        );
    }

    private string Of() => Period() is { Length: > 0 } period ? $"（{period}）" : "";

    private string Period() => Plan.Kind is ItemKind.Once or ItemKind.Standing ? "" : ChineseDates.PeriodName(Plan.Period);
}
