using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>One of the units that a person answers for, and what waits for him there.</summary>
/// <param name="Address">Of the unit's page.</param>
/// <param name="Late">Items that are overdue.</param>
/// <param name="Waiting">Items that are to be reported and not overdue.</param>
/// <param name="Next">The nearest deadline among these; null where none waits.</param>
public sealed record PortalUnit(ResponsibleUnit Unit, string Address, int Late, int Waiting, DateOnly? Next)
{
    internal static PortalUnit Of(ResponsibleUnit unit, string address, YearView year)
    {
        PortalItem[] open = [.. year.Items.Select(i => new PortalItem(i, null)).Where(i => i.IsOpen)];
        ItemGlance[] waiting = [.. open.Select(i => i.Glance).Where(i => !i.Status.IsLate())];
        return new PortalUnit(unit, address, open.Length - waiting.Length, waiting.Length, waiting.Length == 0 ? null : waiting.Min(i => i.DueOn));
    }
}
