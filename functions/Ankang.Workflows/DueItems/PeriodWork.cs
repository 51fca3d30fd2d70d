using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>What stands in one partition of the Work table, without the history.</summary>
/// <param name="Items">By unit.</param>
/// <param name="Notices">Pending notices by row key.</param>
/// <param name="ReadAt">When the partition was last read whole; UTC.</param>
public sealed record PeriodWork(
    PeriodRef Period,
    ImmutableSortedDictionary<string, Tracked<DueItem>> Items,
    ImmutableSortedDictionary<string, Tracked<PendingNotice>> Notices,
    DateTimeOffset ReadAt
)
{
    /// <summary>What the rules see of it: the values without their rows.</summary>
    public PeriodState State() => new(Items.ToDictionary(i => i.Key, i => i.Value.Value), [.. Notices.Values.Select(n => n.Value)]);

    /// <summary>Items that are not among <see cref="Items"/> because their row or a notice of theirs is damaged, by unit: nothing is done with them.</summary>
    public ImmutableSortedDictionary<string, DamagedRow> SetAside { get; init; } = ImmutableSortedDictionary<string, DamagedRow>.Empty;

    public IEnumerable<Tracked<PendingNotice>> NoticesOf(string unit) => Notices.Values.Where(n => n.Value.Unit == unit);
}
