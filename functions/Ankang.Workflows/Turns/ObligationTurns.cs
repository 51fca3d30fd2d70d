using Ankang.Workflows.Board;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Turns;

/// <summary>One turn of an obligation: opens what must open, takes every step that is due, answers the next moment.</summary>
/// <remarks>Idempotent: the moment is derived from the table, so any host may take it, at any time, any number of times.</remarks>
public sealed partial class ObligationTurns(ListLookup lists, PeriodTurns periods, BoardTable board, TimeProvider clock, ILogger<ObligationTurns> log)
{
    private static readonly TimeSpan Nearest = TimeSpan.FromMinutes(1);

    /// <summary>Takes the turn of one obligation.</summary>
    /// <returns>When and why it wants its next turn; null when nothing will ever be due again.</returns>
    /// <exception cref="StoreUnavailableException">The store did not answer; take the turn again later.</exception>
    public async Task<NextTurn?> AdvanceAsync(ObligationRef obligation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        ListInForce list = await lists(obligation.List, cancellation);
        BoardView view;
        using (StorageMeter.For(StoragePurpose.Steps))
            view = await board.ReadAsync(list.Id, reread: false, cancellation);

        DateTimeOffset now = clock.GetUtcNow();
        NextTurn? next = null;
        foreach (PeriodPlan plan in list.PlansOf(obligation.Obligation))
        {
            (BoardRow Row, string ETag)? found = view.Find(plan);
            BoardRow? row = PeriodTurns.IsDue(plan, found?.Row, now) ? await TakeAsync(list, plan, found, cancellation) : found?.Row;
            next = Earlier(
                next,
                row is not null ? Step(list, row, now)
                    : plan.Withdrawn ? null
                    : Opens(plan, now)
            );
        }

        return next;
    }

    /// <summary>Takes the turn of one period; a period that cannot be stepped is marked and does not stop the others.</summary>
    /// <returns>The new Board row; null when the period could not be opened.</returns>
    public async Task<BoardRow?> TakeAsync(ListInForce list, PeriodPlan plan, (BoardRow Row, string ETag)? known, CancellationToken cancellation)
    {
        BoardRow? row = known?.Row;
        await GuardAsync(
            list,
            plan,
            async () =>
            {
                await periods.StepAsync(list, plan, known is not null, cancellation);
                row = await periods.IndexAsync(list, plan, known, known is null ? StoragePurpose.Open : StoragePurpose.Steps, cancellation);
                if (row.Problem is { } problem)
                    LogItemFailed(log, problem);
            },
            cancellation
        );
        return row;
    }

    /// <summary>Opens periods of a list that have no Board row, and writes their rows together.</summary>
    /// <returns>The rows of those that could be opened.</returns>
    public async Task<IReadOnlyList<BoardRow>> OpenAsync(ListInForce list, IEnumerable<PeriodPlan> plans, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var opened = new List<(PeriodPlan, (BoardRow, string)?)>();
        foreach (PeriodPlan plan in plans)
            if (await TryStepAsync(list, plan, isOpen: false, cancellation))
                opened.Add((plan, null));
        IReadOnlyList<BoardRow> rows = await periods.IndexAllAsync(list, opened, StoragePurpose.Open, cancellation);
        foreach (BoardRow row in rows)
            if (row.Problem is { } problem)
                LogItemFailed(log, problem);
        return rows;
    }

    /// <summary>The first half of <see cref="TakeAsync"/>, for a dispatch, which writes the Board row when it has sent.</summary>
    /// <returns>False when the period cannot be stepped; it is marked and does not stop the others.</returns>
    public Task<bool> TryStepAsync(ListInForce list, PeriodPlan plan, bool isOpen, CancellationToken cancellation) =>
        GuardAsync(list, plan, () => periods.StepAsync(list, plan, isOpen, cancellation), cancellation);

    private async Task<bool> GuardAsync(ListInForce list, PeriodPlan plan, Func<Task> act, CancellationToken cancellation)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
                        or DamagedRowException
                        or StoreContendedException
            )
        {
            LogFailed(log, e, plan.Ref.Partition);
            await periods.MarkProblemAsync(list, plan, e.Message, cancellation);
            return false;
        }
    }

    private static NextTurn Opens(PeriodPlan plan, DateTimeOffset now) => new(Later(plan.OpensAt, now), $"opens {plan.Ref.Period}");

    // The slot that takes a notice settles when its item wants the next step.
    private static NextTurn? Step(ListInForce list, BoardRow row, DateTimeOffset now) =>
        Earlier(
            row.Next is { } next ? new NextTurn(Later(PeriodTurns.WakesAt(row, next, now), now), $"next step of {row.Period.Period}") : null,
            row.Pending > 0
                ? new NextTurn(Slot.After(now, list.Calendar).Moment, $"{row.Pending} notices of {row.Period.Period} wait for the slot")
                : null
        );

    private static DateTimeOffset Later(DateTimeOffset moment, DateTimeOffset now) => moment > now + Nearest ? moment : now + Nearest;

    private static NextTurn? Earlier(NextTurn? one, NextTurn? other) =>
        one is null ? other
        : other is null || one.Moment <= other.Moment ? one
        : other;

    [LoggerMessage(Level = LogLevel.Error, Message = "An item cannot be stepped; it is tried again in an hour. {Problem}")]
    private static partial void LogItemFailed(ILogger log, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The step of {Partition} failed; it is tried again in an hour.")]
    private static partial void LogFailed(ILogger log, Exception exception, string partition);
}
