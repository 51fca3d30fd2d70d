using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>Sends what is due at a slot: one message a person and kind, each at most once, whatever crashes between.</summary>
/// <remarks>
/// A row of stages: step, group, prepare, look, send, settle. A message is written down before it leaves and marked when the
/// server took it; its items are settled after. A crash between any two of these is found by the open slot in the lease's
/// row, and finished under the same message ids.
/// </remarks>
public sealed partial class Dispatcher(
    ListLookup lists,
    ToldTable told,
    BoardTable board,
    DispatchLease lease,
    WorkTable work,
    MailDrafts drafts,
    StepStage step,
    GroupStage group,
    PrepareStage prepare,
    SendStage send,
    SettleStage settle,
    Returns returns,
    Audit audit,
    TimeProvider clock,
    ILogger<Dispatcher> log
)
{
    private static readonly TimeSpan ReadReturns = TimeSpan.FromMinutes(1);

    /// <summary>Serves the slot that is due now, if any; taking every turn whose moment has passed first.</summary>
    /// <exception cref="StoreUnavailableException">The store did not answer; run it again, nothing leaves twice.</exception>
    public Task<DispatchReport> RunAsync(string listId, CancellationToken cancellation) =>
        InsideAsync(listId, null, ServeAsync, DispatchReport.Nothing, DispatchReport.Nothing with { Busy = true }, cancellation);

    /// <summary>Does something about the slot that is due now, under the list's lease.</summary>
    /// <param name="only">The slot that must be open; null for whatever slot is due.</param>
    /// <param name="nothing">Answered where no slot is due, or another than <paramref name="only"/>.</param>
    /// <param name="busy">Answered where another run is at the list.</param>
    private async Task<T> InsideAsync<T>(
        string listId,
        string? only,
        Func<Visit, CancellationToken, Task<T>> act,
        T nothing,
        T busy,
        CancellationToken cancellation
    )
    {
        using IDisposable _ = StorageMeter.For(StoragePurpose.Dispatch);
        ListInForce list = await lists(listId, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        if (Slot.Current(now, list.Calendar) is not { } slot || today < list.BeginsOn || today > list.Head.ClosesOn)
            return nothing;
        if (only is not null && only != slot.Id)
            return nothing;

        DispatchState state = await lease.ReadAsync(listId, cancellation);
        if (Rests(state, slot))
            return nothing;
        // What came back counts no more before the next rung is counted from it.
        await returns.ReadAsync(ReadReturns, cancellation);
        list = await told.JoinAsync(list, cancellation);
        BoardView view = await board.ReadAsync(listId, reread: false, cancellation);
        List<PeriodPlan> due =
        [
            .. list.Plans.Where(p => view.Find(p) is var found && (PeriodTurns.IsDue(p, found?.Row, now) || found?.Row.Pending > 0)),
        ];
        if (
            only is null
            && due.Count == 0
            && !Briefings.AnyDue(list, view.Rows, slot.Date)
            && !Summaries.IsDue(state, slot)
            && !Circulars.AreDue(list, slot)
            && !Closings.AreDue(list, state)
            && state is { OpenSlot: null, Waiting: "", Unannounced: "" }
        )
            return nothing;

        using IDisposable? visit = lease.Enter(listId);
        if (visit is null || await TakeLeaseAsync(listId, slot, only, cancellation) is not { } taken)
            return busy;
        if (Rests(taken.Before, slot) || (only is not null && only != taken.Before.OpenSlot))
            return nothing;
        // What another host told, or took back, is known before anything is counted from it.
        list = await told.JoinAsync(list, TimeSpan.Zero, cancellation);
        // What a rehearsal or a simulated year sends proves nothing, and is the same whenever its program was started.
        string? seal = list.Head.Rehearsal ? null : (await audit.KnownAsync(listId, cancellation))?.Seal;
        var run = new DispatchRun(list, slot, taken.Held) { Seal = seal };
        try
        {
            return await act(new Visit(run, taken.Before, due, view), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A host that is told to stop lets go; the slot stays open, and the next host need not wait for the lease to end.
            await lease.ReleaseAsync(listId, run.State, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The list's slot under the lease.</summary>
    /// <param name="Before">How the list stood before it was taken.</param>
    /// <param name="Due">Periods with a turn or a notice that is due.</param>
    private sealed record Visit(DispatchRun Run, DispatchState Before, IReadOnlyList<PeriodPlan> Due, BoardView View);

    /// <summary>立即重试: what waits for the next try may be tried at once, by whoever dispatches the list.</summary>
    /// <returns>False where nothing waits, or the list is being dispatched now.</returns>
    public async Task<bool> ReleaseAsync(string listId, CancellationToken cancellation)
    {
        using IDisposable? visit = lease.Enter(listId);
        if (visit is null)
            return false;
        DispatchState state = await lease.RereadAsync(listId, cancellation);
        return state.PausedUntil is not null
            && await lease.TryTakeAsync(listId, state, cancellation) is { } held
            && await lease.ReleaseAsync(listId, held with { PausedUntil = null }, cancellation);
    }

    private async Task<DispatchReport> ServeAsync(Visit visit, CancellationToken cancellation)
    {
        (DispatchRun run, DispatchState state) = (visit.Run, visit.Before);
        if (!await FinishEarlierAsync(run, state, cancellation))
            return await PauseAsync(run, [], cancellation);
        // Tried before, the slot brings what it brought then: what was decided since waits for the next.
        int tries = state.OpenSlot == run.Slot.Id ? state.Tries : 0;
        Dictionary<PeriodRef, PeriodPlan> stepped = tries > 0 ? [] : await step.TakeAsync(run, visit.Due, visit.View, cancellation);
        List<Letter> letters =
            tries > 0 ? await prepare.SoonAsync(run, cancellation) : await prepare.WriteAsync(run, stepped.Values, state, visit.View, cancellation);
        return await CloseAsync(visit, letters, stepped, tries, cancellation);
    }

    // False where the mail service asked to wait.
    private async Task<bool> FinishEarlierAsync(DispatchRun run, DispatchState state, CancellationToken cancellation)
    {
        await drafts.RefreshAsync(cancellation);
        foreach (string earlier in state.Unfinished.Where(s => s != run.Slot.Id))
        {
            await FinishAsync(run, earlier, cancellation);
            if (run.PausedUntil is not null)
                return false;
            if (earlier != state.OpenSlot)
                continue;
            run.State = run.State with { OpenSlot = run.Slot.Id, Tries = 0 };
            await run.RenewAsync(lease, cancellation);
        }

        await settle.AnnounceAgainAsync(run, DispatchState.Slots(state.Unannounced).Where(s => s != run.Slot.Id), cancellation);
        return true;
    }

    // What has not left yet is sent, all is settled, and the slot is done or goes on later.
    private async Task<DispatchReport> CloseAsync(
        Visit visit,
        List<Letter> letters,
        Dictionary<PeriodRef, PeriodPlan> stepped,
        int tries,
        CancellationToken cancellation
    )
    {
        (DispatchRun run, DispatchState state, ListInForce list, Slot slot) = (visit.Run, visit.Before, visit.Run.List, visit.Run.Slot);
        await send.SendAsync(run, slot.Id, letters, closes: false, cancellation);
        await settle.SettleAsync(run, letters, stepped, visit.View, cancellation);
        run.State = run.State with { Tries = tries + 1 };
        if (run.Fault is { } fault)
            LogStopped(log, list.Id, letters.Count(l => l.Mail.State == MailState.Deferred), fault);
        // The channel hears of a slot once it went through, not only when the last recipient has his mail.
        if (run.IsStopped || run.PausedUntil is not null)
            run.Unannounced.Add(slot.Id);
        else if (tries == 0 || DispatchState.Slots(state.Unannounced).Contains(slot.Id))
            await settle.AnnounceAsync(run, slot.Id, letters, cancellation);
        if (run.PausedUntil is null && (run.IsTriedSoon || letters.Exists(l => l.Mail.IsTriedSoon)))
            run.PausedUntil = NextTry.After(tries, run.FaultKind, clock.GetUtcNow(), list.Calendar);
        if (run.PausedUntil is not null)
            return await PauseAsync(run, letters, cancellation);

        bool paused = list.PauseOn(slot.Date) is not null;
        await lease.ReleaseAsync(
            list.Id,
            run.State with
            {
                OpenSlot = null,
                PausedUntil = null,
                DoneSlot = slot.Id,
                SummaryWeek = paused ? state.SummaryWeek : Summaries.WeekOf(slot.Date),
                MailFault = run.Fault,
                FaultKind = run.FaultKind,
                Tries = 0,
                Waiting = string.Join(',', run.Waiting),
                Unannounced = string.Join(',', run.Unannounced),
            },
            cancellation
        );
        return new DispatchReport(slot.Id, [.. run.Finished, .. letters.Select(l => l.Mail)], run.Fault, false);
    }

    // The slot stays open: what is left is written down, and the next dispatch after the pause goes on with it.
    private async Task<DispatchReport> PauseAsync(DispatchRun run, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        LogPaused(log, run.List.Id, run.PausedUntil!.Value);
        await lease.ReleaseAsync(
            run.List.Id,
            run.State with
            {
                PausedUntil = run.PausedUntil,
                MailFault = run.Fault,
                FaultKind = run.FaultKind,
                Waiting = string.Join(',', run.Waiting.Where(s => s != run.State.OpenSlot)),
                Unannounced = string.Join(',', run.Unannounced),
            },
            cancellation
        );
        return new DispatchReport(run.Slot.Id, [.. run.Finished, .. letters.Select(l => l.Mail)], run.Fault, false, run.PausedUntil);
    }

    // Memory may be behind another host: the second try rests on a fresh read.
    private async Task<(DispatchState Before, DispatchState Held)?> TakeLeaseAsync(
        string listId,
        Slot slot,
        string? only,
        CancellationToken cancellation
    )
    {
        DispatchState state = await lease.ReadAsync(listId, cancellation);
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            if (Rests(state, slot) || (only is not null && only != state.OpenSlot))
                return (state, state);
            if (await lease.TryTakeAsync(listId, state with { OpenSlot = state.OpenSlot ?? slot.Id }, cancellation) is { } held)
                return (state, held);
            state = await lease.RereadAsync(listId, cancellation);
        }

        return null;
    }

    // Served, or waiting because the mail service asked for it.
    private bool Rests(DispatchState state, Slot slot) =>
        (string.CompareOrdinal(state.DoneSlot, slot.Id) >= 0 && state.OpenSlot is null) || state.PausedUntil > clock.GetUtcNow();

    /// <summary>Finishes a slot that a crash or the mail server left open: what still waits is sent under its ids, what was accepted is settled.</summary>
    private async Task FinishAsync(DispatchRun run, string slot, CancellationToken cancellation)
    {
        LogFinishing(log, slot);
        List<Letter> letters = await prepare.AgainAsync(run, slot, cancellation);
        HashSet<string> accepted = [.. letters.Where(l => l.Mail.State == MailState.Accepted).Select(l => l.Mail.Row)];
        await send.SendAsync(run, slot, letters, closes: run.State.OpenSlot == slot, cancellation);
        await settle.SettleAgainAsync(run, slot, letters, cancellation);
        // The office hears of it when the server serves again.
        if (run.IsStopped)
            run.Waiting.Add(slot);
        var arrived = new Arrived(letters.Select(l => l.Mail));
        run.IsTriedSoon |= letters.Exists(l => l.Mail.IsTriedSoon && (arrived.IsOwed(l.Mail) || l.Mail.WaitsForItself(run.Slot)));
        run.Finished.AddRange(letters.Select(l => l.Mail));
        if (run.State.OpenSlot == slot || letters.Any(l => l.Mail.State == MailState.Accepted && !accepted.Contains(l.Mail.Row)))
            await settle.AnnounceAsync(run, slot, letters, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "List {List}: not every mail could leave; the slot goes on at {Until:O}.")]
    private static partial void LogPaused(ILogger log, string list, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "List {List}: {Mails} mails could not leave, the mail server says: {Fault}")]
    private static partial void LogStopped(ILogger log, string list, int mails, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slot {Slot} was left open; it is finished under its message ids.")]
    private static partial void LogFinishing(ILogger log, string slot);
}
