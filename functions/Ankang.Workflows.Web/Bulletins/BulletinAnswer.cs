using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Bulletins;

/// <summary>A form about a bulletin that was not done: it is shown again with what was typed.</summary>
/// <param name="Form">new, text, issue, drop or duty.</param>
/// <param name="Conflict">What another person did meanwhile; null where that is not why.</param>
public sealed record BulletinAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors, string? Conflict = null);
