using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Retention;

/// <summary>Erases a former contact at request: his address and name go out of every row, and each history keeps role and time.</summary>
/// <remarks>
/// It walks every table, as <see cref="PersonExport"/> does. The address is taken out wherever it stands; the name only in rows that name the
/// address, or are of units that had him as a contact, so that nobody of the same name elsewhere is touched. A line of a history loses its
/// text and keeps the text's digest, so the chain holds. Cut off anywhere, it is done again from the start without a second effect.
/// </remarks>
public sealed class PersonErasure(ITableStore store, WorkTable work)
{
    /// <summary>Stands where the address was: of the form of one, and of a domain that reaches nobody.</summary>
    public const string Nobody = "erased@erased.invalid";

    private const string First = " ";
    private const string Last = "~~";

    // Accounts are no contacts, and a session says whose it is by its key.
    private static readonly string[] NotContacts = ["people", "sessions", "attempts"];

    /// <param name="name">As the directory had him; empty where it had the post alone.</param>
    /// <returns>How many rows were changed; null where somebody with the address is still a contact, and nothing was done.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer; what was not erased is the next time.</exception>
    /// <exception cref="StoreContendedException">Some rows changed under every attempt; the same request may be sent again.</exception>
    public async Task<int?> EraseAsync(string email, string name, CancellationToken cancellation)
    {
        var rows = new RowErasure(store, work);
        PersonWords byAddress = new([email], []),
            byName = new([email], [name]);
        IReadOnlyList<PartitionRow> directory = await AllAsync(StoreTable.Directory, cancellation);
        PartitionRow[] named = [.. directory.Where(r => Names(r.Row, byAddress))];
        if (named.Any(r => !ItemRows.IsHistory(r.Row.Row)))
            return null;
        HashSet<string> units = [.. named.Select(r => ItemRows.UnitOf(r.Row.Row))];
        int changed = 0;
        foreach (StoreTable table in Enum.GetValues<StoreTable>().Where(t => t is not (StoreTable.Catalogue or StoreTable.Security)))
        {
            foreach (PartitionRow row in await AllAsync(table, cancellation))
            {
                if (table == StoreTable.Control && NotContacts.Contains(row.Partition))
                    continue;
                bool isErased = await rows.EraseAsync(
                    table,
                    row,
                    r =>
                        Names(r, byAddress) || (table is StoreTable.Work or StoreTable.Directory && units.Contains(ItemRows.UnitOf(r.Row)))
                            ? byName
                            : byAddress,
                    cancellation
                );
                changed += isErased ? 1 : 0;
            }
        }

        return changed;
    }

    private static bool Names(StoreRow row, PersonWords words) => row.Columns.Values.Any(v => v is string text && words.HasAddress(text));

    private Task<IReadOnlyList<PartitionRow>> AllAsync(StoreTable table, CancellationToken cancellation) =>
        store.ReadAcrossAsync(table, First, Last, [new RowRange(First, Last)], cancellation);
}
