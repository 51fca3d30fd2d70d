using System.Diagnostics;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>A process that has file systems of its own, which are gone with it (unshare of util-linux).</summary>
internal sealed class OwnMounts : ITool
{
    public static string? Missing =>
        Programs.Find("unshare") is null || !Works()
            ? "A read-only file system needs Linux with 'unshare' and the right to make a user namespace; run these tests as root."
            : null;

    /// <param name="script">For a shell; the arguments are its <c>$1</c> and so on.</param>
    public static Process Start(string script, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("unshare", ["-rm", "sh", "-c", script, "sh", .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static bool Works()
    {
        using Process tried = Start("mount -t tmpfs tmpfs /mnt");
        tried.WaitForExit();
        return tried.ExitCode == 0;
    }
}
