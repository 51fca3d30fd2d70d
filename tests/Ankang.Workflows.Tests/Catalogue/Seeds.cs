using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

/// <summary>The seeds of the repository, read once.</summary>
internal static class Seeds
{
    private static readonly Lazy<CatalogueFolder> Loaded = new(() => CatalogueFolder.Load(Path("2021")));
    private static readonly Lazy<WorkCalendar> Days = new(() => HolidayFile.Load(Path("holidays")));

    public static CatalogueFolder Of2021 => Loaded.Value;

    public static YearCatalogue Catalogue => Loaded.Value.Catalogue;

    public static UnitDirectory Directory => Loaded.Value.Directory;

    public static WorkCalendar Calendar => Days.Value;

    public static string Path(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Ankang.Workflows.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(
            folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository."),
            "seeds",
            name
        );
    }
}
