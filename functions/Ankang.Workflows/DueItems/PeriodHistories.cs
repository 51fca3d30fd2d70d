using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>One period with the histories of its items, read by the audit.</summary>
/// <param name="Lines">By unit, in the order of their numbers; also of units whose item is not there.</param>
public sealed record PeriodHistories(PeriodWork Work, ILookup<string, StoreRow> Lines);
