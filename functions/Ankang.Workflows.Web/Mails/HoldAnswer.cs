using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Mails;

/// <summary>A 暂缓 of a mail that was not, or not wholly, done: its form is shown again with what was typed.</summary>
/// <param name="Address">Of the mail, as addresses write it; the id of the 暂缓 where it was to be lifted.</param>
public sealed record HoldAnswer(string Address, Typed Typed, IReadOnlyList<FormError> Errors);
