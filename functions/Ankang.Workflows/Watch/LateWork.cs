namespace Ankang.Workflows.Watch;

/// <summary>Work of a list that was not done in time, whatever the reason.</summary>
/// <param name="Since">When it should have been done, UTC.</param>
/// <param name="MadeUpAt">When it is made up at the earliest, UTC, where that is not now: mails leave at slots of working days alone.</param>
public sealed record LateWork(string List, WorkKind Kind, DateTimeOffset Since, DateTimeOffset? MadeUpAt = null);
