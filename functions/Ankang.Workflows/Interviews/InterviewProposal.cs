using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Interviews;

/// <summary>约谈待研究 of one unit: its open items that reached the rung and are not decided; what reaches it meanwhile joins (并案).</summary>
/// <param name="Since">When the first of them reached the rung, UTC.</param>
/// <param name="Postponed">The last decision, where it was 暂缓.</param>
public sealed record InterviewProposal(
    string Unit,
    IReadOnlyList<(PeriodPlan Plan, DueItem Item)> Items,
    DateTimeOffset Since,
    InterviewCase? Postponed
);
