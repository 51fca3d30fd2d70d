namespace Ankang.Workflows.Notices;

/// <summary>One list in 早报.</summary>
/// <param name="List">Title and number, to tell lists apart.</param>
public sealed record MorningPart(string List, IReadOnlyList<MorningLine> Lines);
