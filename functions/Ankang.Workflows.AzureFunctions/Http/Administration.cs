using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Http;

/// <summary>What an administrator does to the app itself, with a function key: start, stop and inspect a list's orchestrations, export now, let the first person in.</summary>
public sealed class Administration(Instances instances, NightlyExport export, WorkflowParts parts, PeopleDesk people, HostOptions options)
{
    // A route a method: where two functions share a route, the host tries only the first, and the rest falls to the pages.
    private const string List = "manage/lists/{list}";

    [Function("InspectOrchestrations")]
    public Task<IResult> InspectAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = List)] HttpRequest request, string list, [DurableClient] DurableTaskClient client) =>
        OfAsync(list, async () => TypedResults.Ok(await instances.InspectAsync(client, list, CancellationToken.None)));

    [Function("StartOrchestrations")]
    public Task<IResult> StartAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{List}/start")] HttpRequest request, string list, [DurableClient] DurableTaskClient client) =>
        OfAsync(list, async () => TypedResults.Ok(new { started = await instances.StartAsync(client, list, CancellationToken.None) }));

    [Function("StopOrchestrations")]
    public Task<IResult> StopAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{List}/stop")] HttpRequest request, string list, [DurableClient] DurableTaskClient client) =>
        OfAsync(list, async () => TypedResults.Ok(new { stopped = await instances.StopAsync(client, list, CancellationToken.None) }));

    [Function("ExportNow")]
    public async Task<IResult> ExportAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "manage/exports")] HttpRequest request)
    {
        DateOnly today = ChinaTime.DateOf(parts.Clock.GetUtcNow());
        bool written = await export.WriteAsync(today, CancellationToken.None);
        return TypedResults.Ok(new { export = NightlyExport.NameOf(today), written });
    }

    /// <summary>A link that opens once, within a day, and makes whoever opens it a person of the office; each call ends the one before.</summary>
    [Function("FirstSignIn")]
    public async Task<IResult> FirstSignInAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "manage/first-sign-in")] HttpRequest request) =>
        await people.FirstLinkAsync(always: true, CancellationToken.None) is { } link
            ? TypedResults.Ok(new { link = options.PublicUrl?.TrimEnd('/') + link })
            : TypedResults.Problem(title: "No link was made.", detail: "Several were asked for at once; ask again.", statusCode: StatusCodes.Status409Conflict);

    private static async Task<IResult> OfAsync<T>(string list, Func<Task<Ok<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (NoSuchListException)
        {
            return TypedResults.Problem(title: "No such list.", detail: $"No list '{list}' was published here; GET /api/lists names those that were.", statusCode: StatusCodes.Status404NotFound);
        }
    }
}
