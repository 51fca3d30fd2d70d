using System.Collections.Immutable;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Rules.Standings;

/// <summary>What the periods of an obligation counted towards its yearly quota, by unit (task 13: 全年不少于12篇).</summary>
/// <remarks>
/// Counts are never kept by a counter that confirmations write. A quota item takes them up at its own turns; whoever shows,
/// mails or counts it between two of them derives it first, so that it is met from the report that met it.
/// </remarks>
public sealed class QuotaTally
{
    private readonly ILookup<string, Report> _reports;

    private QuotaTally(ILookup<string, Report> reports) => _reports = reports;

    /// <summary>Counts the reports of one obligation.</summary>
    /// <param name="periods">The items of its periods; others are left out.</param>
    /// <param name="today">The civil day; what a unit reported before it was merged into another counts for that one from the merger on.</param>
    public static QuotaTally Of(ListInForce list, IEnumerable<DueItem> periods, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        var reports = new List<(string Unit, Report Report)>();
        foreach (DueItem item in periods.Where(i => i.Kind == ItemKind.Periodic))
        {
            // A unit that the directory lost counts for itself: its own step says what is wrong.
            ResponsibleUnit? own = list.Directory.Find(item.Key.Unit);
            string unit = own is not null && list.Directory.StandInsOf(own, today) is [{ } heir] ? heir.Id : item.Key.Unit;
            reports.AddRange(item.Reports.Where(r => r.Counts).Select(r => (unit, r)));
        }

        // What an heir took over with an open item stands in both.
        return new QuotaTally(reports.Distinct().ToLookup(r => r.Unit, r => r.Report));
    }

    /// <summary>All items of a list with its yearly quotas as their periods make them; the others as they are.</summary>
    /// <param name="items">Those of quotas together with all of their periods.</param>
    public static IReadOnlyList<DueItem> DeriveAll(ListInForce list, IReadOnlyCollection<DueItem> items, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(items);
        Dictionary<string, QuotaTally> tallies = items
            .Where(i => i.Kind == ItemKind.Quota)
            .Select(i => i.Key.Obligation)
            .Distinct()
            .ToDictionary(o => o, o => Of(list, items.Where(i => i.Key.Obligation == o), today));
        return [.. items.Select(i => i.Kind == ItemKind.Quota ? tallies[i.Key.Obligation].Derive(i) : i)];
    }

    /// <summary>
    /// The quota item as its periods make it: with today's count while it is open, completed when the counts suffice, as of
    /// the report that made them; open again when reports that made it were returned or taken back.
    /// </summary>
    public DueItem Derive(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.IsOpen)
            return Count(item);
        if (item is not { State: ItemState.Completed, ClosedBy.IsSystem: true })
            return item;
        DueItem open = Count(item with { State = ItemState.Open, ClosedAt = null, CompletedOn = null, ClosedBy = null, Reports = [] });
        return open.IsOpen ? open : item;
    }

    /// <summary>The item, completed as of the report with which its reports suffice, where they do.</summary>
    internal static DueItem Closed(DueItem item)
    {
        (int count, int within, DateOnly done) = (0, 0, DateOnly.MinValue);
        foreach (Report report in item.Reports.Where(r => r.Counts))
        {
            count += report.Count;
            within += report.Within;
            if (report.CompletedOn > done)
                done = report.CompletedOn;
            if (count >= item.Required && within >= (item.RequiredWithin ?? 0))
                return item with { State = ItemState.Completed, ClosedAt = report.At, CompletedOn = done, ClosedBy = Actor.System };
        }

        return item;
    }

    private DueItem Count(DueItem item)
    {
        ImmutableArray<Report> counted = [.. _reports[item.Key.Unit].OrderBy(r => r.At).ThenBy(r => r.Id, StringComparer.Ordinal)];
        return counted.SequenceEqual(item.Reports) ? item : Closed(item with { Reports = counted });
    }
}
