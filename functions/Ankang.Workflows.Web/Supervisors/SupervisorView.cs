using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>What a supervisor (分管领导) looks for: his own units, what is late, at which rung, and whether it gets better.</summary>
public sealed class SupervisorView
{
    private const int DaysAhead = 14;

    public SupervisorView(YearView year, SupervisorAccess access)
    {
        (Year, Access) = (year, access);
        Items = [.. year.Items.Where(i => access.Sees(i.Unit.Id))];
        ItemGlance[] open = [.. Items.Where(i => i.IsOpen && !i.Entry.Historic)];
        ToAcknowledge =
        [
            .. open.Where(i => i.Item is { Supervision: not null, AcknowledgedAt: null }).OrderBy(i => i.DueOn).ThenBy(i => i.Duty.Task),
        ];
        ToSignOff = [.. open.Where(i => i.Item?.SignOff is not null).OrderBy(i => i.DueOn).ThenBy(i => i.Duty.Task)];
        Late = [.. open.Where(i => i.Status.IsLate()).OrderByDescending(i => i.Rung).ThenBy(i => i.DueOn).ThenBy(i => i.Duty.Task)];
        Soon = [.. open.Where(i => !i.Status.IsLate() && i.DueOn <= year.Today.AddDays(DaysAhead)).OrderBy(i => i.DueOn).ThenBy(i => i.Duty.Task)];
        Trend = TrendWeek.Of(Items, year.Today);
        ILookup<string, ItemGlance> byUnit = Items.ToLookup(i => i.Unit.Id);
        Rows = [.. access.Units.Select(u => SupervisedUnit.Of(u, [.. byUnit[u.Id]]))];
    }

    public YearView Year { get; }

    public SupervisorAccess Access { get; }

    public IReadOnlyList<ResponsibleUnit> Units => Access.Units;

    public IReadOnlyList<ItemGlance> Items { get; }

    /// <summary>督办 that were not acknowledged (已阅).</summary>
    public IReadOnlyList<ItemGlance> ToAcknowledge { get; }

    /// <summary>Reports of his units' liaisons that wait for him (单位审签).</summary>
    public IReadOnlyList<ItemGlance> ToSignOff { get; }

    /// <summary>逾期未办结: the highest rung first, then the longest.</summary>
    public IReadOnlyList<ItemGlance> Late { get; }

    /// <summary>Due within two weeks.</summary>
    public IReadOnlyList<ItemGlance> Soon { get; }

    public IReadOnlyList<TrendWeek> Trend { get; }

    public IReadOnlyList<SupervisedUnit> Rows { get; }

    /// <summary>The form that was not taken, shown again; empty on a first look.</summary>
    public Acknowledgement Typed { get; init; } = new("", "", "");

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>What became of reports that waited to be signed off, in words; null where nothing did.</summary>
    public string? SignedOff { get; init; }

    /// <summary>How many were acknowledged just now.</summary>
    public int Done { get; init; }
}
