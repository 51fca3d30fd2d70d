using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>A confirmation was recorded, now or by the same request before.</summary>
/// <param name="Receipt">回执号.</param>
/// <param name="Report">As it stands recorded: what a form sent twice may say otherwise does not count. Null for a progress note.</param>
/// <param name="Line">The line of the history with the words and files that were kept; null where it cannot be read any more.</param>
/// <param name="SaysOtherwise">
/// The same request was recorded before with something else in it (a number, a date, words, a file); nothing of this one was kept.
/// </param>
public sealed record ReportRecorded(DueItem Item, string Receipt, bool IsProgressNote, Report? Report, HistoryEntry? Line, bool SaysOtherwise)
    : Result<ItemAnswer>
{
    /// <summary>一次报送，两处计入: the duties of other lists in which it counts as well.</summary>
    public IReadOnlyList<string> AlsoCounted { get; init; } = [];
}
