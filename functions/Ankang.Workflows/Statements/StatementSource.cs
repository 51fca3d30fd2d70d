using Ankang.Workflows.Accidents;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Statements;

/// <summary>Draws statements from what is stored.</summary>
public sealed class StatementSource(WorkTable work, ITableStore store, RowsSetAside aside)
{
    /// <param name="cutOff">The day that it speaks of, 24:00.</param>
    /// <param name="asOf">When it is drawn, UTC.</param>
    public async Task<Statement> DrawAsync(ListInForce list, DateOnly cutOff, DateTimeOffset asOf, CancellationToken cancellation)
    {
        IReadOnlyList<DueItem> items = await ItemsAsync(list, work, asOf, cancellation);
        return Draw(list, items, cutOff, asOf, await EventsAsync(list, cutOff, cancellation));
    }

    /// <summary>Every due item that was ever opened; yearly quotas as their periods make them.</summary>
    public static async Task<IReadOnlyList<DueItem>> ItemsAsync(ListInForce list, WorkTable work, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(work);
        var items = new List<DueItem>();
        foreach (PeriodPlan plan in list.Plans)
            items.AddRange((await work.LoadAsync(plan.Ref, fresh: false, cancellation)).Items.Values.Select(i => i.Value));
        return QuotaTally.DeriveAll(list, items, ChinaTime.DateOf(now));
    }

    /// <summary>The statement that these items and events make.</summary>
    public static Statement Draw(ListInForce list, IReadOnlyList<DueItem> items, DateOnly cutOff, DateTimeOffset asOf, RecordedEvents events)
    {
        ArgumentNullException.ThrowIfNull(list);
        TableModel table = TableModel.Create(
            list.Catalogue,
            list.Directory,
            list.Calendar,
            [.. items],
            cutOff,
            asOf,
            list.Head.Rehearsal,
            events,
            list.Withdrawn
        );
        return new Statement(table, YearPicture.ToSvg(list.Catalogue, list.Directory, items, Ahead(list, items), cutOff, asOf, list.Head.Rehearsal));
    }

    // 约谈 that were held, and accidents that were recorded, by the cut-off.
    private async Task<RecordedEvents> EventsAsync(ListInForce list, DateOnly cutOff, CancellationToken cancellation)
    {
        AccidentCounts accidents = await AccidentCounts.ReadAsync(list, store, aside, cutOff, cancellation);
        return new RecordedEvents(
            (await new InterviewTable(store, aside).ReadAsync(list.Id, cancellation)).Count(c => c.Case.Held?.On <= cutOff),
            accidents.Accidents,
            accidents.Investigations,
            accidents.LongestReportMinutes
        );
    }

    // What the periods that did not open yet will ask, of whom.
    private static IEnumerable<(string Unit, DateOnly DueOn)> Ahead(ListInForce list, IReadOnlyList<DueItem> items)
    {
        HashSet<PeriodRef> opened = [.. items.Select(i => PeriodRef.Of(i.Key))];
        return list
            .Plans.Where(p => !p.Withdrawn && !p.Historic && !opened.Contains(p.Ref))
            .SelectMany(p => list.AskedIn(p).Where(u => u.IsAddressed).Select(u => (u.Id, p.DueOn)));
    }
}
