using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>An item as it stood at a cut-off, with what only its history still knows.</summary>
/// <param name="Item">As of the cut-off; a yearly quota as its periods made it then.</param>
/// <param name="Strikes">Its rungs of all climbs, in the order in which they left.</param>
/// <param name="Returns">退回补正: each time, UTC.</param>
public sealed record ItemRecord(DueItem Item, ImmutableArray<Strike> Strikes, ImmutableArray<DateTimeOffset> Returns);
