namespace Ankang.Workflows.Turns;

/// <summary>What the daily audit found and did.</summary>
/// <param name="At">UTC.</param>
/// <param name="Overdue">Turns that were more than an hour overdue and were taken by the audit.</param>
/// <param name="Opened">Periods that the catalogue names and the Board lacked.</param>
/// <param name="Compared">Periods whose open items were compared, one by one, with Work.</param>
/// <param name="Mended">Differences that were mended: Board rows that said too little, items that were gone.</param>
/// <param name="Problems">What keeps failing, and what was mended, in words.</param>
public sealed record AuditReport(DateTimeOffset At, int Overdue, int Opened, int Compared, int Mended, IReadOnlyList<string> Problems)
{
    /// <summary>Items whose history was followed from the first line to the last, and compared with them.</summary>
    public int Histories { get; init; }

    /// <summary>What was mended within the last week, and what was not mended while it is found.</summary>
    public IReadOnlyList<AuditFinding> Findings { get; init; } = [];

    /// <summary>The digest of the heads of all histories that were looked at, and of the seal of the night before; see <see cref="AuditSeal"/>.</summary>
    public string? Seal { get; init; }

    /// <summary>The last slot that should have been served before the audit took its turns, as <c>20210205T15</c>; null for none. Until a later
    /// slot was served nobody else can tell.</summary>
    public string? Missed { get; init; }

    public bool IsWell => Problems.Count == 0 && !Findings.Any(f => f.IsOpen);
}
