using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which units have an open 约谈 proposal before the office: an open item that reached the rung at an earlier slot and is not decided.</summary>
public sealed class Proposals(WorkTable work, InterviewTable interviews)
{
    /// <summary>Of the units whose items reach 约谈 in <paramref name="slot"/>, those whose earlier proposal is still open.</summary>
    /// <param name="read">Reads the list's periods.</param>
    public async Task<IReadOnlySet<string>> OpenAsync(
        ListInForce list,
        Slot slot,
        IReadOnlyList<Carried> carried,
        BoardView board,
        PeriodReader read,
        CancellationToken cancellation
    )
    {
        HashSet<string> asked = [.. carried.Where(c => c.Tag.Rung == Rung.Interview).Select(c => c.Item.Key.Unit)];
        var open = new HashSet<string>();
        IReadOnlyList<InterviewCase>? cases = null;
        foreach (PeriodPlan plan in list.Plans)
        {
            // The Board may not know yet of a confirmation, so what it calls open is looked at.
            if (asked.Count == open.Count)
                break;
            if (
                board.Find(plan) is not { } found
                || !found.Row.Entries.Any(e => e is { State: ItemState.Open, Rung: Rung.Interview } && asked.Contains(e.Unit))
            )
                continue;
            QuotaTally? tally = await QuotaReading.OfAsync(list, plan, work, slot.Moment, cancellation);
            IEnumerable<DueItem> items = (await read(plan.Ref, cancellation)).Items.Values.Select(i => tally?.Derive(i.Value) ?? i.Value);
            cases ??= [.. (await interviews.ReadAsync(list.Id, cancellation)).Select(c => c.Case)];
            open.UnionWith(
                items
                    .Where(i => InterviewService.IsOpen(list, i, cases) && i.Interview!.At < slot.Moment && asked.Contains(i.Key.Unit))
                    .Select(i => i.Key.Unit)
            );
        }

        return open;
    }
}
