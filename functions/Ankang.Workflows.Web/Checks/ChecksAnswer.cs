using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Checks;

/// <summary>A form of 启用前检查 that was not taken.</summary>
/// <param name="Form">mail, code or activate.</param>
public sealed record ChecksAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors);
