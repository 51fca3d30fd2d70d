namespace Ankang.Workflows.Drafts;

/// <summary>Who did what to a draft, when.</summary>
public sealed record DraftLine(DateTimeOffset At, string Who, string Text);
