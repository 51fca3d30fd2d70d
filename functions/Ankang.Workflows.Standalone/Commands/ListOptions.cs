using System.CommandLine;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Standalone.Hosting;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>Options that several commands share.</summary>
public static class ListOptions
{
    /// <summary>Null for the list that travels with the program.</summary>
    public static Option<string?> List() =>
        new("--list")
        {
            Description = "Folder with catalogue.yaml, published.txt and units.yaml (default: the list of 2021 that travels with the program).",
            HelpName = "FOLDER",
        };

    public static Option<string?> Holidays() =>
        new("--holidays")
        {
            Description = "Folder with the holiday calendars, one csv a year (default: 'holidays' beside the list's folder).",
            HelpName = "FOLDER",
        };

    public static Option<string?> Storage() =>
        new("--storage")
        {
            Description = $"Table Storage instead of the embedded store: a connection string, an account URL, or {StoreChoice.Emulator}.",
            HelpName = "CONNECTION",
        };

    public static WorkCalendar Calendar(string list, string? holidays) => HolidayFile.Load(holidays ?? Seeds.HolidaysFor(list));
}
