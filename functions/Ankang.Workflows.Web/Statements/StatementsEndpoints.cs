using System.Globalization;
using System.Text;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Statements;

/// <summary>报表: the official table at a cut-off day, looked at, then generated and kept as drawn; files are of what is kept.</summary>
internal static class StatementsEndpoints
{
    public const string Address = "/reports";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapStatements(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, LookAsync);
        office.MapPost(Address, KeepAsync);
        office.MapGet(Address + "/{id}", ShowAsync);
        office.MapGet(Address + "/{id}/table.xlsx", (string id, HttpContext context, WorkflowHost host, CancellationToken stop) =>
            FileAsync(id, context, host, (s, name) => Results.File(Workbook(s.Table), Xlsx, $"{name}.xlsx"), stop)
        );
        office.MapGet(Address + "/{id}/table.docx", (string id, HttpContext context, WorkflowHost host, CancellationToken stop) =>
            FileAsync(id, context, host, (s, name) => Results.File(TableDocx.Write(s.Table), LetterDocx.MediaType, $"{name}.docx"), stop)
        );
        office.MapGet(Address + "/{id}/table.json", (string id, HttpContext context, WorkflowHost host, CancellationToken stop) =>
            FileAsync(id, context, host, (s, name) => Results.File(StatementJson.OfTable(s.Table), "application/json", $"{name}.json"), stop)
        );
        office.MapGet(Address + "/{id}/year.svg", (string id, HttpContext context, WorkflowHost host, CancellationToken stop) =>
            FileAsync(id, context, host, (s, _) => Picture(context, s.Picture), stop)
        );
        office.MapGet(Address + "/year.svg", PictureAsync);
    }

    private static async Task<IResult> LookAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        string? typed = context.Request.Query.Text("on");
        DateOnly? on = typed is null ? today.AddDays(-1) : TypedText.Date(typed);
        string? fault = on switch
        {
            null => "请按 2021-03-29 的格式填写日期。",
            { } day when day > today => $"截至日期不能晚于今天（{Say.Day(today, today)}）。",
            { } day when day < list.Catalogue.List.IssuedOn => "截至日期不能早于清单印发日。",
            _ => null,
        };
        // On the first day there is nothing before it.
        DateOnly cutOff =
            fault is null ? on!.Value
            : today < list.Catalogue.List.IssuedOn ? list.Catalogue.List.IssuedOn
            : today;
        if (typed is null && fault is not null)
            fault = null;
        return Page.Show<StatementsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                CutOff = cutOff,
                Typed = typed ?? cutOff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Fault = fault,
                Table = fault is null
                    ? (await host.Parts.StatementSource.DrawAsync(list, cutOff, host.Parts.Clock.GetUtcNow(), cancellation)).Table
                    : null,
                Earlier = await host.Parts.Statements.ReadAsync(list.Id, cancellation),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> KeepAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        if (TypedText.Date(typed["on"]) is not { } cutOff || cutOff > ChinaTime.DateOf(now) || cutOff < requested.List.Catalogue.List.IssuedOn)
            return Page.Say(
                context,
                host,
                StatusCodes.Status422UnprocessableEntity,
                "未生成报表",
                "截至日期应在清单印发日至今天之间，请返回报表页更正。"
            );
        Statement statement = await host.Parts.StatementSource.DrawAsync(requested.List, cutOff, now, cancellation);
        KeptStatement kept = await host.Parts.Statements.KeepAsync(
            requested.Id,
            statement,
            SignedIn.Of(context).Actor,
            typed.Request,
            CancellationToken.None
        );
        return new SeeOther(requested.To($"{Address}/{kept.Id}"));
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        return await host.Parts.Statements.GetAsync(list.Id, id, cancellation) is { } kept
            ? Page.Show<StatementPage>(new { Frame = PageFrame.Of(context, host, list), Kept = kept })
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> FileAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        Func<Statement, string, IResult> file,
        CancellationToken cancellation
    ) =>
        await host.Parts.Statements.GetAsync(RequestedList.Of(context).Id, id, cancellation) is { } kept
            ? file(kept.Statement, $"完成进展-截至{kept.Statement.Table.CutOff.Day:yyyyMMdd}")
            : Page.NotFound(context, host);

    private static async Task<IResult> PictureAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        DateOnly cutOff = TypedText.Date(context.Request.Query.Text("on") ?? "") ?? ChinaTime.DateOf(now);
        return Picture(context, (await host.Parts.StatementSource.DrawAsync(list, cutOff, now, cancellation)).Picture);
    }

    // Its colours stand inside it, and it loads nothing.
    private static IResult Picture(HttpContext context, string svg)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return Results.Bytes(Encoding.UTF8.GetBytes(svg), "image/svg+xml");
    }

    private static byte[] Workbook(TableModel table)
    {
        using var bytes = new MemoryStream();
        OfficialTable.WriteXlsx(bytes, table);
        return bytes.ToArray();
    }
}
