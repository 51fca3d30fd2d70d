namespace Ankang.Workflows.Web.Api;

/// <summary>What the last daily audit found and mended.</summary>
/// <param name="Histories">Items whose history was followed that night.</param>
/// <param name="Seal">What vouches for all histories; it leaves with the office's mails.</param>
/// <param name="Findings">What was mended within the last week, and what waits for a person.</param>
public sealed record HealthAudit(
    DateTimeOffset At,
    bool IsWell,
    int Overdue,
    int Opened,
    int Mended,
    IReadOnlyList<string> Problems,
    int Histories,
    string? Seal,
    IReadOnlyList<HealthFinding> Findings
);
