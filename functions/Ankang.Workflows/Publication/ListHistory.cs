using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>What was changed of a published list: each change read again from the texts that it named.</summary>
public sealed class ListHistory(ListRegister register)
{
    /// <summary>The changes of a list, the newest first.</summary>
    /// <exception cref="Storage.DamagedRowException">A text that a change names cannot be read.</exception>
    public async Task<IReadOnlyList<AppliedChange>> ReadAsync(ListInForce list, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        var applied = new List<AppliedChange>();
        ListInForce? before = null;
        UnitDirectory? unitsBefore = null;
        foreach (ListChange change in await register.ChangesAsync(list.Id, cancellation))
        {
            if (before is null || unitsBefore is null)
            {
                // The calendar before the first change is not on record: what follows from it is told from the second on.
                CatalogueFolder first = await register.FolderAsync(list.Id, change.CatalogueBefore, cancellation);
                unitsBefore = first.Directory;
                before = Of(list, first.Catalogue, await register.CalendarAsync(change.CalendarAfter, cancellation));
            }

            CatalogueFolder folder = await register.FolderAsync(list.Id, change.CatalogueAfter, cancellation);
            ListInForce after = Of(list, folder.Catalogue, await register.CalendarAsync(change.CalendarAfter, cancellation));
            UnitDirectory units = change.UnitsText is { } text ? await register.UnitsAsync(text, cancellation) : unitsBefore;
            applied.Add(
                new AppliedChange(
                    change,
                    Differences.OfList(before, after),
                    Differences.OfObligations(before, after),
                    ReferenceEquals(units, unitsBefore) ? [] : Differences.OfUnits(unitsBefore, units, change.On)
                )
            );
            (before, unitsBefore) = (after, units);
        }

        applied.Reverse();
        return applied;
    }

    private static ListInForce Of(ListInForce list, YearCatalogue catalogue, WorkCalendar calendar) =>
        new(list.Head, catalogue, list.Directory, calendar);
}
