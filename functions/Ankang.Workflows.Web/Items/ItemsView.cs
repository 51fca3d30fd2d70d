using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Items;

/// <summary>The list of items that a filter leaves, a page of them.</summary>
public sealed class ItemsView
{
    private const int OnPage = 200;

    public ItemsView(YearView year, ItemFilter filter, OfficeNeeds needs)
    {
        (Year, Filter) = (year, filter);
        List<ItemGlance> all = [.. filter.Order(year.Items.Where(i => filter.Matches(i, needs)))];
        All = all;
        Total = all.Count;
        Units = all.Select(i => i.Unit.Id).Distinct().Count();
        Late = all.Count(i => i.Status.IsLate());
        Done = all.Count(i => i.Status.IsDone());
        Items = [.. all.Skip((filter.PageNumber - 1) * OnPage).Take(OnPage)];
        HasMore = Total > filter.PageNumber * OnPage;
        Ahead = [.. year.Ahead.Where(p => filter.Matches(year.List, p)).OrderBy(p => p.OpensOn)];
    }

    public YearView Year { get; }

    public ItemFilter Filter { get; }

    /// <summary>Of all pages.</summary>
    public IReadOnlyList<ItemGlance> All { get; }

    public IReadOnlyList<ItemGlance> Items { get; }

    public int Total { get; }

    public int Units { get; }

    public int Late { get; }

    public int Done { get; }

    public bool HasMore { get; }

    /// <summary>Periods that match and are still to open.</summary>
    public IReadOnlyList<PeriodPlan> Ahead { get; }
}
