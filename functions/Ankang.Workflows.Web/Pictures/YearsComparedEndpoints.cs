using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Pictures;

/// <summary>历年对比: every list of the host, and those of its archives, side by side, as a whole, by unit and by duty.</summary>
internal static class YearsComparedEndpoints
{
    public const string Address = "/years";

    public static void MapYearsCompared(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ShowAsync);
        office.MapGet($"{Address}.xlsx", ExportAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        (YearsFacts facts, IReadOnlyList<string> faults) = await ReadAsync(context, host, cancellation);
        return Page.Show<YearsComparedPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Facts = facts,
                ArchiveFaults = faults,
                ByDuty = IsByDuty(context),
                SameDay = IsSameDay(context),
            }
        );
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        (YearsFacts facts, _) = await ReadAsync(context, host, cancellation);
        bool byDuty = IsByDuty(context);
        IReadOnlyList<ComparedRow> rows = byDuty ? facts.Duties : facts.Units;
        return Spreadsheet.Of(
            RequestedList.Of(context).List,
            host.Parts.Clock.GetUtcNow(),
            "历年对比",
            byDuty ? "按任务" : "按单位",
            [(byDuty ? "任务" : "单位", 34), .. facts.Columns.SelectMany(c => YearsComparedPage.Heads.Select(h => ($"{c.Name}{h}", 14d)))],
            rows.Select(r => (IReadOnlyList<string>)[r.Name, .. r.Years.SelectMany(YearsComparedPage.Cells)])
        );
    }

    private static bool IsByDuty(HttpContext context) => context.Request.Query["by"] == "duty";

    private static bool IsSameDay(HttpContext context) => context.Request.Query["same"] == "1";

    private static async Task<(YearsFacts Facts, IReadOnlyList<string> Faults)> ReadAsync(
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        IReadOnlyList<ListInForce> published = RequestedList.Of(context).Published;
        (IReadOnlyList<ArchivedList> archived, IReadOnlyList<string> faults) = context.RequestServices.GetService<IArchivedLists>() is { } archives
            ? await archives.ReadAsync(cancellation)
            : ([], []);
        (ListInForce List, WorkflowParts Parts, bool Archived)[] lists =
        [
            .. published
                .Where(l => l.Head is { Closing: null } && l.BeginsOn <= today)
                .Select(l => (l, host.Parts, false))
                // A list that still runs here is told as it runs.
                .Concat(archived.Where(a => published.All(p => p.Id != a.List.Id)).Select(a => (a.List, a.Parts, true)))
                .OrderBy(l => l.Item1.Catalogue.List.Year)
                .ThenBy(l => l.Item1.Catalogue.List.IssuedOn),
        ];
        var years = new List<YearInput>();
        foreach ((ListInForce list, WorkflowParts parts, bool isArchived) in lists)
        {
            DateTimeOffset asOf = parts.Clock.GetUtcNow();
            var cutOff = new CutOff(DayOf(list, ChinaTime.DateOf(asOf)), asOf);
            years.Add(
                new YearInput(
                    list,
                    cutOff,
                    await parts.Bulletins.ItemsAsync(list, fresh: false, cancellation),
                    [.. (await parts.Assessments.AssessAsync(list.Id, cutOff, cancellation))[0].Strikes],
                    (await parts.Interviews.CasesAsync(list.Id, cancellation)).Count(c => c.Held is { } held && cutOff.Knows(held.At)),
                    isArchived
                )
            );
        }

        return (YearsFacts.Of(years), faults);

        // 同期: the same day of each list's year as today is of the newest; otherwise each as far as it came.
        DateOnly DayOf(ListInForce list, DateOnly known)
        {
            DateOnly day = IsSameDay(context) ? today.AddYears(list.Catalogue.List.Year - lists[^1].List.Catalogue.List.Year) : today;
            return new[] { day, list.Head.ClosesOn, known }.Min();
        }
    }
}
