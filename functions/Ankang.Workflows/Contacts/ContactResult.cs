using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Contacts;

/// <summary>What became of an edit of contacts.</summary>
public abstract record ContactResult
{
    /// <summary>Done now, or by the same request before.</summary>
    public sealed record Done(ResponsibleUnit Unit) : ContactResult;

    /// <summary>Another person changed the contacts since the form was shown; nothing was done.</summary>
    public sealed record Conflict(ResponsibleUnit Unit, IReadOnlyList<ContactChange> Since) : ContactResult;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : ContactResult;

    public sealed record NotFound : ContactResult;
}
