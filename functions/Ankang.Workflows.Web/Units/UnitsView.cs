using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Units;

/// <summary>The units that a filter leaves, in its order.</summary>
public sealed class UnitsView
{
    public UnitsView(YearView year, UnitsFilter filter)
    {
        (Year, Filter) = (year, filter);
        ILookup<string, ItemGlance> byUnit = year.Items.ToLookup(i => i.Unit.Id);
        UnitGroup? group = year.List.Directory.Groups.FirstOrDefault(g => g.Id == filter.Group);
        IEnumerable<UnitRow> rows = year
            .List.Directory.Units.Where(u =>
                (group is null || group.Members.Contains(u.Id))
                && (
                    filter.Search is not { } words
                    || u.Names.Any(n =>
                        n.Full.Contains(words, StringComparison.OrdinalIgnoreCase) || n.Short.Contains(words, StringComparison.OrdinalIgnoreCase)
                    )
                )
                && filter.Flag switch
                {
                    "bounced" => OfficeNeeds.IsBounced(u),
                    "proposed" => OfficeNeeds.IsProposed(u),
                    "sample" => u.Sample,
                    "unaddressed" => !u.IsAddressed,
                    _ => true,
                }
            )
            .Select(u => Row(u, [.. byUnit[u.Id]]))
            .Where(r => filter.Flag != "untold" || r.Untold);
        Func<UnitRow, IComparable>? key = filter.Sort switch
        {
            "all" => r => r.All,
            "done" => r => r.Done,
            "soon" => r => r.Soon,
            "late" => r => r.Late,
            "rung" => r => r.Rung,
            "mail" => r => r.Unit.Liaison?.Email ?? "",
            _ => null,
        };
        Rows =
        [
            .. key is null ? rows
            : filter.Descending ? rows.OrderByDescending(key)
            : rows.OrderBy(key),
        ];
    }

    public YearView Year { get; }

    public UnitsFilter Filter { get; }

    public IReadOnlyList<UnitRow> Rows { get; }

    private UnitRow Row(ResponsibleUnit unit, IReadOnlyList<ItemGlance> items) =>
        new(
            unit,
            unit.NameOn(Year.Today).Full,
            items.Count,
            items.Count(i => i.Status.IsDone()),
            items.Count(i => i.Status == ItemStatus.DueSoon),
            items.Count(i => i.Status.IsLate()),
            items.Where(i => i.IsOpen && !i.Entry.Historic).Select(i => i.Rung).DefaultIfEmpty(Rung.None).Max(),
            items.Any(i => i.IsUntold)
        );
}
