using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>What became of a confirmation.</summary>
public abstract record ConfirmResult
{
    /// <summary>Recorded now, or by the same request before.</summary>
    /// <param name="Receipt">回执号.</param>
    /// <param name="Report">As it stands recorded: what a form sent twice may say otherwise does not count. Null for a progress note.</param>
    public sealed record Recorded(DueItem Item, string Receipt, bool IsProgressNote, Report? Report) : ConfirmResult;

    /// <summary>Another person changed the item since the form was shown, and it is still open; nothing was recorded.</summary>
    /// <param name="Since">Who changed what and when, oldest first; at least one line.</param>
    public sealed record Conflict(DueItem Item, IReadOnlyList<HistoryEntry> Since) : ConfirmResult;

    /// <summary>Somebody was first; nothing changed.</summary>
    public sealed record AlreadyClosed(DueItem Item) : ConfirmResult;

    /// <summary>Something in the form is wrong; nothing changed.</summary>
    public sealed record Invalid(IReadOnlyList<FormError> Errors) : ConfirmResult;

    public sealed record NotFound : ConfirmResult;
}
