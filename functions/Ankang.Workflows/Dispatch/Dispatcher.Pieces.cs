using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <remarks>
/// The same slot in pieces, for a host that records each and goes on after a crash where it was: plan, prepare, send some, settle. Each
/// takes the lease, and leaves what a crash at its end would leave, so that any host can go on with any other piece, or with the whole.
/// </remarks>
public sealed partial class Dispatcher
{
    /// <summary>When the list has something to send next.</summary>
    /// <param name="after">A slot that was looked at and is not to be named again; null for none. One that was paused is named again.</param>
    /// <returns>Null where nothing is known to be due before the list closes.</returns>
    public async Task<SlotPlan?> PlanAsync(string listId, string? after, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        DispatchState state = await lease.RereadAsync(listId, cancellation);
        BoardView view = await board.ReadAsync(listId, reread: false, cancellation);
        Slot[] slots =
        [
            .. UpcomingSlots
                .Of(list, state, view.Rows, now)
                .Concat(Openings(list, view, now).Select(at => Slot.AtOrAfter(at, list.Calendar)))
                .Where(s => s.Date <= list.Head.ClosesOn)
                .Select(s => s.Id == after && state.OpenSlot is null ? Slot.After(s.Moment, list.Calendar) : s),
        ];
        if (slots.Length == 0)
            return null;
        Slot next = slots.Min();
        DateTimeOffset at = state.PausedUntil is { } pause && pause > next.Moment ? pause : next.Moment;
        return new SlotPlan(next.Id, at > now ? at : now);
    }

    /// <summary>Finishes earlier slots, takes every turn that is due and writes the slot's mails down; none of them leaves yet.</summary>
    public Task<SlotWork> PrepareAsync(string listId, CancellationToken cancellation) =>
        InsideAsync(listId, null, PrepareAsync, SlotWork.None, SlotWork.None with { Busy = true }, cancellation);

    /// <summary>Sends some mails of one stage of a slot that was prepared.</summary>
    /// <param name="most">No more than so many are tried.</param>
    public Task<SlotPart> SendAsync(string listId, string slot, SlotStage stage, int most, CancellationToken cancellation) =>
        InsideAsync(
            listId,
            slot,
            async (visit, stop) =>
            {
                DispatchRun run = visit.Run;
                await drafts.RefreshAsync(stop);
                List<Letter> letters = await prepare.ReadAsync(run, stop);
                run.Recall(letters);
                int before = Waiting(letters, stage);
                await send.SendStageAsync(run, slot, letters, stage, most, stop);
                int left = Waiting(letters, stage);
                await HoldAsync(run, visit.Before, stop);
                return new SlotPart(before - left, left, run.PausedUntil is not null || run.IsStopped);
            },
            new SlotPart(0, 0, Rests: true),
            new SlotPart(0, 0, Busy: true),
            cancellation
        );

    /// <summary>Sends what is left of a slot that was prepared, the office's own mails too, and settles it.</summary>
    /// <param name="work">As <see cref="PrepareAsync(string, CancellationToken)"/> gave it.</param>
    public Task<DispatchReport> SettleAsync(string listId, SlotWork work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        return InsideAsync(
            listId,
            work.Slot,
            async (visit, stop) =>
            {
                await drafts.RefreshAsync(stop);
                List<Letter> letters = await prepare.ReadAsync(visit.Run, stop);
                visit.Run.Recall(letters);
                visit.Run.IsTriedSoon = work.IsTriedSoon;
                foreach (string slot in DispatchState.Slots(visit.Before.Unannounced).Where(s => s != work.Slot))
                    visit.Run.Unannounced.Add(slot);
                return await CloseAsync(visit, letters, [], work.Tries, stop);
            },
            DispatchReport.Nothing,
            DispatchReport.Nothing with
            {
                Busy = true,
            },
            cancellation
        );
    }

    private async Task<SlotWork> PrepareAsync(Visit visit, CancellationToken cancellation)
    {
        (DispatchRun run, DispatchState state) = (visit.Run, visit.Before);
        if (!await FinishEarlierAsync(run, state, cancellation))
        {
            await PauseAsync(run, [], cancellation);
            return SlotWork.None;
        }

        int tries = state.OpenSlot == run.Slot.Id ? state.Tries : 0;
        List<Letter> letters;
        if (tries > 0)
        {
            letters = await prepare.SoonAsync(run, cancellation);
            // Written down: the pieces that follow find by the row what is to be tried once more.
            await prepare.MarkAsync(run, letters, cancellation);
        }
        else
        {
            Dictionary<PeriodRef, PeriodPlan> stepped = await step.TakeAsync(run, visit.Due, visit.View, cancellation);
            letters = await prepare.WriteAsync(run, stepped.Values, state, visit.View, cancellation);
            await settle.SettleAsync(run, [], stepped, visit.View, cancellation);
        }

        await HoldAsync(run, state, cancellation);
        return new SlotWork(
            run.Slot.Id,
            Waiting(letters, SlotStage.Interviews),
            Waiting(letters, SlotStage.Supervisions),
            Waiting(letters, SlotStage.Reminders),
            Waiting(letters, SlotStage.Others),
            tries,
            run.IsTriedSoon
        );
    }

    // What opens is looked at in the slot after it.
    private static IEnumerable<DateTimeOffset> Openings(ListInForce list, BoardView view, DateTimeOffset now) =>
        list.Plans.Where(p => !p.Withdrawn && view.Find(p) is null).Select(p => p.OpensAt > now ? p.OpensAt : now);

    private static int Waiting(IEnumerable<Letter> letters, SlotStage stage) =>
        letters.Count(l => l.Mail.State == MailState.Prepared && l.Mail.Traits.StageOf() == stage);

    // The slot stays open for the next piece, on whatever host.
    private async Task HoldAsync(DispatchRun run, DispatchState before, CancellationToken cancellation)
    {
        if (DispatchState.Slots(before.Unannounced).Contains(run.Slot.Id))
            run.Unannounced.Add(run.Slot.Id);
        await lease.ReleaseAsync(
            run.List.Id,
            run.State with
            {
                PausedUntil = run.PausedUntil,
                MailFault = run.Fault ?? run.State.MailFault,
                FaultKind = run.FaultKind ?? run.State.FaultKind,
                Waiting = string.Join(',', run.Waiting),
                Unannounced = string.Join(',', run.Unannounced),
            },
            cancellation
        );
    }
}
