using Ankang.Workflows.Confirmation;

namespace Ankang.Workflows.Interviews;

/// <summary>What became of a decision or of the record of an interview.</summary>
public abstract record InterviewResult
{
    /// <summary>Done now, or by the same request before.</summary>
    public sealed record Done(InterviewCase Case) : InterviewResult;

    /// <summary>Another person was first, or other items joined or left; nothing was done.</summary>
    /// <param name="Case">What the other person decided; null when only the items differ.</param>
    /// <param name="Proposal">How the proposal stands now; null when nothing is left to decide.</param>
    public sealed record Conflict(InterviewCase? Case, InterviewProposal? Proposal) : InterviewResult;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : InterviewResult;

    public sealed record NotFound : InterviewResult;
}
