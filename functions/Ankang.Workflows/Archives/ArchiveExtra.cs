namespace Ankang.Workflows.Archives;

/// <summary>A file that goes into an archive beside what the store says.</summary>
/// <param name="Path">Within the archive, parted by <c>/</c>.</param>
/// <param name="Open">Opens its content; the caller disposes it.</param>
public sealed record ArchiveExtra(string Path, Func<Stream> Open);
