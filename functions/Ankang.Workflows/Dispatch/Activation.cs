using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>正式启用: ends a list's shadow (试运行). From then on mails leave, and every ladder starts at rung 0.</summary>
public sealed class Activation(
    ListRegister register,
    PeriodTurns periods,
    ObligationTurns turns,
    BoardTable board,
    DispatchLease lease,
    TimeProvider clock
)
{
    /// <param name="by">Who pressed it; kept in the head.</param>
    /// <param name="unmet">Names of the checks that were red, parted by 、.</param>
    /// <returns>
    /// False when the list is not in shadow, its year has no calendar, or another host changed or dispatched it meanwhile: look again.
    /// </returns>
    /// <remarks>Cut off anywhere, it is done again from the start without a second effect.</remarks>
    public async Task<bool> ActivateAsync(string listId, Actor by, string unmet, CancellationToken cancellation)
    {
        using IDisposable _ = StorageMeter.For(StoragePurpose.Steps);
        ListInForce list = await register.GetAsync(listId, cancellation);
        if (!list.Head.Shadow || !CalendarCoverage.Allows(list.Calendar, list.Catalogue.List.Year))
            return false;

        // A restarted ladder makes moments earlier: the Board says so before the head does.
        BoardView view = await board.ReadAsync(listId, reread: true, cancellation);
        List<PeriodPlan> plans = [.. list.Plans.Where(p => view.Find(p) is not null)];
        foreach (PeriodPlan plan in plans)
            await periods.LowerAsync(list, plan, cancellation);

        using IDisposable? visit = lease.Enter(listId);
        if (visit is null)
            return false;
        DispatchState state = await lease.RereadAsync(listId, cancellation);
        if (await lease.TryTakeAsync(listId, state, cancellation) is not { } held)
            return false;
        ListHead head = Activated(list.Head, by, unmet);
        bool done = await register.TryReplaceHeadAsync(head, cancellation);

        // What left in shadow told nobody, so units are briefed anew; a message that a crash left open is not sent now.
        await lease.ReleaseAsync(listId, done ? held with { OpenSlot = null, SummaryWeek = null, Waiting = "" } : held, cancellation);
        if (!done)
            return false;

        list = await register.GetAsync(listId, cancellation);
        view = await board.ReadAsync(listId, reread: true, cancellation);
        foreach (PeriodPlan plan in plans)
            await turns.TakeAsync(list, plan, view.Find(plan), cancellation);
        return true;
    }

    /// <summary>The list as it is after 正式启用 on a day, for whoever looks ahead; nothing is written.</summary>
    internal static ListInForce After(ListInForce list, DateOnly day) =>
        new(list.Head with { Shadow = false, ActivatedOn = day }, list.Editions, list.Directory, list.Calendar)
        {
            AsksAcknowledgement = list.AsksAcknowledgement,
        };

    private ListHead Activated(ListHead head, Actor by, string unmet)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return head with { Shadow = false, ActivatedOn = ChinaTime.DateOf(now), Activation = new ListActivation(by, now, unmet) };
    }
}
