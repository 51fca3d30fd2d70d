using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Notices;

/// <summary>One item's next state with everything that must change in the same transaction.</summary>
/// <param name="Item">The new item; its <see cref="DueItem.HistoryCount"/> is set when it is written.</param>
/// <param name="History">New history lines, unnumbered: numbers follow from the item.</param>
/// <param name="AddNotices">Notices decided now.</param>
/// <param name="RemoveNotices">Notices accepted or withdrawn now.</param>
/// <param name="UpdateNotices">Pending notices whose row changes (an address was refused).</param>
public sealed record ItemChange(
    DueItem Item,
    IReadOnlyList<HistoryDraft> History,
    IReadOnlyList<PendingNotice> AddNotices,
    IReadOnlyList<PendingNotice> RemoveNotices,
    IReadOnlyList<PendingNotice> UpdateNotices
)
{
    /// <summary>A change that touches no notice.</summary>
    public ItemChange(DueItem item, params HistoryDraft[] history)
        : this(item, history, [], [], []) { }

    /// <summary>How many rows the change writes.</summary>
    public int RowCount => 1 + History.Count + AddNotices.Count + RemoveNotices.Count + UpdateNotices.Count;
}
