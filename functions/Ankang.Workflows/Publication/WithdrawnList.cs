using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Publication;

/// <summary>A list that was taken out before it was ever in force, as the log keeps it.</summary>
/// <param name="List">Its id, which another publication may use.</param>
/// <param name="At">UTC.</param>
/// <param name="Items">How many due items it had opened on trial.</param>
/// <param name="Changes">What was changed of it, a line a change: when, who and why.</param>
public sealed record WithdrawnList(
    string List,
    string Title,
    string Number,
    Actor By,
    DateTimeOffset At,
    string Reason,
    int Items,
    IReadOnlyList<string> Changes
);
