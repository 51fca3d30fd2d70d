namespace Ankang.Workflows.Storage;

/// <summary>A damaged row that was rebuilt from what it is derived from.</summary>
/// <param name="At">UTC.</param>
public sealed record MendedRow(DamagedRow Row, DateTimeOffset At);
