using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Tasks;

/// <summary>One duty of a task: its units against its periods.</summary>
public sealed class DutyGrid
{
    private readonly Dictionary<(string Unit, string Period), ItemGlance> _items;

    public DutyGrid(Obligation duty, ListInForce list, IReadOnlyList<ItemGlance> items, TaskSort sort)
    {
        Duty = duty;
        _items = items.ToDictionary(i => (i.Unit.Id, i.Plan.Ref.Period));
        Periods = list.PlansOf(duty.Id);
        // Who was asked once is shown on, though the group has changed since.
        IEnumerable<ResponsibleUnit> units = list
            .Directory.Expand(duty.AskedOf)
            .Concat(items.Select(i => i.Unit))
            .DistinctBy(u => u.Id)
            .OrderBy(u => list.Directory.OrderOf(u.Id));
        SortedBy = Periods.FirstOrDefault(p => p.Ref.Period == sort.Period);
        Units = SortedBy is null
            ? [.. units]
            :
            [
                .. units
                    .OrderBy(u => Of(u, SortedBy) is null)
                    .ThenBy(u => Of(u, SortedBy) is { } item ? (sort.Descending ? -1 : 1) * ItemFilter.Urgency(item.Status) : 0),
            ];
    }

    /// <summary>The period whose states order the units; null for the roster's order.</summary>
    public PeriodPlan? SortedBy { get; }

    public Obligation Duty { get; }

    public IReadOnlyList<PeriodPlan> Periods { get; }

    public IReadOnlyList<ResponsibleUnit> Units { get; }

    /// <returns>Null where the period has not opened for the unit.</returns>
    public ItemGlance? Of(ResponsibleUnit unit, PeriodPlan period) => _items.GetValueOrDefault((unit.Id, period.Ref.Period));
}
