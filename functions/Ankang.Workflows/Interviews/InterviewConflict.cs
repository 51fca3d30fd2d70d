using Ankang.Workflows.Answers;

namespace Ankang.Workflows.Interviews;

/// <summary>Another person was first, or other items joined or left; nothing was done.</summary>
/// <param name="Case">What the other person decided; null when only the items differ.</param>
/// <param name="Proposal">How the proposal stands now; null when nothing is left to decide.</param>
public sealed record InterviewConflict(InterviewCase? Case, InterviewProposal? Proposal) : Result<InterviewCase>;
