namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>What a person may enter for a unit: a bonus (加分), or a reason for a veto (一票否决).</summary>
/// <param name="Id">As a key: small letters, digits, hyphens.</param>
/// <param name="Name">What it is for, in Chinese.</param>
/// <param name="Most">The most points that one entry may add; 0 for a veto.</param>
public sealed record HandRow(string Id, string Name, decimal Most);
