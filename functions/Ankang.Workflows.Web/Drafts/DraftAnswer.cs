using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>A change of a draft that was not taken: its form is shown again with what was typed.</summary>
/// <param name="Form">duty-14b-…, remove-…, add-14, list, unit-hanbin, group-counties, unit, contacts, holidays, upload or publish.</param>
/// <param name="Errors">By field; those of the whole form have an empty one.</param>
public sealed record DraftAnswer(string Form, Typed? Typed, IReadOnlyList<FormError> Errors)
{
    /// <summary>What was typed into the form of this name.</summary>
    public Typed? TypedIn(string form) => form == Form ? Typed : null;

    public IReadOnlyList<FormError> ErrorsIn(string form) => form == Form ? Errors : [];
}
