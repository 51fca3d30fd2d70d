namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>等次: what a score is called.</summary>
/// <param name="From">The lowest score that has it.</param>
/// <param name="Name">优秀, 合格, …</param>
public sealed record Grade(decimal From, string Name);
