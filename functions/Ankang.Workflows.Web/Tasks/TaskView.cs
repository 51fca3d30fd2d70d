using Ankang.Workflows.Accidents;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Tasks;

/// <summary>One task: the published row, its duties, the sentence of the official table, and units against periods.</summary>
/// <param name="Progress">完成进展 as of today.</param>
/// <param name="Sort">In what order units are shown.</param>
public sealed record TaskView(TaskItem Task, YearView Year, IReadOnlyList<DutyGrid> Duties, TaskProgress Progress, TaskSort Sort)
{
    /// <returns>Null when the list has no such task.</returns>
    public static async Task<TaskView?> ReadAsync(WorkflowParts parts, string listId, int number, TaskSort sort, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(parts, listId, cancellation, whole: true, task: number);
        YearCatalogue catalogue = year.List.Catalogue;
        if (catalogue.List.Tasks.FirstOrDefault(t => t.Number == number) is not { } task)
            return null;
        IEnumerable<DueItem> items = year.Items.Select(i => i.Item).OfType<DueItem>();
        ProgressReport report = ProgressWriter.Write(
            catalogue,
            year.List.Directory,
            items,
            year.Today,
            year.Now,
            await EventsAsync(parts, year, cancellation)
        );
        ILookup<string, ItemGlance> byDuty = year.Items.ToLookup(i => i.Duty.Id);
        return new TaskView(
            task,
            year,
            [.. catalogue.Obligations.Where(o => o.Task == number).Select(o => new DutyGrid(o, year.List, [.. byDuty[o.Id]], sort))],
            report.Of(number),
            sort
        );
    }

    private static async Task<RecordedEvents> EventsAsync(WorkflowParts parts, YearView year, CancellationToken cancellation)
    {
        AccidentCounts accidents = await AccidentCounts.ReadAsync(year.List, parts.Store, parts.SetAside, year.Today, cancellation);
        int held = (await parts.Interviews.CasesAsync(year.List.Id, cancellation)).Count(c => c.Held is not null);
        return new RecordedEvents(held, accidents.Accidents, accidents.Investigations, accidents.LongestReportMinutes);
    }
}
