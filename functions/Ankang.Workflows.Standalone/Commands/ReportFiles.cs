using System.Text;
using Ankang.Workflows.Accidents;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>The files of a report: the official table as xlsx and HTML, and the picture of the year.</summary>
public static class ReportFiles
{
    public const string Xlsx = "table.xlsx";
    public const string Html = "table.html";
    public const string Svg = "year.svg";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Every due item that was ever opened; yearly quotas as their periods make them.</summary>
    public static async Task<IReadOnlyList<DueItem>> ItemsAsync(ListInForce list, WorkTable work, DateTimeOffset now, CancellationToken cancellation)
    {
        var items = new List<DueItem>();
        foreach (PeriodPlan plan in list.Plans)
            items.AddRange((await work.LoadAsync(plan.Ref, fresh: false, cancellation)).Items.Values.Select(i => i.Value));
        return QuotaTally.DeriveAll(list, items, ChinaTime.DateOf(now));
    }

    /// <summary>约谈 that were held, and accidents that were recorded, by the cut-off.</summary>
    public static async Task<RecordedEvents> EventsAsync(
        ListInForce list,
        ITableStore store,
        RowsSetAside aside,
        DateOnly cutOff,
        CancellationToken cancellation
    )
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

    public static void Write(
        string folder,
        ListInForce list,
        IReadOnlyList<DueItem> items,
        DateOnly cutOff,
        DateTimeOffset asOf,
        RecordedEvents events
    )
    {
        Directory.CreateDirectory(folder);
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
        using (FileStream xlsx = File.Create(Path.Combine(folder, Xlsx)))
            OfficialTable.WriteXlsx(xlsx, table);
        File.WriteAllText(Path.Combine(folder, Html), OfficialTable.ToHtml(table), Utf8);
        File.WriteAllText(
            Path.Combine(folder, Svg),
            YearPicture.ToSvg(list.Catalogue, list.Directory, items, Ahead(list, items), cutOff, asOf, list.Head.Rehearsal),
            Utf8
        );
    }
}
