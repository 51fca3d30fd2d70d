using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Torture;

/// <summary>A list of the run as it is handed in.</summary>
internal sealed record CityList(ListSubmission Submission, CatalogueFolder Folder, WorkCalendar Calendar)
{
    /// <summary>The duty whose deadline the office moves, as the catalogue has it.</summary>
    public const string MovedDuty = "02-plan";

    private static readonly string FirstDeadline = $"due: {City.FirstDay.Year}-02-05";

    /// <summary>The same list with another deadline of <see cref="MovedDuty"/>.</summary>
    public ListSubmission Moved(DateOnly due) =>
        Submission with
        {
            Catalogue = Submission.Catalogue.Replace(FirstDeadline, $"due: {due:O}", StringComparison.Ordinal),
            Note = "时限调整",
        };
}
