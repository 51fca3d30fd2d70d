using Ankang.Workflows.Answers;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Pauses;

/// <summary>暂停 of the list, a duty or a unit for a span, and 恢复.</summary>
internal static class PausesEndpoints
{
    public static void MapPauses(this IEndpointRouteBuilder office)
    {
        office.MapGet("/pauses", ShowAsync);
        office.MapPost("/pauses", PauseAsync);
        office.MapPost("/pauses/{id}/lift", LiftAsync);
    }

    private static Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        PageAsync(context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> PauseAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly first = typed.Date("first", "请填写开始日期。", errors),
            last = typed.Date("last", "请填写结束日期。", errors);
        (string? duty, string? unit) = typed["scope"].Split(':', 2) switch
        {
            ["duty", var id] => (id, (string?)null),
            ["unit", var id] => (null, id),
            ["list"] => (null, null),
            _ => (null, ""),
        };
        if (unit is "")
            errors.Add(new FormError("scope", "请选择暂停的对象。"));
        if (typed["reason"].Length == 0)
            errors.Add(new FormError("reason", "请填写理由。"));
        if (errors.Count > 0)
            return await PageAsync(context, host, new PauseAnswer(null, typed, errors), StatusCodes.Status422UnprocessableEntity, cancellation);

        Result<Pause> result = await host.Parts.Pauses.PauseAsync(
            new PauseRequest(requested.Id, typed.Request, SignedIn.Of(context).Actor, duty, unit, first, last, typed["reason"]),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, null, typed, result, cancellation);
    }

    private static async Task<IResult> LiftAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<Pause> result = await host.Parts.Pauses.LiftAsync(
            RequestedList.Of(context).Id,
            id,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed["reason"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, id, typed, result, cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        string? lifts,
        Typed typed,
        Result<Pause> result,
        CancellationToken cancellation
    ) =>
        result switch
        {
            Result<Pause>.Done done => new SeeOther(RequestedList.Of(context).To($"/pauses?done={done.Value.Id}")),
            Result<Pause>.Conflict over => await PageAsync(
                context,
                host,
                new PauseAnswer(
                    lifts,
                    typed,
                    [
                        new FormError(
                            "item",
                            over.Now.Lifted is { } lifted
                                ? $"该暂停已由{lifted.By}于{Calendar.ChineseDates.Moment(lifted.At)}恢复，无需重复。"
                                : "该暂停已经结束，无需恢复。"
                        ),
                    ]
                ),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            Result<Pause>.Invalid invalid => await PageAsync(
                context,
                host,
                new PauseAnswer(lifts, typed, [.. invalid.Errors.Select(e => e.Field is "obligation" or "unit" ? e with { Field = "scope" } : e)]),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        PauseAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = await host.Parts.Lists(RequestedList.Of(context).Id, cancellation);
        return Page.Show<PausesPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Answer = answer,
                Done = context.Request.Query.Text("done"),
            },
            status
        );
    }
}
