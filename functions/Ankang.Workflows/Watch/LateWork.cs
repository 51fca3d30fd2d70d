namespace Ankang.Workflows.Watch;

/// <summary>Work of a list that was not done in time, whatever the reason.</summary>
/// <param name="Since">When it should have been done, UTC.</param>
public sealed record LateWork(string List, WorkKind Kind, DateTimeOffset Since);
