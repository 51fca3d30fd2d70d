using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Accidents;

/// <summary>What the official table says of accidents (31, 40): only what was recorded by its day.</summary>
/// <param name="Accidents">登记事故.</param>
/// <param name="Investigations">提级调查: those that the office's own duty opened.</param>
/// <param name="LongestReportMinutes">接报至报告最长; null where one was not reported up, or none was recorded.</param>
public sealed record AccidentCounts(int Accidents, int Investigations, int? LongestReportMinutes)
{
    public static async Task<AccidentCounts> ReadAsync(
        ListInForce list,
        ITableStore store,
        RowsSetAside aside,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        Accident[] recorded =
        [
            .. (await new AccidentTable(store, aside).ReadAsync(list.Id, cancellation))
                .Select(r => r.Accident)
                .Where(a => ChinaTime.DateOf(a.At) <= day),
        ];
        int investigations = list.Head.Events.Count(e => e.Unit == list.Catalogue.List.OfficeUnit && recorded.Any(a => a.Number == e.Number));
        bool all = recorded.Length > 0 && recorded.All(a => a.MinutesToReport is not null);
        return new AccidentCounts(recorded.Length, investigations, all ? recorded.Max(a => a.MinutesToReport) : null);
    }
}
