namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>Units that are ranked among themselves (分类考核).</summary>
/// <param name="Id">As a key: small letters, digits, hyphens.</param>
/// <param name="Name">As the ranking prints it.</param>
/// <param name="Of">Ids of the units and groups of the directory that belong to it; who stands in two is ranked in the first.</param>
public sealed record AssessmentGroup(string Id, string Name, IReadOnlyList<string> Of);
