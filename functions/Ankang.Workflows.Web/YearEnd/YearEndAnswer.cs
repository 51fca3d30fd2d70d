using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.YearEnd;

/// <summary>A form of 年终办理 that was not taken, or not for all that it ticked.</summary>
/// <param name="Form">close, take-over or record.</param>
public sealed record YearEndAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors)
{
    /// <summary>How many items were done all the same.</summary>
    public int Items { get; init; }
}
