using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Rules.Tests.Support;

/// <summary>The holiday notices of the repository, read without the library that reads them.</summary>
internal static class Seeds
{
    public static WorkCalendar Calendar { get; } =
        new(
            Directory
                .GetFiles(Folder(), "*.csv")
                .Order(StringComparer.Ordinal)
                .SelectMany(f => File.ReadLines(f).Skip(1).Where(l => l.Length > 0))
                .Select(line => line.Split(','))
                .Select(cells => new CalendarDay(DateOnly.Parse(cells[0]), cells[1], Enum.Parse<DayKind>(cells[2], ignoreCase: true)))
        );

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ankang.Workflows.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository."), "seeds", "holidays");
    }
}
