namespace Ankang.Workflows.Rules.Lists;

/// <summary>What an interview (约谈) left to do: a written report of one unit, opened as a due item of its own.</summary>
/// <param name="Number">From 1 in the order in which they open; part of the item's key.</param>
/// <param name="OpensOn">The day on which the interview was recorded.</param>
public sealed record FollowUp(int Number, string Unit, DateOnly OpensOn, DateOnly DueOn);
