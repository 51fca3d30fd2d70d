using Ankang.Workflows.Board;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>约谈研究清单: what stands before the leader, and what was decided.</summary>
/// <param name="Cases">Newest first.</param>
/// <param name="Sort">items, days or unit.</param>
public sealed record InterviewsView(
    ListInForce List,
    DateOnly Today,
    IReadOnlyList<ProposalGlance> Proposals,
    IReadOnlyList<InterviewCase> Cases,
    string Sort,
    InterviewAnswer? Answer
)
{
    public static async Task<InterviewsView> ReadAsync(
        WorkflowParts parts,
        string listId,
        string? sort,
        InterviewAnswer? answer,
        CancellationToken cancellation
    )
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        DateOnly today = ChinaTime.DateOf(parts.Clock.GetUtcNow());
        IReadOnlyList<InterviewCase> cases = await parts.Interviews.CasesAsync(listId, cancellation);
        ProposalGlance[] proposals =
        [
            .. (await parts.Interviews.ProposalsAsync(listId, cancellation)).Select(p => new ProposalGlance(
                list.Directory[p.Unit],
                [.. p.Items.Select(i => new ItemGlance(list, i.Plan, list.Directory[p.Unit], BoardEntry.Of(i.Item), i.Item, [], today))],
                p.Since,
                p.Postponed,
                [.. cases.Where(c => c.Unit == p.Unit && c.IsFinal)]
            )),
        ];
        IEnumerable<ProposalGlance> sorted = sort switch
        {
            "days" => proposals.OrderByDescending(p => p.DaysLate),
            "unit" => proposals.OrderBy(p => list.Directory.OrderOf(p.Unit.Id)),
            _ => proposals, // as the service orders them: most items, then longest overdue
        };
        return new InterviewsView(list, today, [.. sorted], [.. cases.Reverse()], sort ?? "items", answer);
    }

    public InterviewAnswer? AnswerTo(string unit, string form) => Answer?.Unit == unit && Answer.Form == form ? Answer : null;

    /// <summary>An item of a case by name; null where its period is not known any more.</summary>
    public PeriodPlan? PlanOf(DueItemKey item) => List.FindPlan(PeriodRef.Of(item));
}
