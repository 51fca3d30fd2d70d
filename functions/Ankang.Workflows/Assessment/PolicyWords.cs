using System.Globalization;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Assessment;

/// <summary>A policy of scores as people read it: what it is about, and what it says.</summary>
public static class PolicyWords
{
    public static IEnumerable<(string What, string Value)> Of(AssessmentPolicy policy, ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(list);
        yield return ("基础分", ScoreWords.Number(AssessmentPolicy.Base));
        foreach (AssessmentRow row in AssessmentText.Rows.Values)
            yield return ($"{ScoreWords.Row(row)}{Manner(row, policy)}", $"扣{ScoreWords.Number(policy.PointsOf(row))}分");
        yield return ("经同意延期的事项", policy.ByDateInForce ? "按延期后的时限考核" : "按清单时限考核");
        yield return ("配合单位", policy.HelperShare == 0 ? "不扣分" : $"按责任单位扣分的{Percent(policy.HelperShare)}扣分");
        yield return ("每个事项最多扣分", ScoreWords.Number(policy.ItemCap));
        yield return ("每项责任全年最多扣分", ScoreWords.Number(policy.DutyCap));
        yield return ("加分合计最多", ScoreWords.Number(policy.BonusCap));
        foreach ((int task, decimal weight) in policy.TaskWeights)
            yield return ($"第{task}项权重", ScoreWords.Number(weight));
        foreach ((string duty, decimal weight) in policy.DutyWeights)
            yield return ($"{NameOf(list, duty)}在本项内的权重", ScoreWords.Number(weight));
        foreach (HandRow bonus in policy.Bonuses)
            yield return ($"加分：{bonus.Name}", $"每次最多{ScoreWords.Number(bonus.Most)}分");
        foreach (HandRow veto in policy.Vetoes)
            yield return ($"一票否决：{veto.Name}", $"排在最后，等次为{policy.Grades[^1].Name}");
        foreach (Grade grade in policy.Grades)
            yield return ($"等次：{grade.Name}", $"{ScoreWords.Number(grade.From)}分以上");
        foreach (AssessmentGroup group in policy.Groups)
            yield return ($"分组：{group.Name}", string.Join('、', group.Of.Select(o => NameOfUnit(list, o))));
    }

    private static string Manner(AssessmentRow row, AssessmentPolicy policy) =>
        row switch
        {
            AssessmentRow.Returned => "（每次）",
            AssessmentRow.Repeated => $"（第{policy.RepeatedFrom}次起，每次加扣）",
            _ => "（同一事项只计最重一项）",
        };

    private static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string NameOf(ListInForce list, string duty) =>
        list.Catalogue.Find(duty) is { } known ? $"第{known.Task}项{known.ShortName}" : duty;

    private static string NameOfUnit(ListInForce list, string id) => list.Directory.Knows(id) ? list.Directory.NameOf(id, DateOnly.MaxValue) : id;
}
