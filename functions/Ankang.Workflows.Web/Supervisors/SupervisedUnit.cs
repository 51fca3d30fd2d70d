using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>One unit of a supervisor: what fell due and what became of it, and the highest rung of what is late.</summary>
/// <param name="Tally">Its numbers add up: 已到期 is 办结, 待审核 and 逾期未办结 together.</param>
public sealed record SupervisedUnit(ResponsibleUnit Unit, Tally Tally, Rung Rung)
{
    public static SupervisedUnit Of(ResponsibleUnit unit, IReadOnlyCollection<ItemGlance> items) =>
        new(
            unit,
            Tally.Of(items.Select(i => i.Standing)),
            items.Where(i => i.Standing.Verdict == ItemVerdict.Overdue).Select(i => i.Rung).DefaultIfEmpty(Rung.None).Max()
        );
}
