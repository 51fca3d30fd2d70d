namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>What lies beside the tests.</summary>
internal static class Repository
{
    /// <summary>The folder of the list of 2021.</summary>
    public static string Seeds2021 { get; } = Path.Combine(Root(), "seeds", "2021");

    internal static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ankang.Workflows.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
