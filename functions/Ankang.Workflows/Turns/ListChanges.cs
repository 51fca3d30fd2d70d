using Ankang.Workflows.Board;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>Applies a change of a published list in mid-year, and finishes one that was cut off.</summary>
/// <remarks>
/// The decision is one write: the head remembers the change as pending. From then on whoever finds it goes on with it,
/// step by step, each without a second effect: directory, head, then the turns of the periods that it concerns.
/// </remarks>
/// <param name="hint">Told of every obligation of a list that was published or changed: its next moment may be another.</param>
public sealed class ListChanges(
    ListRegister register,
    PeriodTurns periods,
    ObligationTurns turns,
    BoardTable board,
    TimeProvider clock,
    Hint? hint = null
)
{
    /// <summary>Decides a change of <paramref name="list"/> and carries it out.</summary>
    /// <param name="change">With the number that follows the list's last one; its texts are written already.</param>
    /// <returns>False when the list was changed since it was read: look again.</returns>
    public async Task<bool> ApplyAsync(ListInForce list, ListChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Head.Pending is not null || change.Number != list.Head.Changes + 1)
            return false;
        if (!await register.TryReplaceHeadAsync(list.Head with { Pending = change }, cancellation))
            return false;
        await CompleteAsync(list.Id, cancellation);
        return true;
    }

    /// <summary>The next change of a list, which as it stands changes nothing.</summary>
    public ListChange Next(ListInForce list, Actor by, string note) =>
        new(
            list.Head.Changes + 1,
            list.Head.CatalogueVersion,
            list.Head.CatalogueVersion,
            list.Head.CalendarVersion,
            null,
            ChinaTime.DateOf(clock.GetUtcNow()),
            clock.GetUtcNow(),
            by,
            note,
            false
        );

    /// <summary>Finishes the pending change of a list, if there is one.</summary>
    public Task CompleteAsync(string listId, CancellationToken cancellation) => CompareAndSwap.UpdateAsync($"The head of list {listId}", async () =>
        {
            ListInForce list = await register.RereadAsync(listId, cancellation);
            if (list.Head.Pending is not { } change)
                return true;
            if (list.Head.Changes < change.Number)
            {
                string units = await WriteDirectoryAsync(change, cancellation) ?? list.Head.DirectoryVersion;
                // What a change makes earlier is said on the Board before the head says it.
                BoardView view = await board.ReadAsync(listId, reread: true, cancellation);
                foreach (PeriodPlan plan in list.Plans.Where(p => view.Find(p) is { } found && Concerns(p, found.Row, change)))
                    await periods.LowerAsync(list, plan, cancellation);
                ListHead head = list.Head with
                {
                    CatalogueVersion = change.CatalogueAfter,
                    CalendarVersion = change.CalendarAfter,
                    DirectoryVersion = units,
                    ClosesOn = list.Head.Closing is null
                        ? (await register.FolderAsync(listId, change.CatalogueAfter, cancellation)).Catalogue.List.ClosesOn
                        : list.Head.ClosesOn,
                    Changes = change.Number,
                };
                if (!await register.TryReplaceHeadAsync(head, cancellation, change))
                    return null;
                list = await register.GetAsync(listId, cancellation);
            }

            await TakeTurnsAsync(list, change, cancellation);
            WakeAll(list);
            if (change.UnitsText is not null)
                await TellOthersAsync(list, change, cancellation);
            return await register.TryReplaceHeadAsync(list.Head with { Pending = null }, cancellation) ? true : null;
        });

    /// <summary>Wakes whoever waits for the obligations of a list, or starts to.</summary>
    public void WakeAll(ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (string obligation in list.Obligations)
            hint?.Invoke(new ObligationRef(list.Id, obligation));
    }

    /// <summary>The directory is one for all lists: those that have not heard of its state take it up.</summary>
    public async Task TellOthersAsync(ListInForce list, ListChange change, CancellationToken cancellation)
    {
        foreach (string id in await register.ListsAsync(cancellation))
            if (id != list.Id)
                register.Forget(id);
        // Where a publication is under way, or was cut off, or the list is closed, it takes the directory as it finds it.
        foreach (ListInForce other in (await register.OpenAsync(cancellation)).Where(l => l.Id != list.Id))
        {
            if (other.Head.Pending is null && other.Head.DirectoryVersion != list.Head.DirectoryVersion)
                await ApplyAsync(other, Next(other, change.By, change.Note) with { UnitsText = change.UnitsText, On = change.On }, cancellation);
        }
    }

    private async Task<string?> WriteDirectoryAsync(ListChange change, CancellationToken cancellation)
    {
        if (change.UnitsText is not { } version)
            return null;
        UnitDirectory file = await register.UnitsAsync(version, cancellation);
        return DirectoryRows.VersionOf(await register.MergeUnitsAsync(file, change.On, cancellation));
    }

    private async Task TakeTurnsAsync(ListInForce list, ListChange change, CancellationToken cancellation)
    {
        using IDisposable _ = StorageMeter.For(StoragePurpose.Steps);
        BoardView view = await board.ReadAsync(list.Id, reread: true, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        foreach (PeriodPlan plan in list.Plans)
        {
            if (view.Find(plan) is not { } found)
            {
                // A withdrawn period gets its row too, so that the audit knows it for what it is.
                if (plan.Withdrawn || plan.OpensBy(now))
                    await turns.TakeAsync(list, plan, null, cancellation);
            }
            else if (Concerns(plan, found.Row, change))
            {
                await turns.TakeAsync(list, plan, found, cancellation);
            }
        }
    }

    // Closed items stay as they are; but units can be added while a period runs, and what was waived can come back.
    private static bool Concerns(PeriodPlan plan, BoardRow row, ListChange change) =>
        row.HasOpen || plan.DueOn >= change.On || row.DueOn >= change.On || row.Entries.Any(e => e.State == Rules.DueItems.ItemState.Waived);
}
