using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Assessment;

/// <summary>Something about scores that was not done: its form is shown again with what was typed.</summary>
/// <param name="Form">freeze, enter, withdraw-ID, answer-ID or policy.</param>
public sealed record AssessmentAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors)
{
    public static AssessmentAnswer? For(AssessmentAnswer? answer, string form) => answer?.Form == form ? answer : null;
}
