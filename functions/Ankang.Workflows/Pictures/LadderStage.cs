namespace Ankang.Workflows.Pictures;

/// <summary>How many items reached a stage of the ladder, or went further.</summary>
/// <param name="Path">Where they stand, within the list's pages; null where no page shows them alone.</param>
public sealed record LadderStage(string Word, int Items, string? Path);
