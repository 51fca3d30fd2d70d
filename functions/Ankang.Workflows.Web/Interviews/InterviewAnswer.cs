using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>A decision, or the record of an interview, that was not taken: its form is shown again with what was typed.</summary>
/// <param name="Form">issue, postpone, circulate or drop; held-3 for the record of case 3.</param>
/// <param name="Conflict">What another person did meanwhile; null where that is not why.</param>
public sealed record InterviewAnswer(string Unit, string Form, Typed Typed, IReadOnlyList<FormError> Errors, string? Conflict);
