using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>Last stage of a dispatch: rungs and histories of what left, the Board's rows, and the second channel.</summary>
public sealed class SettleStage(Settlement settlement, PeriodTurns periods, BoardTable board, MailTable mailTable, Announcements announcements)
{
    /// <summary>Settles the run's own slot and writes the Board's rows of all periods that it touched.</summary>
    internal async Task SettleAsync(
        DispatchRun run,
        IReadOnlyList<Letter> letters,
        Dictionary<PeriodRef, PeriodPlan> stepped,
        BoardView view,
        CancellationToken cancellation
    )
    {
        foreach (PeriodRef touched in await WriteAsync(run, run.Slot.Id, letters, cancellation))
            stepped.TryAdd(touched, run.List.PlanOf(touched));
        await periods.IndexAllAsync(run.List, stepped.Values.Select(p => (p, view.Find(p))), StoragePurpose.Dispatch, cancellation);
    }

    /// <summary>Settles an earlier slot. The Board's rows are read again: they were read before what is settled now.</summary>
    internal async Task SettleAgainAsync(DispatchRun run, string slot, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        foreach (PeriodRef touched in await WriteAsync(run, slot, letters, cancellation))
        {
            PeriodPlan plan = run.List.PlanOf(touched);
            (BoardRow Row, string ETag)? known = await board.GetAsync(run.List.Id, plan.BoardRow, cancellation);
            await periods.IndexAsync(run.List, plan, known, StoragePurpose.Dispatch, cancellation);
        }
    }

    // After the mails are settled and before the lease is let go: a crash in between tells the channel twice, under one id.
    internal async Task AnnounceAsync(DispatchRun run, string slot, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        if (!await announcements.TellAsync(run.List, slot, letters.Select(l => l.Mail), cancellation))
            run.Unannounced.Add(slot);
    }

    /// <summary>The second try of what the channel did not take at an earlier slot.</summary>
    internal async Task AnnounceAgainAsync(DispatchRun run, IEnumerable<string> slots, CancellationToken cancellation)
    {
        foreach (string slot in slots)
            await announcements.TellAgainAsync(
                run.List,
                slot,
                (await mailTable.ReadAsync(run.List.Id, slot, cancellation)).Select(m => m.Mail),
                cancellation
            );
    }

    private Task<IReadOnlyList<PeriodRef>> WriteAsync(DispatchRun run, string slot, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        var arrived = new Arrived(letters.Select(l => l.Mail));
        if (letters.Any(l => arrived.IsOwed(l.Mail) || l.Mail.WaitsForItself(run.Slot)))
            run.Waiting.Add(slot);
        else
            run.Waiting.Remove(slot);
        return settlement.SettleAsync(run.List, [.. letters.Select(l => l.Mail)], cancellation);
    }
}
