using System.ComponentModel;
using System.Text.Json;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Api;

/// <summary>The JSON API: what the pages show and take, with a key.</summary>
internal static class WorkflowApi
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes
            .MapGroup("/api")
            .WithTags("Due items")
            .WithMetadata(new RequestSizeLimitAttribute(IntakeLimits.MaxApiBody))
            .AddEndpointFilter(ApiKeyGuard.KeyAsync)
            .AddEndpointFilter(ApiKeyGuard.StorageAsync)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/items", ListAsync)
            .WithName("ListItems")
            .WithSummary("List due items; each filter narrows the answer")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/items/{id}", ShowAsync)
            .WithName("GetItem")
            .WithSummary("Get one due item with what happens next and its history")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapLists();
        api.MapAccidentReports();
        api.MapPost("/confirmations", ConfirmAsync)
            .Needs(ApiScope.Report)
            .WithName("ConfirmItem")
            .WithSummary("Confirm a due item; the same Idempotency-Key is recorded once")
            .Accepts<ConfirmationBody>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ApiItems>, ProblemHttpResult>> ListAsync(
        WorkflowHost host,
        CancellationToken cancellation,
        [Description("Id of a published list; the newest year in force when left out.")] string? list = null,
        string? unit = null,
        string? obligation = null,
        string? period = null,
        string? state = null
    )
    {
        if (await host.FindListAsync(list, cancellation) is not { } asked)
            return Problem(
                StatusCodes.Status404NotFound,
                "There is no such list.",
                $"'{list}' was not published here; published are: {string.Join(", ", await host.ListsAsync(cancellation))}."
            );
        YearView year = await YearView.ReadAsync(host.Parts, asked.Id, cancellation);
        ApiItem[] items =
        [
            .. year
                .Items.Where(i =>
                    (unit is null || i.Unit.Id == unit)
                    && (obligation is null || i.Duty.Id == obligation)
                    && (period is null || i.Plan.Ref.Period == period)
                    && (state is null || i.Status.Code() == state)
                )
                .Select(ApiItem.Of),
        ];
        return TypedResults.Ok(new ApiItems(year.List.Id, year.Now, items.Length, items));
    }

    private static async Task<Results<Ok<ApiItemDetail>, ProblemHttpResult>> ShowAsync(string id, WorkflowHost host, CancellationToken cancellation)
    {
        WorkflowParts parts = host.Parts;
        if (
            !DueItemKey.TryParse(id, out DueItemKey key)
            || await host.FindListAsync(key.List, cancellation) is null
            || await YearView.ItemAsync(parts, key.List, key, cancellation) is not { Item: { } due } item
        )
            return NoItem(id);
        IReadOnlyList<HistoryEntry> history = await parts.Work.HistoryAsync(key, cancellation);
        NextStep? next = NextStep.Of(
            item,
            YearView.NextSlot(item.List, parts.Clock.GetUtcNow(), await parts.Lease.ReadAsync(key.List, cancellation))
        );
        return TypedResults.Ok(
            new ApiItemDetail(
                ApiItem.Of(item),
                item.Duty.Source,
                due.OpenedOn,
                due.OriginalDueOn,
                due.RequiredWithin,
                due.CountWithin,
                due.CompletedOn,
                due.ClosedAt,
                due.ClosedBy?.Name,
                next?.Words,
                next?.On,
                [
                    .. due.Reports.Select(r => new ApiReport(
                        r.At,
                        r.CompletedOn,
                        r.Count,
                        r.Within,
                        r.Counts,
                        r.Reporter?.Words ?? r.By?.Name,
                        r.By is { } by ? ChannelText.Of(by) : null
                    )),
                ],
                [
                    .. history.Select(h => new ApiHistoryEntry(
                        h.Number,
                        h.At,
                        h.Who.Name,
                        JsonNamingPolicy.CamelCase.ConvertName(h.Event.ToString()),
                        h.Text,
                        h.Mail,
                        ChannelText.Of(h.Who)
                    )),
                ]
            )
        );
    }

    private static async Task<Results<Ok<ConfirmationAnswer>, ProblemHttpResult>> ConfirmAsync(
        HttpContext context,
        WorkflowHost host,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        CancellationToken cancellation
    )
    {
        if (!IdempotencyKey.TryRead(idempotencyKey, "confirmation", out string? requestId, out ProblemHttpResult? problem))
            return problem;
        (ConfirmationBody? body, string? fault) = await JsonBody.ReadAsync<ConfirmationBody>(context.Request, cancellation);
        if (body is null)
            return Problem(StatusCodes.Status400BadRequest, "The body is no confirmation.", fault!);
        if (!DueItemKey.TryParse(body.Item, out DueItemKey key) || await host.FindListAsync(key.List, cancellation) is null)
            return NoItem(body.Item);

        var request = new ConfirmRequest(
            key,
            requestId,
            body.CompletedOn,
            body.Count,
            body.Within ?? 0,
            body.Size,
            body.Note,
            ApiKeyGuard.Caller(context)
        )
        {
            ReportedOn = body.ReportedOn,
            Reference = body.Reference,
            Reporter = body.Reporter?.Trim() is { Length: > 0 } name ? ReporterText.ByApi(name) : null,
        };
        return await host.Parts.Confirmations.ConfirmAsync(request, cancellation) switch
        {
            ReportRecorded { SaysOtherwise: true } recorded => Problem(
                StatusCodes.Status409Conflict,
                "This Idempotency-Key was used for another confirmation of the item; nothing of this one was recorded.",
                $"Recorded stands: {recorded.Line!.Text}. Take it back on the unit's page (撤回更正), then confirm with a new key."
            ),
            ReportRecorded recorded => TypedResults.Ok(Answer("recorded", recorded.Item, recorded.Receipt)),
            AlreadyClosed already => TypedResults.Ok(Answer("alreadyConfirmed", already.Item, null)),
            Result<ItemAnswer>.Invalid invalid => InvalidForm.Of("Something in the confirmation is wrong; nothing was recorded.", invalid.Errors),
            _ => NoItem(body.Item),
        };
    }

    private static ConfirmationAnswer Answer(string result, DueItem item, string? receipt) =>
        new(
            result,
            item.Key.ToString(),
            receipt,
            item.Outcome is { } outcome ? JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()) : null,
            JsonNamingPolicy.CamelCase.ConvertName(item.State.ToString()),
            item.Count,
            item.Required,
            item.CompletedOn,
            item.ClosedAt,
            item.ClosedBy?.Name
        );

    private static ProblemHttpResult NoItem(string? id) =>
        Problem(
            StatusCodes.Status404NotFound,
            "There is no such item.",
            $"'{id}' names no item that was opened; ids are written {{list}}_{{obligation}}_{{period}}_{{unit}}."
        );

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(title: title, detail: detail, statusCode: status);
}
