namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>The seeds that travel with the program.</summary>
public static class Seeds
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>The list of a rehearsal: 2021, as published.</summary>
    public static string DefaultList { get; } = Path.Combine(Root, "2021");

    public static string Holidays { get; } = Path.Combine(Root, "holidays");

    /// <summary>The holiday calendars for a list: <c>holidays</c> beside its folder, or those that travel with the program.</summary>
    public static string HolidaysFor(string listFolder)
    {
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(listFolder.TrimEnd(Path.DirectorySeparatorChar))) ?? ".", "holidays");
        return Directory.Exists(beside) ? beside : Holidays;
    }
}
