using Ankang.Workflows.Archives;
using Ankang.Workflows.Standalone.Commands;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>The archive (归档) of a simulated year, with the files that stand beside it in the folder.</summary>
public static class ArchiveFile
{
    public const string Name = "archive.zip";

    // Where each goes within the archive; those that were not written are left out.
    private static readonly (string File, string Path)[] Beside =
    [
        (ReportFiles.Xlsx, $"table/{ReportFiles.Xlsx}"),
        (ReportFiles.Html, $"table/{ReportFiles.Html}"),
        (ReportFiles.Svg, $"table/{ReportFiles.Svg}"),
        ("scores.json", "scores/scores.json"),
        ("scores.xlsx", "scores/scores.xlsx"),
        ("strikes.json", "scores/strikes.json"),
    ];

    public static async Task WriteAsync(string folder, WorkflowParts parts, string list, CancellationToken cancellation)
    {
        string bulletins = Path.Combine(folder, BulletinFiles.Folder);
        IEnumerable<(string File, string Path)> files = Beside
            .Select(b => (File: Path.Combine(folder, b.File), b.Path))
            .Concat(Directory.EnumerateFiles(bulletins).Select(b => (File: b, Path: $"{BulletinFiles.Folder}/{Path.GetFileName(b)}")))
            .Where(f => File.Exists(f.File));
        await using FileStream output = File.Create(Path.Combine(folder, Name));
        await parts.Archive.WriteAsync(
            list,
            output,
            evidence: null,
            [.. files.Select(f => new ArchiveExtra(f.Path, () => File.OpenRead(f.File)))],
            cancellation
        );
    }
}
