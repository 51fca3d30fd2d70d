using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Acts;

/// <summary>What became of an act on an item.</summary>
public abstract record ActResult
{
    /// <summary>Done now, or by the same request before.</summary>
    /// <param name="Item">As it stands now.</param>
    /// <param name="Line">The line of the history (台账) that records it.</param>
    public sealed record Done(DueItem Item, HistoryEntry Line) : ActResult;

    /// <summary>Another person changed the item since the form was shown; nothing was done.</summary>
    /// <param name="Since">Who changed what and when, oldest first; at least one line.</param>
    public sealed record Conflict(DueItem Item, IReadOnlyList<HistoryEntry> Since) : ActResult;

    /// <summary>Something in the form is wrong, or the item does not stand so that it could be done; nothing was done.</summary>
    public sealed record Invalid(IReadOnlyList<FormError> Errors) : ActResult;

    public sealed record NotFound : ActResult;
}
