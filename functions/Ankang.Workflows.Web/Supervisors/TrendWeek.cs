using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>One week of the trend, derived from the items' days.</summary>
/// <param name="From">Its Monday.</param>
/// <param name="To">Its Sunday; today in the week that runs.</param>
/// <param name="Due">Items whose deadline fell in it.</param>
/// <param name="Closed">Items that were closed in it.</param>
/// <param name="Late">Items overdue and open at its end.</param>
public sealed record TrendWeek(DateOnly From, DateOnly To, int Due, int Closed, int Late)
{
    private const int Weeks = 8;

    /// <summary>The last eight weeks, oldest first.</summary>
    public static IReadOnlyList<TrendWeek> Of(IReadOnlyCollection<ItemGlance> items, DateOnly today)
    {
        DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        ItemGlance[] counted = [.. items.Where(i => i.Status.IsCounted())];
        return
        [
            .. Enumerable
                .Range(0, Weeks)
                .Select(i => monday.AddDays(-7 * (Weeks - 1 - i)))
                .Select(from =>
                {
                    DateOnly to = from.AddDays(6) < today ? from.AddDays(6) : today;
                    return new TrendWeek(
                        from,
                        to,
                        counted.Count(i => i.DueOn >= from && i.DueOn <= to),
                        counted.Count(i => ClosedOn(i) is { } closed && closed >= from && closed <= to),
                        counted.Count(i => i.DueOn < to && (ClosedOn(i) is not { } closed || closed > to))
                    );
                }),
        ];
    }

    private static DateOnly? ClosedOn(ItemGlance item) => item.IsOpen ? null : item.Entry.ClosedOn;
}
