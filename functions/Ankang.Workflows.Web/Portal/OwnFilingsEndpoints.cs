using Ankang.Workflows.Answers;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>问题清单 and 措施清单 of a unit behind its link: its own rows, and its reports of progress.</summary>
internal static class OwnFilingsEndpoints
{
    public const string Path = "/filings";

    public static void MapOwnFilings(this IEndpointRouteBuilder unit)
    {
        unit.MapGet(Path, (HttpContext context, WorkflowHost host, CancellationToken c) => ShowAsync(context, host, null, [], c));
        unit.MapPost(Path, ReportAsync);
    }

    private static async Task<IResult> ReportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        PortalVisit visit = PortalVisit.Of(context);
        ListInForce list = visit.Granted.List;
        Typed typed = await Typed.ReadAsync(context, cancellation);
        // The row must be the unit's own: any other is as good as none.
        if (
            !Enum.TryParse(typed["kind"], out FilingKind kind)
            || kind is not (FilingKind.Problems or FilingKind.Measures)
            || typed.Number("number") is not { } number
            || !(await host.Parts.Filings.RowsAsync(list.Id, kind, cancellation)).Any(r =>
                r.Number == number && r.Entry.Unit == visit.Granted.Unit.Id
            )
        )
            return await ShowAsync(context, host, typed, [new FormError("text", "请选择本单位的一行。")], cancellation);
        Result<FilingRow> result = await host.Parts.Filings.ReportAsync(
            list,
            kind,
            number,
            typed.Request,
            visit.Who,
            typed["text"],
            CancellationToken.None
        );
        return result is Result<FilingRow>.Invalid invalid
            ? await ShowAsync(context, host, typed, invalid.Errors, cancellation)
            : new SeeOther($"{visit.Address}{Path}?done=1");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        WorkflowHost host,
        Typed? typed,
        IReadOnlyList<FormError> errors,
        CancellationToken cancellation
    )
    {
        PortalVisit visit = PortalVisit.Of(context);
        ListInForce list = visit.Granted.List;
        FilingRow[] rows =
        [
            .. (await host.Parts.Filings.RowsAsync(list.Id, FilingKind.Problems, cancellation))
                .Concat(await host.Parts.Filings.RowsAsync(list.Id, FilingKind.Measures, cancellation))
                .Where(r => r.Entry.Unit == visit.Granted.Unit.Id),
        ];
        return Page.Show<OwnFilingsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                visit.Granted.Unit,
                Rows = rows,
                visit.Address,
                Typed = typed,
                Errors = errors,
                Done = context.Request.Query.Text("done") is not null,
            },
            errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }
}
