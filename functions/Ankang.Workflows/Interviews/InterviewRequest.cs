using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Interviews;

/// <summary>A decision as the office enters it.</summary>
/// <param name="RequestId">Names the request: sent twice, it is done once.</param>
/// <param name="Seen">The items that the form showed: when others have joined or left since, nothing is decided. Null to decide on what stands.</param>
/// <param name="Until">暂缓: the last day of it.</param>
/// <param name="Letter">签发: what the letter says.</param>
/// <param name="Release">签发: tell the principal by mail, too.</param>
public sealed record InterviewRequest(
    string List,
    string Unit,
    string RequestId,
    Actor Who,
    InterviewDecision Decision,
    string Reason,
    IReadOnlyList<DueItemKey>? Seen = null,
    DateOnly? Until = null,
    InterviewLetter? Letter = null,
    bool Release = false
);
