using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Filings;

/// <summary>A form of 一报表两清单 that was not taken.</summary>
/// <param name="Form">Which of the page's forms: add, template, map, fill, or an act on a row.</param>
public sealed record FilingAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors)
{
    public static FilingAnswer? For(FilingAnswer? answer, string form) => answer?.Form == form ? answer : null;
}
