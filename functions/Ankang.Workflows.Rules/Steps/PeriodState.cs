using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Steps;

/// <summary>What stands open or closed of one period: its items by unit, and the notices that wait for a slot.</summary>
/// <param name="Items">By unit id.</param>
public sealed record PeriodState(IReadOnlyDictionary<string, DueItem> Items, IReadOnlyCollection<PendingNotice> Notices)
{
    /// <summary>A period that was not opened yet.</summary>
    public static PeriodState Empty { get; } = new(new Dictionary<string, DueItem>(), []);

    /// <summary>The notices of one unit's item.</summary>
    public IReadOnlyList<PendingNotice> NoticesOf(string unit) => [.. Notices.Where(n => n.Unit == unit)];
}
