namespace Ankang.Workflows.Accidents;

/// <summary>An accident as it is entered.</summary>
/// <param name="InvestigationDue">The last day for the investigation; null for 60 days after the accident, as the regulation (国务院令第493号) says.</param>
public sealed record AccidentReport(
    string Unit,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ReportedAt,
    string Place,
    AccidentLevel Level,
    string Facts,
    string? TalkReason,
    DateOnly? InvestigationDue = null
);
