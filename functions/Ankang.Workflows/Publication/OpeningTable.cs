using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>What a list will open: due items by unit and by the month in which they fall due.</summary>
/// <param name="Months">The columns, <c>2026-01</c>.</param>
/// <param name="Rows">A unit each, in roster order.</param>
/// <param name="Total">Due items in all.</param>
/// <param name="Historic">Of them 历史事项: due before the system answers, asked of no one.</param>
public sealed record OpeningTable(IReadOnlyList<string> Months, IReadOnlyList<OpeningRow> Rows, int Total, int Historic)
{
    public static OpeningTable Of(ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var items = list
            .Plans.Where(p => !p.Withdrawn)
            .SelectMany(p => list.AskedIn(p).Select(u => (Unit: u, Month: $"{p.DueOn:yyyy-MM}", p.Historic)))
            .ToList();
        string[] months = [.. items.Select(i => i.Month).Distinct().Order(StringComparer.Ordinal)];
        return new OpeningTable(
            months,
            [
                .. items
                    .GroupBy(i => i.Unit.Id)
                    .OrderBy(g => list.Directory.OrderOf(g.Key))
                    .Select(g => new OpeningRow(g.Key, Name(list, g.First().Unit), [.. months.Select(m => g.Count(i => i.Month == m))], g.Count())),
            ],
            items.Count,
            items.Count(i => i.Historic)
        );
    }

    private static string Name(ListInForce list, ResponsibleUnit unit) => unit.NameOn(list.Catalogue.List.EffectiveFrom).Short;
}
