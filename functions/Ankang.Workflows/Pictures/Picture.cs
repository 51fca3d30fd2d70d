namespace Ankang.Workflows.Pictures;

/// <summary>A picture with the table behind it: what it shows can be read, heard and opened down to the items.</summary>
/// <param name="Name">Begins the ids within it; one of its kind on a page.</param>
/// <param name="Says">What it shows, in a sentence.</param>
/// <param name="Svg">The same bytes for the same input.</param>
public sealed record Picture(string Name, string Title, string Says, string Svg, IReadOnlyList<string> Columns, IReadOnlyList<PictureRow> Rows);
