using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Contacts;

/// <summary>Another person changed the contacts since the form was shown; nothing was done.</summary>
public sealed record ContactConflict(ResponsibleUnit Unit, IReadOnlyList<ContactChange> Since) : Result<ResponsibleUnit>;
