namespace Ankang.Workflows.Pictures;

/// <summary>A unit, or a duty that several lists have, through the years.</summary>
/// <param name="Id">Of the unit; of the duty in the newest list that has it.</param>
/// <param name="Years">A share a column; null where the year did not have it, or nothing of it was due.</param>
/// <param name="Duties">Ids of the duty by column; null where the year does not have it. Empty for a unit.</param>
public sealed record ComparedRow(string Id, string Name, IReadOnlyList<YearShare?> Years, IReadOnlyList<string?> Duties);
