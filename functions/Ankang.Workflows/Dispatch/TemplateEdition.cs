using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>A text that the office changed, or took back to the standard one.</summary>
/// <param name="Number">From 1 by template; grows with each change, taking back included.</param>
/// <param name="Text">Null: the standard text is in force again.</param>
/// <param name="ETag">Guards the next change.</param>
public sealed record TemplateEdition(string Name, int Number, string? Text, Actor Who, DateTimeOffset At, string ETag);
