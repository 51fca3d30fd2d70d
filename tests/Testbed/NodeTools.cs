using System.Diagnostics;

namespace Ankang.Workflows.Testbed;

/// <summary>The npm packages that tests run, in folders under tests/tools.</summary>
internal static class NodeTools
{
    private const string Mend = "'bash tests/run.sh' brings it";

    /// <summary>tests/tools, or a folder under it.</summary>
    public static string Folder(string under = "")
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ankang.Workflows.sln")))
                return Path.Combine(folder.FullName, "tests", "tools", under);
        throw new DirectoryNotFoundException(
            $"The tests do not run inside the repository: no Ankang.Workflows.sln above {AppContext.BaseDirectory}."
        );
    }

    /// <summary>What a tool of the folder lacks, in one line; null where nothing is missing.</summary>
    public static string? Missing(string tool, string under = "") =>
        Programs.Find("node") is null ? $"{tool} needs Node.js 18.19 or newer, and there is no 'node' on the path; {Mend}."
        // npm writes this file last.
        : !File.Exists(Path.Combine(Folder(under), "node_modules", ".package-lock.json"))
            ? $"{tool} is not installed in {Path.Combine("tests", "tools", under)}; {Mend}, as does 'npm ci' in that folder."
        : null;

    /// <summary>Starts Node.js in the folder, its streams redirected.</summary>
    public static Process Start(string under, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("node", arguments)
            {
                WorkingDirectory = Folder(under),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
