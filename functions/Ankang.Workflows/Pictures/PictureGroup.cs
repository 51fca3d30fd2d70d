namespace Ankang.Workflows.Pictures;

/// <summary>Units that are compared with each other.</summary>
public sealed record PictureGroup(string Name, IReadOnlyList<PictureUnit> Units);
