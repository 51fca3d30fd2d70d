namespace Ankang.Workflows.Publication;

/// <summary>What a list asks of one liaison (联络员) in its year, when all is reported in time.</summary>
/// <param name="Email">Tells people apart: one may answer for several units.</param>
/// <param name="Name">The person; null when only the post is known.</param>
/// <param name="Units">Ids of the units that the person answers for, in roster order.</param>
/// <param name="Reports">报送, progress notes included.</param>
/// <param name="Attachments">Of them, reports whose form asks for a file.</param>
/// <param name="Mails">任务告知 and 到期提醒: what comes though nothing is late.</param>
/// <param name="WorstMonth">The month, 1 to 12, with the most reports.</param>
/// <param name="WorstReports">Reports of that month.</param>
public sealed record PersonBurden(
    string Email,
    string? Name,
    IReadOnlyList<string> Units,
    int Reports,
    int Attachments,
    int Mails,
    int WorstMonth,
    int WorstReports
)
{
    /// <summary>Puts people in order: what is to be done weighs more than what is to be read.</summary>
    public (int, int, int) Weight => (Reports, Attachments, Mails);
}
