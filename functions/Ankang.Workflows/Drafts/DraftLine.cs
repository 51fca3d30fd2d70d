using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Drafts;

/// <summary>Who did what to a draft, when.</summary>
public sealed record DraftLine(DateTimeOffset At, Actor Who, string Text);
