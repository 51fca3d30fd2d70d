using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Ankang.Workflows.Storage;

/// <summary>Keeps a folder to the user whom the program runs as: 0700, and 0600 what lies in it. On Windows its access list says who may.</summary>
public static partial class OwnerOnly
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode MyFolder = Mine | UnixFileMode.UserExecute;
    private const uint NobodyElse = 0b000_111_111;

    /// <summary>Whatever this process makes from now on, SQLite's files included, is its user's alone.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetUmask(NobodyElse);
    }

    /// <summary>Closes a folder and all in it to others; what is closed already is left as it is. Links are not followed.</summary>
    /// <exception cref="DataFolderException">Something stays open to others; the message says what, and the mend.</exception>
    internal static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        Close(folder, folder, MyFolder);
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", all))
            Close(folder, inner, MyFolder);
        foreach (string file in Directory.EnumerateFiles(folder, "*", all))
            Close(folder, file, Mine);
    }

    /// <summary>What of a folder other users of the machine can read; nothing on Windows, whose access list says who may.</summary>
    public static IReadOnlyList<string> OpenToOthers(string folder)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
            return [];
        return [.. OpenOf(folder)];
    }

    [UnsupportedOSPlatform("windows")]
    private static IEnumerable<string> OpenOf(string folder)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", all).Prepend(folder))
            if (IsOpen(inner, MyFolder))
                yield return inner;
        foreach (string file in Directory.EnumerateFiles(folder, "*", all))
            if (IsOpen(file, Mine))
                yield return file;
    }

    [UnsupportedOSPlatform("windows")]
    private static void Close(string folder, string path, UnixFileMode mode)
    {
        try
        {
            if (!IsOpen(path, mode))
                return;
            File.SetUnixFileMode(path, mode);
            if (!IsOpen(path, mode))
                return;
        }
        catch (FileNotFoundException)
        {
            return; // gone meanwhile
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Refused(folder, path, e);
        }

        throw Refused(folder, path, null); // a file system that keeps no rights takes any and says nothing
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path, UnixFileMode mode) => (File.GetUnixFileMode(path) & ~mode) != 0;

    private static DataFolderException Refused(string folder, string path, Exception? fault) =>
        new(
            $"'{path}' can be read by other users of this machine, and user '{Environment.UserName}' cannot change that: let its owner run "
                + $"'chmod -R go= {folder}', or choose a data folder on a disk that keeps rights.",
            fault
        );

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetUmask(uint mask);
}
