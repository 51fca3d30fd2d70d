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

namespace Ankang.Workflows.Web.Pictures;

/// <summary>历年对比: every list of the host side by side, as a whole, by unit and by duty.</summary>
internal static class YearsComparedEndpoints
{
    public const string Address = "/years";

    public static void MapYearsCompared(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ShowAsync);
        office.MapGet($"{Address}.xlsx", ExportAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        Page.Show<YearsComparedPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Facts = await ReadAsync(context, host, cancellation),
                ByDuty = IsByDuty(context),
                SameDay = IsSameDay(context),
            }
        );

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        YearsFacts facts = await ReadAsync(context, host, cancellation);
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

    private static async Task<YearsFacts> ReadAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        ListInForce[] lists =
        [
            .. RequestedList
                .Of(context)
                .Published.Where(l => l.Head is { Closing: null } && l.BeginsOn <= today)
                .OrderBy(l => l.Catalogue.List.Year)
                .ThenBy(l => l.Catalogue.List.IssuedOn),
        ];
        var years = new List<YearInput>();
        foreach (ListInForce list in lists)
        {
            var cutOff = new CutOff(DayOf(list), now);
            years.Add(
                new YearInput(
                    list,
                    cutOff,
                    await host.Parts.Bulletins.ItemsAsync(list, fresh: false, cancellation),
                    [.. (await host.Parts.Assessments.AssessAsync(list.Id, cutOff, cancellation))[0].Strikes],
                    (await host.Parts.Interviews.CasesAsync(list.Id, cancellation)).Count(c => c.Held is { } held && cutOff.Knows(held.At))
                )
            );
        }

        return YearsFacts.Of(years);

        // 同期: the same day of each list's year as today is of the newest; otherwise each as far as it came.
        DateOnly DayOf(ListInForce list)
        {
            DateOnly day = IsSameDay(context) ? today.AddYears(list.Catalogue.List.Year - lists[^1].Catalogue.List.Year) : today;
            return day < list.Head.ClosesOn ? day : list.Head.ClosesOn;
        }
    }
}
