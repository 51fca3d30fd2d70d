namespace Ankang.Workflows.Archives;

/// <summary>One file of an archive, as its manifest names it.</summary>
/// <param name="Path">Parted by <c>/</c>.</param>
/// <param name="Size">In bytes, unpacked.</param>
/// <param name="Sha256">Of its content, 64 lower-case hex digits.</param>
public sealed record ArchiveEntry(string Path, long Size, string Sha256);
