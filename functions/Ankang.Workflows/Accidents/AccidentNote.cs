using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Accidents;

/// <summary>What was added to an accident's record: by whom, when, under which request.</summary>
public sealed record AccidentNote(DateTimeOffset At, Actor Who, string Text, string Request);
