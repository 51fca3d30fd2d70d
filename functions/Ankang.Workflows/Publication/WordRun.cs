namespace Ankang.Workflows.Publication;

/// <summary>A run of words that two texts share, or that one of them has alone.</summary>
public sealed record WordRun(string Text, WordRunKind Kind);
