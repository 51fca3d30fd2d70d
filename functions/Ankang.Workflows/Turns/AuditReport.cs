namespace Ankang.Workflows.Turns;

/// <summary>What the daily audit found and did.</summary>
/// <param name="At">UTC.</param>
/// <param name="Overdue">Turns that were more than an hour overdue and were taken by the audit.</param>
/// <param name="Opened">Periods that the catalogue names and the Board lacked.</param>
/// <param name="Compared">Periods whose open items were compared, one by one, with Work.</param>
/// <param name="Mended">Board rows that said too little and were mended.</param>
/// <param name="Problems">What keeps failing, and what was mended, in words.</param>
public sealed record AuditReport(DateTimeOffset At, int Overdue, int Opened, int Compared, int Mended, IReadOnlyList<string> Problems)
{
    public bool IsWell => Problems.Count == 0;
}
