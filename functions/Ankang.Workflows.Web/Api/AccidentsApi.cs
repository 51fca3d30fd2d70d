using System.ComponentModel;
using Ankang.Workflows.Accidents;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Api;

/// <summary>Accidents over the API: recorded, told to those on duty at once, acknowledged.</summary>
internal static class AccidentsApi
{
    private const int LongestName = 30;

    public static void MapAccidentReports(this RouteGroupBuilder api)
    {
        RouteGroupBuilder accidents = api.MapGroup("/accidents").WithTags("Accidents");
        accidents
            .MapGet("", ListAsync)
            .WithName("ListAccidents")
            .WithSummary("List the accidents of a list and how those on duty were told")
            .ProducesProblem(StatusCodes.Status404NotFound);
        accidents
            .MapPost("", RecordAsync)
            .Needs(ApiScope.Report)
            .WithName("RecordAccident")
            .WithSummary("Record an accident; those on duty are told at once, and the same Idempotency-Key is recorded once")
            .Accepts<AccidentBody>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        accidents
            .MapPost("/{number:int}/acknowledgement", AcknowledgeAsync)
            .Needs(ApiScope.Report)
            .WithName("AcknowledgeAccident")
            .WithSummary("Acknowledge an accident: nothing more is sent of it; the first to do so stays recorded")
            .Accepts<AcknowledgementBody>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<IReadOnlyList<ApiAccident>>, ProblemHttpResult>> ListAsync(
        WorkflowHost host,
        CancellationToken cancellation,
        [Description("Id of a published list; the newest year in force when left out.")] string? list = null
    )
    {
        if (await host.FindListAsync(list, cancellation) is not { } asked)
            return NoList(list);
        Dictionary<int, AccidentAlarm> alarms = (await host.Parts.Alarms.ReadAsync(asked.Id, cancellation)).ToDictionary(a => a.Number);
        IReadOnlyList<Accident> accidents = await host.Parts.Accidents.ReadAsync(asked.Id, cancellation);
        return TypedResults.Ok<IReadOnlyList<ApiAccident>>([
            .. accidents.Select(a => ApiAccident.Of(asked.Id, a, alarms.GetValueOrDefault(a.Number))),
        ]);
    }

    private static async Task<Results<Ok<ApiAccident>, ProblemHttpResult>> RecordAsync(
        HttpContext context,
        WorkflowHost host,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        CancellationToken cancellation
    )
    {
        if (!IdempotencyKey.TryRead(idempotencyKey, "accident", out string? requestId, out ProblemHttpResult? problem))
            return problem;
        (AccidentBody? body, string? fault) = await JsonBody.ReadAsync<AccidentBody>(context.Request, cancellation);
        if (body is null)
            return Problem(StatusCodes.Status400BadRequest, "The body is no accident.", fault!);
        if (body.OccurredAt is not { } occurred || body.ReceivedAt is not { } received)
            return Problem(
                StatusCodes.Status422UnprocessableEntity,
                "A time is missing.",
                "occurredAt and receivedAt are needed, with their offset."
            );
        if (await host.FindListAsync(body.List, cancellation) is not { } list)
            return NoList(body.List);
        Result<Accident> result = await host.Parts.Alarms.RecordAsync(
            list.Id,
            new AccidentReport(
                body.Unit ?? "",
                occurred.ToUniversalTime(),
                received.ToUniversalTime(),
                body.ReportedAt?.ToUniversalTime(),
                body.Place ?? "",
                body.Level ?? AccidentLevel.Undetermined,
                body.Facts ?? "",
                body.TalkReason,
                body.InvestigationDue
            ),
            requestId,
            ApiKeyGuard.Caller(context),
            CancellationToken.None
        );
        return result switch
        {
            Result<Accident>.Done done => TypedResults.Ok(await AnswerAsync(host, list, done.Value, cancellation)),
            Result<Accident>.Invalid invalid => InvalidForm.Of("Something in the accident is wrong; nothing was recorded.", invalid.Errors),
            _ => NoList(body.List),
        };
    }

    private static async Task<Results<Ok<ApiAccident>, ProblemHttpResult>> AcknowledgeAsync(
        int number,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        (AcknowledgementBody? body, string? fault) = await JsonBody.ReadAsync<AcknowledgementBody>(context.Request, cancellation);
        if (body is null)
            return Problem(StatusCodes.Status400BadRequest, "The body is no acknowledgement.", fault!);
        if (body.Name?.Trim() is not { Length: > 0 and <= LongestName } name)
            return Problem(StatusCodes.Status422UnprocessableEntity, "A name is missing.", $"name is needed, at most {LongestName} characters.");
        if (await host.FindListAsync(body.List, cancellation) is not { } list)
            return NoList(body.List);
        Actor who = ApiKeyGuard.Caller(context) with { Name = $"{name}（接口）" };
        if (await host.Parts.Alarms.ReceiveAsync(list.Id, number, who, CancellationToken.None) is null)
            return Problem(StatusCodes.Status404NotFound, "There is no such accident.", $"List '{list.Id}' has no accident {number}.");
        Accident accident = (await host.Parts.Accidents.ReadAsync(list.Id, cancellation)).First(a => a.Number == number);
        return TypedResults.Ok(await AnswerAsync(host, list, accident, cancellation));
    }

    private static async Task<ApiAccident> AnswerAsync(WorkflowHost host, ListInForce list, Accident accident, CancellationToken cancellation) =>
        ApiAccident.Of(
            list.Id,
            accident,
            (await host.Parts.Alarms.ReadAsync(list.Id, cancellation)).FirstOrDefault(a => a.Number == accident.Number)
        );

    private static ProblemHttpResult NoList(string? list) =>
        Problem(StatusCodes.Status404NotFound, "There is no such list.", $"'{list}' was not published here; GET /api/lists names those that were.");

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(title: title, detail: detail, statusCode: status);
}
