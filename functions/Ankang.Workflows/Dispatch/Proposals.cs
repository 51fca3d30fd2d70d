using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which units have an open 约谈 proposal before the office: an open item that reached the rung at an earlier slot.</summary>
public sealed class Proposals(WorkTable work)
{
    /// <summary>Of the units whose items reach 约谈 in <paramref name="slot"/>, those whose earlier proposal is still open.</summary>
    public async Task<IReadOnlySet<string>> OpenAsync(ListInForce list, Slot slot, IReadOnlyList<Carried> carried, BoardView board, CancellationToken cancellation)
    {
        HashSet<string> asked = [.. carried.Where(c => c.Tag.Rung == Rung.Interview).Select(c => c.Item.Key.Unit)];
        var open = new HashSet<string>();
        foreach (PeriodPlan plan in list.Plans)
        {
            // The Board may not know yet of a confirmation, so what it calls open is looked at.
            if (asked.Count == open.Count) break;
            if (board.Find(plan) is not { } found || !found.Row.Entries.Any(e => e is { State: ItemState.Open, Rung: Rung.Interview } && asked.Contains(e.Unit))) continue;
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            open.UnionWith(period.Items.Values.Select(i => i.Value)
                .Where(i => i.IsOpen && i.Interview is { } reached && reached.At < slot.Moment && asked.Contains(i.Key.Unit))
                .Select(i => i.Key.Unit));
        }

        return open;
    }
}
