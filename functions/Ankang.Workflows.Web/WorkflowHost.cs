using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web;

/// <summary>What the pages and the API need of the host they run in.</summary>
public abstract class WorkflowHost
{
    /// <summary>The parts that run the list; replaced when a rehearsal starts anew.</summary>
    public abstract WorkflowParts Parts { get; }

    /// <summary>The list that the pages show.</summary>
    public abstract string ListId { get; }

    /// <summary>Null on the real clock.</summary>
    public abstract IRehearsal? Rehearsal { get; }

    /// <summary>Why storage does not answer at present; null when it does.</summary>
    public abstract string? StorageFault { get; }

    /// <summary>Loud warnings for the office: a year without a calendar, PublicUrl missing, …; empty when there are none.</summary>
    public abstract IReadOnlyList<string> Warnings { get; }

    /// <summary>The key that the JSON API asks for.</summary>
    public abstract string ApiKey { get; }

    /// <summary>True when a request came in where only this machine can reach: the office's pages answer there alone.</summary>
    public abstract bool IsOfficeRequest(Microsoft.AspNetCore.Http.HttpContext context);

    public Task<ListInForce> ListAsync(CancellationToken cancellation) => Parts.Lists(ListId, cancellation);
}
