using System.Collections.Immutable;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Turns;

/// <summary>What the periods of an obligation counted towards its yearly quota, by unit.</summary>
public sealed class QuotaTally(ILookup<string, Report> reports)
{
    /// <summary>Reads the obligation's periods; counts are never kept by a counter that confirmations write.</summary>
    /// <remarks>What a unit reported before it was merged into another counts for that one.</remarks>
    public static async Task<QuotaTally> ReadAsync(
        ListInForce list,
        Obligation obligation,
        WorkTable work,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        DateOnly today = ChinaTime.DateOf(now);
        var reports = new List<(string Unit, Report Report)>();
        foreach (PeriodPlan plan in list.PlansOf(obligation.Id).Where(p => p.Kind == ItemKind.Periodic && p.OpensAt <= now))
        {
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            foreach (DueItem item in period.Items.Values.Select(i => i.Value))
            {
                IReadOnlyList<ResponsibleUnit> answering = list.Directory.StandInsOf(list.Directory[item.Key.Unit], today);
                string unit = answering is [{ } heir] ? heir.Id : item.Key.Unit;
                reports.AddRange(item.Reports.Where(r => r.Counts).Select(r => (unit, r)));
            }
        }

        // What an heir took over with an open item stands in both.
        return new QuotaTally(reports.Distinct().ToLookup(r => r.Unit, r => r.Report));
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
        return counted.SequenceEqual(item.Reports) ? item : Closed(item with { Reports = counted });
    }

    /// <summary>The item, completed as of the report with which its reports suffice, where they do.</summary>
    public static DueItem Closed(DueItem item)
    {
        (int count, int within, DateOnly done) = (0, 0, DateOnly.MinValue);
        foreach (Report report in item.Reports.Where(r => r.Counts))
        {
            count += report.Count;
            within += report.Within;
            if (report.CompletedOn > done)
                done = report.CompletedOn;
            if (count >= item.Required && within >= (item.RequiredWithin ?? 0))
                return item with { State = ItemState.Completed, ClosedAt = report.At, CompletedOn = done, ClosedBy = HistoryDraft.System };
        }

        return item;
    }
}
