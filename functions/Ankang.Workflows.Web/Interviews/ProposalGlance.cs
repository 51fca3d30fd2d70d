using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>约谈待研究 of one unit as the page shows it.</summary>
/// <param name="Postponed">The last decision, where it was 暂缓.</param>
/// <param name="Earlier">What was decided on the unit before.</param>
public sealed record ProposalGlance(
    ResponsibleUnit Unit,
    IReadOnlyList<ItemGlance> Items,
    DateTimeOffset Since,
    InterviewCase? Postponed,
    IReadOnlyList<InterviewCase> Earlier
)
{
    public int DaysLate => Items.Max(i => i.WorkingDaysLate);
}
