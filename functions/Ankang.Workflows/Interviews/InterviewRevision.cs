using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Interviews;

/// <summary>改期 or 撤销 of a decision, with its reason.</summary>
/// <param name="Before">What the letter said until then; null where the decision brought none.</param>
/// <param name="After">改期: what it says from then on. Null: the decision is withdrawn (撤销), and its items stand before the office again.</param>
/// <param name="Request">Names the request.</param>
public sealed record InterviewRevision(InterviewLetter? Before, InterviewLetter? After, string Reason, Actor Who, DateTimeOffset At, string Request)
{
    /// <summary>Begins what a principal is told who was told of the talk before.</summary>
    public const string WithdrawnMark = "约谈撤销";
}
