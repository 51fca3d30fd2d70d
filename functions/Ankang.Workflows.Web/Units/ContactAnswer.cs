using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Units;

/// <summary>A form of the unit's page that was not taken: shown again with what was typed.</summary>
/// <param name="Form">contacts, told or resend.</param>
/// <param name="Since">What others changed since the form was shown, oldest first; empty where that is not why.</param>
public sealed record ContactAnswer(string Form, Typed Typed, IReadOnlyList<FormError> Errors, IReadOnlyList<ContactChange> Since);
