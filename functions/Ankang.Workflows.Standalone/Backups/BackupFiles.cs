using System.Globalization;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.Standalone.Backups;

/// <summary>The backups in a folder, known by their names.</summary>
public static partial class BackupFiles
{
    /// <summary>In the data folder.</summary>
    public const string Folder = "backups";

    /// <summary>What lies beside whole ones while one is written.</summary>
    public const string Unfinished = ".unfinished";

    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    /// <param name="at">UTC.</param>
    public static string NameOf(DateTimeOffset at) => $"ankang-{at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}.zip";

    /// <summary>The whole ones with their moments (UTC), newest first; none where there is no folder.</summary>
    public static IReadOnlyList<(string Path, DateTimeOffset At)> In(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, "ankang-*.zip")
                    .Select(path => (Path: path, Name: Name().Match(Path.GetFileName(path))))
                    .Where(f => f.Name.Success)
                    .Select(f =>
                        (
                            f.Path,
                            At: DateTimeOffset.ParseExact(
                                f.Name.Groups[1].Value,
                                Moment,
                                CultureInfo.InvariantCulture,
                                DateTimeStyles.AssumeUniversal
                            )
                        )
                    )
                    .OrderByDescending(f => f.At),
            ];

    [GeneratedRegex(@"^ankang-(\d{8}T\d{6}Z)\.zip\z")]
    private static partial Regex Name();
}
