using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.People;

/// <summary>What was changed among the people: by whom, when, of whom. Kept after the person has gone.</summary>
public sealed record PersonChange(DateTimeOffset At, Actor Who, string Account, string Name, string Text);
