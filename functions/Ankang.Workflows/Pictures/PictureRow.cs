namespace Ankang.Workflows.Pictures;

/// <summary>One line of the table behind a picture.</summary>
/// <param name="Path">Where the items behind it stand, within the list's pages; null where they are not of one place.</param>
public sealed record PictureRow(IReadOnlyList<string> Cells, string? Path = null);
