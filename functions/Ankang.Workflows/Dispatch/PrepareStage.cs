using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>Third stage of a dispatch: messages are written down before any of them leaves, and found again after a crash.</summary>
public sealed class PrepareStage(GroupStage group, MailTable mailTable, Circulars circulars)
{
    /// <summary>The messages of the run's slot: those that a crash left there, and what the stepped periods ask for besides.</summary>
    /// <param name="state">How the list stood before the run.</param>
    internal async Task<List<Letter>> WriteAsync(
        DispatchRun run,
        IEnumerable<PeriodPlan> stepped,
        DispatchState state,
        BoardView view,
        CancellationToken cancellation
    )
    {
        string list = run.List.Id,
            slot = run.Slot.Id;
        List<Letter> letters = state.OpenSlot == slot ? await ReadAsync(list, slot, cancellation) : [];
        run.Recall(letters);
        HashSet<string> there = [.. letters.Select(l => l.Mail.Row)];
        // The week counts as summed up to once a slot is done: a run that finished an earlier one and was cut off in its own left no word of it.
        if (state.OpenSlot is not null && Summaries.IsDue(state, run.Slot))
            run.OfTheWeek = await mailTable.BetweenAsync(list, Summaries.FirstSlotOf(run.Slot.Date), slot, cancellation);
        List<MailRecord> prepared =
        [
            .. (await group.OfPendingAsync(run.List, run.Slot, stepped, state, view, cancellation)).Where(m =>
                !there.Contains(m.Row) && !run.HasFinished(m)
            ),
        ];
        letters.AddRange((await mailTable.PrepareAsync(list, slot, prepared, cancellation)).Select(m => new Letter(m.Mail, m.ETag)));
        await circulars.WrittenAsync(run.List, run.Slot, cancellation);
        return letters;
    }

    /// <summary>The messages of the run's own slot, tried before: those worth another try soon are to leave now. No new ones are asked for.</summary>
    internal async Task<List<Letter>> SoonAsync(DispatchRun run, CancellationToken cancellation)
    {
        List<Letter> letters = await ReadAsync(run.List.Id, run.Slot.Id, cancellation);
        foreach (Letter letter in letters.Where(l => l.Mail.IsTriedSoon))
            Take(letter);
        return letters;
    }

    /// <summary>The messages of an earlier slot; those that no notice asks for again are to leave now.</summary>
    internal async Task<List<Letter>> AgainAsync(DispatchRun run, string slot, CancellationToken cancellation)
    {
        List<Letter> letters = await ReadAsync(run.List.Id, slot, cancellation);
        var arrived = new Arrived(letters.Select(l => l.Mail));
        foreach (Letter letter in letters.Where(l => arrived.IsOwed(l.Mail) || IsToLeave(l.Mail, run)))
            Take(letter);
        return letters;
    }

    /// <summary>All messages of the run's slot, as they stand.</summary>
    internal Task<List<Letter>> ReadAsync(DispatchRun run, CancellationToken cancellation) => ReadAsync(run.List.Id, run.Slot.Id, cancellation);

    /// <summary>Writes down which messages of the run's slot are to leave now.</summary>
    internal async Task MarkAsync(DispatchRun run, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        Letter[] taken = [.. letters.Where(l => l.Mail.State == MailState.Prepared)];
        IReadOnlyList<string?> etags = await mailTable.MarkAsync(run.List.Id, run.Slot.Id, [.. taken.Select(l => (l.Mail, l.ETag))], cancellation);
        foreach ((Letter letter, string? etag) in taken.Zip(etags))
            letter.ETag = etag ?? letter.ETag;
    }

    private static void Take(Letter letter) => letter.Mail = letter.Mail with { State = MailState.Prepared };

    // A held message of a week that is over leaves no more: the look withdraws it.
    private static bool IsToLeave(MailRecord mail, DispatchRun run) =>
        mail.WaitsForItself(run.Slot) ? mail.WhyHeldBack(run.List, run.Slot.Date) is null : mail is { State: MailState.Held, Traits.IsWeekly: true };

    private async Task<List<Letter>> ReadAsync(string list, string slot, CancellationToken cancellation) =>
        [.. (await mailTable.ReadAsync(list, slot, cancellation)).Select(m => new Letter(m.Mail, m.ETag))];
}
