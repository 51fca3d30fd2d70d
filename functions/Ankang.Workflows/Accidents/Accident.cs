using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Accidents;

/// <summary>An accident (生产安全事故) as the office recorded it. Kept for ever; what is learnt later is added.</summary>
/// <param name="Number">From 1 in the list.</param>
/// <param name="Unit">Id of the unit that answers for it: the trade's committee office, the county.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="ReceivedAt">接报时间, UTC.</param>
/// <param name="ReportedAt">报告时间: when it was reported up, UTC; null while it was not, or is not known.</param>
/// <param name="Facts">简要情况, without anything secret or personal.</param>
/// <param name="TalkReason">Why an interview (约谈) with the unit is proposed; null where it is not.</param>
/// <param name="Request">Names the recording request.</param>
/// <param name="Proposed">The proposal stands; until then whoever reads the accidents makes it.</param>
/// <param name="ReportSettled">What it opened for its unit knows that it was reported up; until then whoever reads the accidents closes it.</param>
public sealed record Accident(
    int Number,
    string Unit,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ReportedAt,
    string Place,
    AccidentLevel Level,
    string Facts,
    string? TalkReason,
    Actor Who,
    DateTimeOffset At,
    string Request,
    bool Proposed = false,
    bool ReportSettled = false
)
{
    /// <summary>Added later, oldest first.</summary>
    public ImmutableArray<AccidentNote> Notes { get; init; } = [];

    /// <summary>接报至报告, in whole minutes; null while it was not reported up.</summary>
    public int? MinutesToReport => ReportedAt is { } at ? (int)(at - ReceivedAt).TotalMinutes : null;
}
