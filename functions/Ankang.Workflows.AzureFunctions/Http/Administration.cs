using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Http;

/// <summary>
/// What an administrator's script does to the app itself, with a function key: start, stop and inspect a list's orchestrations, export now,
/// let the first person in.
/// </summary>
/// <remarks>
/// A person of the office does the same on the page 运行, signed in, with Entra where that is configured. Not here: the
/// Functions host asks for the key before the app is called, and the app cannot check a key itself.
/// </remarks>
public sealed class Administration(
    Instances instances,
    NightlyExport export,
    TimeProvider clock,
    PeopleService people,
    HostOptions options,
    WorkflowParts parts,
    SecurityLog security
)
{
    // A route a method: where two functions share a route, the host tries only the first, and the rest falls to the pages.
    private const string List = "manage/lists/{list}";
    private static readonly Actor Who = new(ActorKind.FunctionKey, "", "管理密钥") { Channel = ActorChannel.FunctionKey };

    [Function("InspectOrchestrations")]
    public Task<IResult> InspectAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = List)] HttpRequest request,
        string list,
        [DurableClient] DurableTaskClient client
    ) => OfAsync(async () => TypedResults.Ok(await Runtime(client).InspectAsync(list, CancellationToken.None)), list);

    [Function("StartOrchestrations")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{List}/start")] HttpRequest request,
        string list,
        [DurableClient] DurableTaskClient client
    ) =>
        OfAsync(
            async () =>
            {
                int started = await Runtime(client).StartAsync(list, CancellationToken.None);
                await parts.ListActs.AddAsync(list, Who, RuntimeText.Started(started), CancellationToken.None);
                await security.WriteAsync(request.HttpContext, SecurityKind.Act, Who, $"{RuntimeText.Started(started)}（管理密钥）");
                return TypedResults.Ok(new { started });
            },
            list
        );

    [Function("StopOrchestrations")]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{List}/stop")] HttpRequest request,
        string list,
        [DurableClient] DurableTaskClient client
    ) =>
        OfAsync(
            async () =>
            {
                int stopped = await Runtime(client).StopAsync(list, Who, CancellationToken.None);
                await parts.ListActs.AddAsync(list, Who, RuntimeText.Stopped(stopped), CancellationToken.None);
                await security.WriteAsync(request.HttpContext, SecurityKind.Act, Who, $"{RuntimeText.Stopped(stopped)}（管理密钥）");
                return TypedResults.Ok(new { stopped });
            },
            list
        );

    [Function("ExportNow")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "manage/exports")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        ExportGlance made = await Runtime(client).ExportAsync(CancellationToken.None);
        await security.WriteAsync(request.HttpContext, SecurityKind.Export, Who, "导出全部数据表（管理密钥）");
        return TypedResults.Ok(made);
    }

    /// <summary>A link that opens once, within a day, and makes whoever opens it a person of the office; each call ends the one before.</summary>
    [Function("FirstSignIn")]
    public async Task<IResult> FirstSignInAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "manage/first-sign-in")] HttpRequest request
    )
    {
        string? link = await people.FirstLinkAsync(Who, CancellationToken.None);
        if (link is not null)
            await security.WriteAsync(request.HttpContext, SecurityKind.Act, Who, "生成首次登录链接（管理密钥）");
        return link is not null
            ? TypedResults.Ok(new { link = options.PublicUrl?.TrimEnd('/') + link })
            : TypedResults.Problem(
                title: "No link was made.",
                detail: "Several were asked for at once; ask again.",
                statusCode: StatusCodes.Status409Conflict
            );
    }

    private DurableRuntime Runtime(DurableTaskClient client) => new(client, instances, export, clock);

    private static async Task<IResult> OfAsync<T>(Func<Task<Ok<T>>> act, string list)
    {
        try
        {
            return await act();
        }
        catch (NoSuchListException)
        {
            return TypedResults.Problem(
                title: "No such list.",
                detail: $"No list '{list}' was published here; GET /api/lists names those that were.",
                statusCode: StatusCodes.Status404NotFound
            );
        }
    }
}
