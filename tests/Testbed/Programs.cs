namespace Ankang.Workflows.Testbed;

/// <summary>Programs on the path of this machine.</summary>
internal static class Programs
{
    /// <summary>The first program of these names, the names in their order; null where there is none.</summary>
    public static string? Find(params string[] names)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names
            .SelectMany(_ => folders, (name, folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);
    }
}
