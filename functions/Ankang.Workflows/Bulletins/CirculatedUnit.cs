using Ankang.Workflows.Calendar;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Bulletins;

/// <summary>约谈改为通报: a unit that a leader decided to name in a bulletin instead.</summary>
/// <param name="Name">In full, on the day of the decision.</param>
/// <param name="Matters">新闻宣传稿件（2021年3月）, each of the items that the decision was about.</param>
public sealed record CirculatedUnit(string Name, IReadOnlyList<string> Matters)
{
    /// <summary>Those that were decided within a bulletin's span, up to its cut-off.</summary>
    internal static IReadOnlyList<CirculatedUnit> Of(ListInForce list, BulletinScope scope, IEnumerable<InterviewCase> cases) =>
        [
            .. cases
                .Where(c => c is { Decision: InterviewDecision.Circulate, IsWithdrawn: false })
                .Select(c => (Case: c, On: ChinaTime.DateOf(c.At)))
                .Where(c => c.On >= scope.From && c.On <= scope.CutOff)
                .Select(c => new CirculatedUnit(
                    list.Directory.Find(c.Case.Unit)?.NameOn(c.On).Full ?? c.Case.Unit,
                    [.. c.Case.Items.Select(i => list.FindPlan(PeriodRef.Of(i.Key(list.Id, c.Case.Unit)))).OfType<PeriodPlan>().Select(Matter)]
                )),
        ];

    private static string Matter(PeriodPlan plan) =>
        ChineseDates.PeriodName(plan.Period) is { Length: > 0 } period ? $"{plan.Obligation.ShortName}（{period}）" : plan.Obligation.ShortName;
}
