using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Api;

/// <summary>/health: 200 while storage answers, 503 otherwise. Details only for the office or with the key.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", ShowAsync).WithName("Health").WithTags("Health").WithSummary("Say whether storage answers, and what the last audit and dispatch did")
            .Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<JsonHttpResult<HealthAnswer>> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        bool mayKnow = host.IsOfficeRequest(context) || ApiKeyGuard.HasKey(context);
        WorkflowParts parts = host.Parts;
        string? fault = host.StorageFault;
        AuditReport? audit = null;
        DispatchState dispatch = DispatchState.None;
        try
        {
            audit = await parts.Audit.LastAsync(host.ListId, cancellation);
            dispatch = await parts.Lease.ReadAsync(host.ListId, cancellation);
        }
        catch (StoreUnavailableException e)
        {
            fault ??= e.Message;
        }

        string status = fault is not null ? "storageUnavailable" : dispatch.MailFault is not null || audit is { IsWell: false } ? "degraded" : "ok";
        HealthAnswer answer = mayKnow
            ? new HealthAnswer(
                status, host.ListId, parts.Clock.GetUtcNow(), host.Rehearsal is not null, fault ?? "ok",
                audit is null ? null : new HealthAudit(audit.At, audit.IsWell, audit.Overdue, audit.Opened, audit.Mended, audit.Problems),
                dispatch.DoneSlot, dispatch.MailFault, host.Warnings)
            : new HealthAnswer(status, null, null, host.Rehearsal is not null, null, null, null, null, []);
        return TypedResults.Json(answer, statusCode: fault is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
