using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>One item of an occasion.</summary>
/// <param name="Item">Which one.</param>
/// <param name="Strike">The rung, with why it was opened by hand or taken back.</param>
public sealed record StruckItem(DueItemKey Item, Strike Strike);
