using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>How the host is. What may tell something of the office is null for callers without its key.</summary>
public sealed record HealthAnswer(
    [property: Description(
        "ok; degraded (mail refused, a row set aside, the audit found something); failed (work is late, a list is closed); or storageUnavailable."
    )]
        string Status,
    string? List,
    [property: Description("The injected clock; virtual in a rehearsal.")] DateTimeOffset? Clock,
    bool Rehearsal,
    [property: Description("ok, or why storage does not answer.")] string? Storage,
    HealthAudit? LastAudit,
    [property: Description("The last slot that was served, such as 20210401T09.")] string? LastDispatch,
    [property: Description("Why the mail server would not serve at the last slot; null when it did.")] string? MailFault,
    IReadOnlyList<string> Warnings,
    [property: Description("Work of any list that was not done in time, and since when; what keeps the host from it.")]
        IReadOnlyList<string> Failures,
    [property: Description("Rows that cannot be read, each with its number: what rests on them is not done, all else goes on.")]
        IReadOnlyList<HealthRow> SetAside,
    [property: Description("Damaged rows that were rebuilt within the last week.")] IReadOnlyList<HealthRow> Mended
);
