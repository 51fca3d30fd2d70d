using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Accidents;

/// <summary>A record that was not taken: its form is shown again with what was typed.</summary>
/// <param name="Form">accident for a new one; note-3 for what is added to the third.</param>
public sealed record AccidentAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors);
