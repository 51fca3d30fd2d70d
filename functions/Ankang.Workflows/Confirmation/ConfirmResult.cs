using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>What became of a confirmation.</summary>
public abstract record ConfirmResult
{
    /// <summary>Recorded now, or by the same request before.</summary>
    /// <param name="Receipt">回执号.</param>
    /// <param name="Report">As it stands recorded: what a form sent twice may say otherwise does not count. Null for a progress note.</param>
    /// <param name="Line">The line of the history with the words and files that were kept; null where it cannot be read any more.</param>
    /// <param name="SaysOtherwise">
    /// The same request was recorded before with something else in it (a number, a date, words, a file); nothing of this one was kept.
    /// </param>
    public sealed record Recorded(DueItem Item, string Receipt, bool IsProgressNote, Report? Report, HistoryEntry? Line, bool SaysOtherwise)
        : ConfirmResult
    {
        /// <summary>一次报送，两处计入: the duties of other lists in which it counts as well.</summary>
        public IReadOnlyList<string> AlsoCounted { get; init; } = [];
    }

    /// <summary>Another person changed the item since the form was shown, and it is still open; nothing was recorded.</summary>
    /// <param name="Since">Who changed what and when, oldest first; at least one line.</param>
    public sealed record Conflict(DueItem Item, IReadOnlyList<HistoryEntry> Since) : ConfirmResult;

    /// <summary>Somebody was first; nothing changed.</summary>
    public sealed record AlreadyClosed(DueItem Item) : ConfirmResult;

    /// <summary>Something in the form is wrong; nothing changed.</summary>
    public sealed record Invalid(IReadOnlyList<FormError> Errors) : ConfirmResult;

    public sealed record NotFound : ConfirmResult;
}
