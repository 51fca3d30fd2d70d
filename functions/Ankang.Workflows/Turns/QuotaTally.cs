using System.Collections.Immutable;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;

namespace Ankang.Workflows.Turns;

/// <summary>What the periods of an obligation counted towards its yearly quota, by unit.</summary>
public sealed class QuotaTally(ILookup<string, Report> reports)
{
    /// <summary>Reads the obligation's periods; counts are never kept by a counter that confirmations write.</summary>
    public static async Task<QuotaTally> ReadAsync(ListInForce list, Obligation obligation, WorkTable work, DateTimeOffset now, CancellationToken cancellation)
    {
        var reports = new List<(string Unit, Report Report)>();
        foreach (PeriodPlan plan in list.PlansOf(obligation.Id).Where(p => p.Kind == ItemKind.Periodic && p.OpensAt <= now))
        {
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            reports.AddRange(period.Items.Values.SelectMany(i => i.Value.Reports.Where(r => r.Counts).Select(r => (i.Value.Key.Unit, r))));
        }

        return new QuotaTally(reports.ToLookup(r => r.Unit, r => r.Report));
    }

    /// <summary>A completed quota open again, because reports that made it were returned or taken back; null where the counts still suffice.</summary>
    public DueItem? Recount(DueItem item)
    {
        DueItem open = Count(item with { State = ItemState.Open, ClosedAt = null, CompletedOn = null, ClosedBy = null, Reports = [] });
        return open.IsOpen ? open : null;
    }

    /// <summary>The quota item with today's count; completed when the counts suffice, as of the report that made them.</summary>
    public DueItem Count(DueItem item)
    {
        ImmutableArray<Report> counted = [.. reports[item.Key.Unit].OrderBy(r => r.At).ThenBy(r => r.Id, StringComparer.Ordinal)];
        if (counted.SequenceEqual(item.Reports)) return item;
        item = item with { Reports = counted };

        (int count, int within, DateOnly done) = (0, 0, DateOnly.MinValue);
        foreach (Report report in counted)
        {
            count += report.Count;
            within += report.Within;
            if (report.CompletedOn > done) done = report.CompletedOn;
            if (count >= item.Required && within >= (item.RequiredWithin ?? 0))
                return item with { State = ItemState.Completed, ClosedAt = report.At, CompletedOn = done, ClosedBy = HistoryDraft.System };
        }

        return item;
    }
}
