namespace Ankang.Workflows.Rules.DueItems;

/// <summary>延期申请 of a unit that waits for the office's answer; its words stand in the history.</summary>
/// <param name="At">UTC; always before the item was due.</param>
/// <param name="Until">The date that the unit asks for.</param>
public sealed record ExtensionRequest(DateTimeOffset At, DateOnly Until);
