using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Publication;

/// <summary>A list as it is handed in to be published, or to change what was published.</summary>
/// <param name="Holidays">The holiday calendars beside it.</param>
/// <param name="StartOn">First day for which the system answers; null for today. Only for a list that is new here.</param>
/// <param name="Note">Why, as the histories will say it.</param>
/// <param name="PolicyForOpen">A changed ladder also holds for items that are open.</param>
public sealed record ListSubmission(
    string Catalogue,
    string Published,
    string Units,
    IReadOnlyList<SubmittedFile> Holidays,
    DateOnly? StartOn = null,
    string Note = "",
    bool PolicyForOpen = false
)
{
    /// <summary>The policy of scores; null to keep the one in force, or for a new list the one that is in the product.</summary>
    public string? Assessment { get; init; }

    /// <summary>Reads a list's folder, and the folder of its holiday calendars.</summary>
    /// <exception cref="FaultyFileException">With every file that is missing.</exception>
    public static ListSubmission Load(string folder, string holidays)
    {
        (string catalogue, string published, string units) = CatalogueFolder.ReadTexts(folder);
        return new ListSubmission(
            catalogue,
            published,
            units,
            [.. HolidayFile.ReadTexts(holidays).Select(h => new SubmittedFile(h.FileName, h.Text))]
        )
        {
            Assessment = CatalogueFolder.ReadAssessment(folder),
        };
    }

    /// <summary>What the files say; all are read before any fault is told.</summary>
    /// <exception cref="FaultyFileException">With every fault of every file.</exception>
    public (CatalogueFolder Folder, WorkCalendar Calendar) Parse()
    {
        var faults = new List<FileFault>();
        CatalogueFolder? folder = null;
        WorkCalendar? calendar = null;
        try
        {
            folder = CatalogueFolder.Parse(Catalogue, Published, Units, Assessment);
        }
        catch (FaultyFileException e)
        {
            faults.AddRange(e.Faults);
        }

        try
        {
            calendar = HolidayFile.Join([.. Holidays.Select(h => (h.Name, h.Text))]);
        }
        catch (FaultyFileException e)
        {
            faults.AddRange(e.Faults);
        }

        return folder is not null && calendar is not null ? (folder, calendar) : throw new FaultyFileException(faults);
    }
}
