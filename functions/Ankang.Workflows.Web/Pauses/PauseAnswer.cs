using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Pauses;

/// <summary>A 暂停 or 恢复 that was not done: its form is shown again with what was typed.</summary>
/// <param name="Lifts">Id of the pause that was to be lifted; null for a new one.</param>
public sealed record PauseAnswer(string? Lifts, Typed Typed, IReadOnlyList<FormError> Errors);
