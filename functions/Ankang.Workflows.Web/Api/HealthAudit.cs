namespace Ankang.Workflows.Web.Api;

/// <summary>What the last daily audit found and mended.</summary>
public sealed record HealthAudit(DateTimeOffset At, bool IsWell, int Overdue, int Opened, int Mended, IReadOnlyList<string> Problems);
