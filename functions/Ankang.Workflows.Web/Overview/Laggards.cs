using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>谁落后: what is overdue today, of whom, and whether it is more than a week ago.</summary>
/// <param name="Items">Items that are overdue and open.</param>
/// <param name="Units">How many units owe them.</param>
/// <param name="ByRung">Of the items, by the rung that each has reached; rungs that none has reached are left out.</param>
/// <param name="SinceLastWeek">How many more they are than seven days ago.</param>
/// <param name="Furthest">The units that are furthest behind, the worst first, at most ten.</param>
public sealed record Laggards(
    int Items,
    int Units,
    IReadOnlyList<(Rung Rung, int Items)> ByRung,
    int SinceLastWeek,
    IReadOnlyList<LaggingUnit> Furthest
)
{
    private const int Most = 10;
    private const int Week = 7;

    public static Laggards Of(YearView year)
    {
        ItemGlance[] late = [.. year.Items.Where(i => i.Status.IsLate())];
        DateOnly before = year.Today.AddDays(-Week);
        LaggingUnit[] units =
        [
            .. late.GroupBy(i => i.Unit.Id)
                .Select(u => new LaggingUnit(u.Key, u.First().UnitShort, u.Count(), u.Max(i => i.WorkingDaysLate), u.Max(i => i.Rung)))
                .OrderByDescending(u => u.Items)
                .ThenByDescending(u => u.DaysLate),
        ];
        return new Laggards(
            late.Length,
            units.Length,
            [.. late.GroupBy(i => i.Rung).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Count()))],
            late.Length - year.Items.Count(i => WasLateOn(i, before)),
            [.. units.Take(Most)]
        );
    }

    // By the deadline that is in force today: what was extended since counts as if it had been then.
    private static bool WasLateOn(ItemGlance item, DateOnly day) =>
        !item.Entry.Historic
        && (item.Entry.ExtendedTo ?? item.DueOn) < day
        && (item.Status.IsLate() || item.Entry is { State: ItemState.Completed or ItemState.InReview, ClosedOn: { } closed } && closed > day);
}
