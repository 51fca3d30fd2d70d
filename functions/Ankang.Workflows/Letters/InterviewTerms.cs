namespace Ankang.Workflows.Letters;

/// <summary>What people decide about a 约谈. A letter leaves blank what is null, for the office to fill in.</summary>
/// <param name="HeldAt">约谈时间, UTC.</param>
/// <param name="Hosts">约谈人.</param>
/// <param name="PapersBy">The day by which written material is asked for.</param>
/// <param name="Number">文号, typed by a person.</param>
/// <param name="ReportDays">Working days after the interview within which the unit reports (整改落实情况).</param>
/// <param name="Minutes">What was recorded of a talk that was held, a line each; null before.</param>
public sealed record InterviewTerms(
    DateTimeOffset? HeldAt,
    string? Place,
    string? Hosts,
    DateOnly? PapersBy,
    string? Number = null,
    int ReportDays = 5,
    string? Minutes = null
)
{
    /// <summary>Nothing decided yet.</summary>
    public static readonly InterviewTerms Open = new(null, null, null, null);
}
