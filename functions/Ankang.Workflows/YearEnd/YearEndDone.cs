namespace Ankang.Workflows.YearEnd;

/// <summary>What a form of 年终办理 did.</summary>
/// <param name="Items">How many items.</param>
/// <param name="Refused">Why others were left as they are, each reason once.</param>
public sealed record YearEndDone(int Items, IReadOnlyList<string> Refused);
