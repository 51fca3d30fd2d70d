namespace Ankang.Workflows.Publication;

/// <summary>A file by its name, as faults call it, and its text.</summary>
public sealed record SubmittedFile(string Name, string Text);
