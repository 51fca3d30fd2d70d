using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Web.SignIn;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>What a supervisor (分管领导) looks for: his own units, what is late, at which rung, and whether it gets better.</summary>
public sealed class SupervisorView
{
    private const int DaysAhead = 14;

    public SupervisorView(YearView year, SignedIn supervisor)
    {
        Year = year;
        Units = [.. year.List.Directory.Units.Where(u => supervisor.Sees(u.Id))];
        Items = [.. year.Items.Where(i => supervisor.Sees(i.Unit.Id))];
        ItemGlance[] open = [.. Items.Where(i => i.IsOpen && !i.Entry.Historic)];
        Late = [.. open.Where(i => i.Status.IsLate()).OrderByDescending(i => i.Rung).ThenBy(i => i.DueOn).ThenBy(i => i.Duty.Task)];
        Soon = [.. open.Where(i => !i.Status.IsLate() && i.DueOn <= year.Today.AddDays(DaysAhead)).OrderBy(i => i.DueOn).ThenBy(i => i.Duty.Task)];
        Trend = TrendWeek.Of(Items, year.Today);
    }

    public YearView Year { get; }

    public IReadOnlyList<ResponsibleUnit> Units { get; }

    public IReadOnlyList<ItemGlance> Items { get; }

    /// <summary>逾期未办结: the highest rung first, then the longest.</summary>
    public IReadOnlyList<ItemGlance> Late { get; }

    /// <summary>Due within two weeks.</summary>
    public IReadOnlyList<ItemGlance> Soon { get; }

    public IReadOnlyList<TrendWeek> Trend { get; }
}
