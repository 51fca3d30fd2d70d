using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Answers;

/// <summary>An item as an act or a confirmation left it, or found it.</summary>
/// <param name="Item">As it stands now.</param>
/// <param name="Lines">
/// Of its history (台账): when it was done, the one line that records it; in a conflict, who changed what and when since the form was
/// shown, oldest first, at least one.
/// </param>
public sealed record ItemAnswer(DueItem Item, IReadOnlyList<HistoryEntry> Lines);
