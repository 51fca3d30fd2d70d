using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Steps;

/// <summary>One item's next state, with all that changes with it in the same transaction.</summary>
/// <param name="Item">The item as it is to be.</param>
/// <param name="Events">What happened, in order; each becomes a line of the history.</param>
/// <param name="Added">Notices decided now.</param>
/// <param name="Withdrawn">Notices that must not leave any more.</param>
/// <param name="Revived">Notices that no address took, due again because the unit has other addresses now.</param>
/// <param name="Next">What the item waits for after the notices that are <paramref name="Added"/>.</param>
public sealed record StepResult(
    DueItem Item,
    IReadOnlyList<StepEvent> Events,
    IReadOnlyList<PendingNotice> Added,
    IReadOnlyList<PendingNotice> Withdrawn,
    IReadOnlyList<PendingNotice> Revived,
    Decision Next
)
{
    /// <summary>Something of it must be written; false for a step that finds all as it should be.</summary>
    public required bool IsChange { get; init; }
}
