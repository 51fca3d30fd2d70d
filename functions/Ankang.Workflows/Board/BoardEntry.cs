using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Board;

/// <summary>One unit's item as the Board shows it; as of the last step, so a later confirmation may be missing.</summary>
/// <param name="Outcome">How it ended; null unless completed.</param>
/// <param name="ClosedOn">Civil day on which it closed; while it is in review, that of its report.</param>
/// <param name="ExtendedTo">延期: the date in force where it is not the published one.</param>
public sealed record BoardEntry(
    string Unit,
    ItemState State,
    Outcome? Outcome,
    Rung Rung,
    int Count,
    int? Required,
    DateOnly? ClosedOn,
    bool Historic,
    ItemMarks Marks = ItemMarks.None,
    DateOnly? ExtendedTo = null
)
{
    public static BoardEntry Of(DueItem item) =>
        new(
            item.Key.Unit,
            item.State,
            item.Outcome,
            item.Rung,
            item.Count,
            item.Required,
            item.ClosedAt is { } at ? Rules.Calendar.ChinaTime.DateOf(at) : null,
            item.Historic,
            (item.IsReturned ? ItemMarks.Returned : 0)
                | (item is { IsOpen: true, Extension: not null } ? ItemMarks.ExtensionAsked : 0)
                | (item is { Historic: true, LadderFrom: not null } ? ItemMarks.OnLadder : 0),
            item.DueOn == item.OriginalDueOn ? null : item.DueOn
        );
}
