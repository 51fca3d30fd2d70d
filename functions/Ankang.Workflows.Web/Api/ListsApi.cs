using System.ComponentModel;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Api;

/// <summary>Publishing lists and changing those that run, over the API: with preview first, then in earnest.</summary>
internal static class ListsApi
{
    private const int LongestNote = 200;

    public static void MapLists(this RouteGroupBuilder api)
    {
        RouteGroupBuilder lists = api.MapGroup("").WithTags("Lists").WithMetadata(new RequestSizeLimitAttribute(IntakeLimits.MaxApiList));
        lists.MapGet("/lists", ListAsync).WithName("ListLists").WithSummary("List the lists that run here");
        lists
            .MapGet("/lists/{list}/changes", ChangesAsync)
            .WithName("ListChanges")
            .WithSummary("List what was changed in a list, when, by whom and why")
            .ProducesProblem(StatusCodes.Status404NotFound);
        lists
            .MapPost("/lists", PublishAsync)
            .Needs(ApiScope.Publish)
            .WithName("PublishList")
            .WithSummary("Publish a list, or change one that runs; the same content again changes nothing")
            .Accepts<PublicationBody>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        lists
            .MapPost("/calendar", ImportAsync)
            .Needs(ApiScope.Publish)
            .WithName("ImportCalendar")
            .WithSummary("Put a year's holiday notice in force for every list that runs")
            .Accepts<CalendarBody>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<IReadOnlyList<ApiList>>> ListAsync(WorkflowHost host, CancellationToken cancellation)
    {
        var lists = new List<ApiList>();
        foreach (ListInForce open in await host.Parts.Register.OpenAsync(cancellation))
        {
            (ListHead head, TaskList list) = (open.Head, open.Catalogue.List);
            lists.Add(
                new ApiList(
                    open.Id,
                    list.Title,
                    list.Year,
                    head.StartOn,
                    head.ClosesOn,
                    head.Shadow,
                    head.Rehearsal,
                    head.Changes,
                    head.CatalogueVersion,
                    head.CalendarVersion,
                    head.DirectoryVersion
                )
            );
        }

        return TypedResults.Ok<IReadOnlyList<ApiList>>(lists);
    }

    private static async Task<Results<Ok<IReadOnlyList<ListChange>>, ProblemHttpResult>> ChangesAsync(
        string list,
        WorkflowHost host,
        CancellationToken cancellation
    ) =>
        (await host.ListsAsync(cancellation)).Contains(list)
            ? TypedResults.Ok(await host.Parts.Register.ChangesAsync(list, cancellation))
            : Problem(StatusCodes.Status404NotFound, "There is no such list.", $"'{list}' was not published here.");

    private static async Task<Results<Ok<PublicationAnswer>, ProblemHttpResult>> PublishAsync(
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation,
        [Description("True to see what would happen; nothing is written.")] bool preview = false
    )
    {
        (PublicationBody? body, string? fault) = await JsonBody.ReadAsync<PublicationBody>(context.Request, cancellation);
        if (body is not { Catalogue: { } catalogue, Published: { } published, Units: { } units })
            return Problem(
                StatusCodes.Status400BadRequest,
                "The body is no list.",
                fault ?? "catalogue, published and units are needed: the texts of the list's folder."
            );
        if (body.Note?.Length > LongestNote)
            return Problem(
                StatusCodes.Status400BadRequest,
                "The note is too long.",
                $"It has {body.Note.Length} characters, at most {LongestNote} are taken."
            );
        var submission = new ListSubmission(
            catalogue,
            published,
            units,
            body.Holidays ?? [],
            body.StartOn,
            body.Note?.Trim() ?? "",
            body.PolicyForOpen
        )
        {
            Assessment = body.Assessment,
        };
        return await GuardedAsync<PublicationAnswer>(async () =>
        {
            ListPublisher publisher = host.Parts.Publisher;
            PublicationPlan plan = await publisher.PlanAsync(submission, cancellation);
            if (preview)
                return new PublicationAnswer("preview", plan);
            if (host.Rehearsal is not null && plan.Kind == PublicationKind.New)
                throw new StalePlanException(
                    plan.List,
                    "This host rehearses one list on a virtual clock; start one with 'serve --real-clock' to publish others."
                );
            // Once it is decided it is carried out, whether or not the caller still waits.
            plan = await publisher.ApplyAsync(submission, body.Basis, ApiKeyGuard.Caller(context), CancellationToken.None);
            return new PublicationAnswer(
                plan.Kind switch
                {
                    PublicationKind.New => "published",
                    PublicationKind.Change => "changed",
                    _ => "unchanged",
                },
                plan
            );
        });
    }

    private static async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> ImportAsync(
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation,
        [Description("True to see what would move; nothing is written.")] bool preview = false
    )
    {
        (CalendarBody? body, string? fault) = await JsonBody.ReadAsync<CalendarBody>(context.Request, cancellation);
        if (body?.Text is not { } text)
            return Problem(StatusCodes.Status400BadRequest, "The body is no holiday notice.", fault ?? "text is needed: the rows of the notice.");
        var file = new SubmittedFile(body.Name ?? "notice.csv", text);
        return await GuardedAsync<CalendarAnswer>(async () =>
        {
            IReadOnlyList<CalendarPlan> plans = preview
                ? await host.Parts.Publisher.PlanCalendarAsync(file, cancellation)
                : await host.Parts.Publisher.ApplyCalendarAsync(file, ApiKeyGuard.Caller(context), body.Note?.Trim() ?? "", CancellationToken.None);
            return new CalendarAnswer(
                preview ? "preview"
                    : plans.All(p => p.Unchanged) ? "unchanged"
                    : "changed",
                plans
            );
        });
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> GuardedAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return TypedResults.Ok(await act());
        }
        catch (FaultyFileException e)
        {
            return TypedResults.Problem(
                title: "The files have faults.",
                detail: e.Message,
                statusCode: StatusCodes.Status422UnprocessableEntity,
                extensions: [KeyValuePair.Create<string, object?>("faults", e.Faults)]
            );
        }
        catch (StalePlanException e)
        {
            return Problem(StatusCodes.Status409Conflict, "It was not carried out.", e.Message);
        }
    }

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(title: title, detail: detail, statusCode: status);
}
