using System.Collections.Immutable;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Retention;

/// <summary>Takes what names people out of one row, in such a way that a history keeps role and time and its chain holds.</summary>
/// <remarks>A line of a history loses its text and keeps the text's digest. Done again, it has no second effect.</remarks>
internal sealed class RowErasure(ITableStore store, WorkTable work)
{
    private const int MostAttempts = 5;

    /// <param name="wordsFor">What is looked for in the row as it stands.</param>
    /// <returns>Whether the row was changed.</returns>
    /// <exception cref="StoreContendedException">It changed under every attempt; the same request may be sent again.</exception>
    public async Task<bool> EraseAsync(StoreTable table, PartitionRow found, Func<StoreRow, PersonWords> wordsFor, CancellationToken cancellation)
    {
        bool isItem = table == StoreTable.Work && found.Row.Row.StartsWith(ItemRows.FirstItem, StringComparison.Ordinal);
        StoreRow? row = found.Row;
        for (int attempt = 0; attempt < MostAttempts && row is { Fault: null }; attempt++)
        {
            PersonWords words = wordsFor(row);
            Dictionary<string, object> after = Erased(row, words, LinesOf(table, row));
            // Names in it are written as addresses write them.
            if (isItem && row.Text("reports") is { } reports && words.HasName(Uri.UnescapeDataString(reports)))
                after["reports"] = ReportsWithout(found.Partition, row, reports, words);
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

    internal static PeriodRef? PeriodOf(string partition) =>
        partition.Split('|') is [var list, var duty, var period] ? new PeriodRef(list, duty, period) : null;

    // What a report says of whoever sent it is written in a form of its own.
    private static object ReportsWithout(string partition, StoreRow row, string before, PersonWords words)
    {
        if (PeriodOf(partition) is not { } period)
            return before;
        DueItem item = ItemRows.ToItem(period, row);
        ImmutableArray<Report> reports =
        [
            .. item.Reports.Select(r =>
                r with
                {
                    By = r.By is { } by ? by with { Name = words.Without(by.Name, "") } : null,
                    Reporter =
                        r.Reporter is { } who && words.HasName($"{who.Name}|{who.Phone}|{who.Words}")
                            ? new Reporter(null, null, words.Without(who.Words, ""))
                            : r.Reporter,
                }
            ),
        ];
        return ItemRows.ToColumns(item with { Reports = reports }, row).GetValueOrDefault("reports", before);
    }

    private static Lines LinesOf(StoreTable table, StoreRow row) =>
        (table, ItemRows.IsHistory(row.Row)) switch
        {
            (StoreTable.Work, true) => Lines.OfHistory,
            (StoreTable.Directory, true) => Lines.OfContacts,
            _ => Lines.None,
        };

    private enum Lines
    {
        None,

        /// <summary>Of an item: the chain has the digest of its text.</summary>
        OfHistory,

        /// <summary>Of a unit's contacts: a change names telephone numbers, too.</summary>
        OfContacts,
    }

    private static Dictionary<string, object> Erased(StoreRow row, PersonWords words, Lines line)
    {
        var after = new Dictionary<string, object>(row.Columns);
        foreach ((string column, object value) in row.Columns)
        {
            if (value is not string text || column == HistoryChain.ErasedText || !(words.HasAddress(text) || words.HasName(text)))
                continue;
            if (line != Lines.None && column == "text")
            {
                if (line == Lines.OfHistory)
                    after[HistoryChain.ErasedText] = RequestIds.Hash(text);
                after[column] = HistoryText.Erased;
                continue;
            }

            // Whoever acted is named by unit and role, then by his name.
            after[column] = words.Without(text, column is "who" or "closedBy" ? "" : HistoryText.Erased);
        }

        return after;
    }
}
