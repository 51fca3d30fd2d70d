using System.ComponentModel;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Watch;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Api;

/// <summary>/health: 200 while storage answers and every list's work is done in time, 503 otherwise. Details only for the office or with the key.</summary>
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
        bool mayKnow = ApiKeyGuard.Find(context) is { } key && key.May(ApiScope.Read) || host.IsTrusted(context);
        WorkflowParts parts = host.Parts;
        string? fault = host.StorageFault;
        var failures = new List<string>(host.Failures);
        var found = new Dictionary<string, (AuditReport? Audit, DispatchState Dispatch)>();
        ListInForce? about = null;
        try
        {
            mayKnow =
                mayKnow
                || await context.AuthenticateAsync(SignInSchemes.Any) is { Succeeded: true, Principal: { } who }
                    && !who.IsInRole(nameof(PersonRole.Supervisor));
            foreach (string id in await host.ListsAsync(cancellation))
                await LookAsync(host, id, found, failures, cancellation);
            IReadOnlyList<ListInForce> open = await parts.Register.OpenAsync(cancellation);
            about = open.Count == 0 ? null : await FindAsync(host, list, cancellation);
        }
        catch (StoreUnavailableException e)
        {
            fault ??= e.Message;
        }

        IReadOnlyList<DamagedRow> damaged = parts.SetAside.All;
        bool isWell = damaged.Count == 0 && found.Values.All(f => f.Dispatch.MailFault is null && f.Audit is not { IsWell: false });
        string status =
            fault is not null ? "storageUnavailable"
            : failures.Count > 0 || damaged.Any(ListClosedException.IsCausedBy) ? "failed"
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
                audit is null
                    ? null
                    : new HealthAudit(
                        audit.At,
                        audit.IsWell,
                        audit.Overdue,
                        audit.Opened,
                        audit.Mended,
                        audit.Problems,
                        audit.Histories,
                        audit.Seal,
                        [.. audit.Findings.Select(HealthFinding.Of)]
                    ),
                dispatch.DoneSlot,
                dispatch.MailFault,
                host.WarningsFor(about),
                failures,
                [.. damaged.Select(HealthRow.Of)],
                [.. parts.SetAside.Mended.Select(m => HealthRow.Of(m.Row))]
            )
            : new HealthAnswer(status, null, null, host.Rehearsal is not null, null, null, null, null, [], [], [], []);
        return TypedResults.Json(
            answer,
            statusCode: status is "ok" or "degraded" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    // Of a list that is closed there are no details; that it is closed stands among the failures.
    private static async Task<ListInForce?> FindAsync(WorkflowHost host, string? list, CancellationToken cancellation)
    {
        try
        {
            return await host.FindListAsync(list, cancellation);
        }
        catch (Exception e) when (e is ListClosedException or DamagedRowException)
        {
            return null;
        }
    }

    // One list that cannot be judged is told, and does not hide the others.
    private static async Task LookAsync(
        WorkflowHost host,
        string list,
        Dictionary<string, (AuditReport? Audit, DispatchState Dispatch)> found,
        List<string> failures,
        CancellationToken cancellation
    )
    {
        WorkflowParts parts = host.Parts;
        try
        {
            foreach (LateWork late in await parts.Watch.LookAsync(list, host.Loop, cancellation))
                failures.Add(
                    $"{late.List}: {late.Kind} is late, it was due at {late.Since:O}"
                        + (late.MadeUpAt is { } at ? $"; it is made up at {at:O}, the next slot" : "")
                );
            found[list] = (await parts.Audit.LastAsync(list, cancellation), await parts.Lease.PeekAsync(list, cancellation));
        }
        catch (NoSuchListException)
        {
            // Its publication is under way.
        }
        catch (DamagedRowException e)
        {
            failures.Add($"{list}: {e.Row}");
        }
        catch (Exception e) when (e is not (StoreUnavailableException or OperationCanceledException))
        {
            // Whatever it is: what cannot be judged is not well.
            failures.Add($"{list}: {e.Message}");
        }
    }
}
