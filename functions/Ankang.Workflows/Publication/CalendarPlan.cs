namespace Ankang.Workflows.Publication;

/// <summary>What a year's holiday notice would do to one list.</summary>
/// <param name="Known">The list's calendar has a notice of this year already, which is replaced.</param>
/// <param name="Unchanged">It is in force for the list already.</param>
/// <param name="Moments">Open items whose next step falls on another day.</param>
public sealed record CalendarPlan(
    string List,
    string Title,
    int Year,
    bool Known,
    bool Unchanged,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<MomentDifference> Moments
);
