using System.ComponentModel;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Api;

/// <summary>/health: 200 while storage answers, 503 otherwise. Details only for the office or with the key.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/health", ShowAsync)
            .WithName("Health")
            .WithTags("Health")
            .WithSummary("Say whether storage answers, and what the last audit and dispatch did")
            .Produces<HealthAnswer>()
            .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<JsonHttpResult<HealthAnswer>> ShowAsync(
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation,
        [Description("The list whose details are told; the newest year in force when left out. The status is that of all lists.")] string? list = null
    )
    {
        bool mayKnow = ApiKeyGuard.HasKey(context) || host.IsTrusted(context);
        WorkflowParts parts = host.Parts;
        string? fault = host.StorageFault;
        var found = new Dictionary<string, (AuditReport? Audit, DispatchState Dispatch)>();
        ListInForce? about = null;
        try
        {
            mayKnow =
                mayKnow
                || await context.AuthenticateAsync(SignInSchemes.Any) is { Succeeded: true, Principal: { } who }
                    && !who.IsInRole(nameof(PersonRole.Supervisor));
            foreach (string id in await host.ListsAsync(cancellation))
                found.Add(id, (await parts.Audit.LastAsync(id, cancellation), await parts.Lease.ReadAsync(id, cancellation)));
            about = found.Count == 0 ? null : await host.FindListAsync(list, cancellation);
        }
        catch (StoreUnavailableException e)
        {
            fault ??= e.Message;
        }

        bool isWell = found.Values.All(f => f.Dispatch.MailFault is null && f.Audit is not { IsWell: false });
        string status =
            fault is not null ? "storageUnavailable"
            : isWell ? "ok"
            : "degraded";
        (AuditReport? audit, DispatchState dispatch) = about is null
            ? (null, DispatchState.None)
            : found.GetValueOrDefault(about.Id, (null, DispatchState.None));
        HealthAnswer answer = mayKnow
            ? new HealthAnswer(
                status,
                about?.Id,
                parts.Clock.GetUtcNow(),
                host.Rehearsal is not null,
                fault ?? "ok",
                audit is null ? null : new HealthAudit(audit.At, audit.IsWell, audit.Overdue, audit.Opened, audit.Mended, audit.Problems),
                dispatch.DoneSlot,
                dispatch.MailFault,
                host.WarningsFor(about)
            )
            : new HealthAnswer(status, null, null, host.Rehearsal is not null, null, null, null, null, []);
        return TypedResults.Json(answer, statusCode: fault is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
