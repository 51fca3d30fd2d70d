using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
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
    private const int MostAttempts = 5;

    // Accounts are no contacts, and a session says whose it is by its key.
    private static readonly string[] NotContacts = ["people", "sessions", "attempts"];

    /// <param name="name">As the directory had him; empty where it had the post alone.</param>
    /// <returns>How many rows were changed; null where somebody with the address is still a contact, and nothing was done.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer; what was not erased is the next time.</exception>
    /// <exception cref="StoreContendedException">Some rows changed under every attempt; the same request may be sent again.</exception>
    public async Task<int?> EraseAsync(string email, string name, CancellationToken cancellation)
    {
        var address = new Regex(
            $"(?<![A-Za-z0-9._%+-]){Regex.Escape(email)}(?![A-Za-z0-9-]|\\.[A-Za-z0-9])",
            RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1)
        );
        IReadOnlyList<PartitionRow> directory = await AllAsync(StoreTable.Directory, cancellation);
        PartitionRow[] named = [.. directory.Where(r => Names(r.Row, address))];
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
                changed += await EraseAsync(table, row, address, name, units, cancellation) ? 1 : 0;
            }
        }

        return changed;
    }

    private async Task<bool> EraseAsync(
        StoreTable table,
        PartitionRow found,
        Regex address,
        string name,
        HashSet<string> units,
        CancellationToken cancellation
    )
    {
        StoreRow? row = found.Row;
        for (int attempt = 0; attempt < MostAttempts && row is { Fault: null }; attempt++)
        {
            bool isHis = Names(row, address) || (table is StoreTable.Work or StoreTable.Directory && units.Contains(ItemRows.UnitOf(row.Row)));
            Dictionary<string, object> after = Erased(
                row,
                address,
                isHis ? name : "",
                (table, ItemRows.IsHistory(row.Row)) switch
                {
                    (StoreTable.Work, true) => Lines.OfHistory,
                    (StoreTable.Directory, true) => Lines.OfContacts,
                    _ => Lines.None,
                }
            );
            bool isItem = table == StoreTable.Work && row.Row.StartsWith(ItemRows.FirstItem, StringComparison.Ordinal);
            if (isHis && isItem && name.Length > 0 && row.Text("reports") is { } reports)
                after["reports"] = ReportsWithout(found.Partition, row, reports, name);
            if (after.All(c => row.Columns.TryGetValue(c.Key, out object? was) && Equals(was, c.Value)))
                return false;
            StoreChange[] changes = [new StoreChange.Replace(row.Row, row.ETag, after)];
            if ((await store.CommitAsync(table, found.Partition, changes, cancellation)).Done)
            {
                // Memory is a mirror of what this process wrote, and this was written beside it.
                if (isItem && PeriodOf(found.Partition) is { } period)
                    await work.RereadAsync(period, cancellation);
                return true;
            }

            row = await store.GetAsync(table, found.Partition, row.Row, cancellation);
        }

        return row is null or { Fault: not null }
            ? false
            : throw new StoreContendedException($"{table}/{found.Partition}/{row.Row} changed under every attempt.");
    }

    // What a report says of whoever sent it is written in a form of its own.
    private static object ReportsWithout(string partition, StoreRow row, string before, string name)
    {
        if (PeriodOf(partition) is not { } period)
            return before;
        DueItem item = ItemRows.ToItem(period, row);
        ImmutableArray<Report> reports =
        [
            .. item.Reports.Select(r =>
                r with
                {
                    By = r.By is { } by ? by with { Name = by.Name.Replace(name, "", StringComparison.Ordinal) } : null,
                    Reporter =
                        r.Reporter is { } who && $"{who.Name}{who.Words}".Contains(name, StringComparison.Ordinal)
                            ? new Reporter(null, null, who.Words.Replace(name, "", StringComparison.Ordinal))
                            : r.Reporter,
                }
            ),
        ];
        return ItemRows.ToColumns(item with { Reports = reports }, row).GetValueOrDefault("reports", before);
    }

    private enum Lines
    {
        None,

        /// <summary>Of an item: the chain has the digest of its text.</summary>
        OfHistory,

        /// <summary>Of a unit's contacts: a change names telephone numbers, too.</summary>
        OfContacts,
    }

    private static Dictionary<string, object> Erased(StoreRow row, Regex address, string name, Lines line)
    {
        var after = new Dictionary<string, object>(row.Columns);
        foreach ((string column, object value) in row.Columns)
        {
            if (value is not string text || column == HistoryChain.ErasedText)
                continue;
            bool isNamed = address.IsMatch(text) || (name.Length > 0 && text.Contains(name, StringComparison.Ordinal));
            if (!isNamed)
                continue;
            if (line != Lines.None && column == "text")
            {
                if (line == Lines.OfHistory)
                    after[HistoryChain.ErasedText] = RequestIds.Hash(text);
                after[column] = HistoryText.Erased;
                continue;
            }

            string without = address.Replace(text, Nobody);
            // Whoever acted is named by unit and role, then by his name.
            after[column] =
                name.Length == 0 ? without : without.Replace(name, column is "who" or "closedBy" ? "" : HistoryText.Erased, StringComparison.Ordinal);
        }

        return after;
    }

    private static PeriodRef? PeriodOf(string partition) =>
        partition.Split('|') is [var list, var duty, var period] ? new PeriodRef(list, duty, period) : null;

    private static bool Names(StoreRow row, Regex address) => row.Columns.Values.Any(v => v is string text && address.IsMatch(text));

    private Task<IReadOnlyList<PartitionRow>> AllAsync(StoreTable table, CancellationToken cancellation) =>
        store.ReadAcrossAsync(table, First, Last, [new RowRange(First, Last)], cancellation);
}
