namespace Ankang.Workflows.Publication;

/// <summary>A list as it is handed in to be published, or to change what was published.</summary>
/// <param name="Holidays">The holiday calendars beside it: file name and text.</param>
/// <param name="StartOn">First day for which the system answers; null for today. Only for a list that is new here.</param>
/// <param name="Note">Why, as the histories will say it.</param>
/// <param name="PolicyForOpen">A changed ladder also holds for items that are open.</param>
public sealed record ListSubmission(
    string Catalogue, string Published, string Units, IReadOnlyList<SubmittedFile> Holidays, DateOnly? StartOn = null, string Note = "", bool PolicyForOpen = false);
