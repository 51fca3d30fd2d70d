using System.Text.Json;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>Reads 台账 from the store itself, whatever memory holds, and follows the chain of each: an edit made outside the product shows.</summary>
public sealed class Ledgers(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    /// <returns>Null where there is no such item, or its row cannot be read.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ItemLedger?> OfItemAsync(DueItemKey key, CancellationToken cancellation)
    {
        if (await store.GetAsync(StoreTable.Work, key.Partition, ItemRows.ItemRow(key.Unit), cancellation) is not { } row)
            return null;
        (string from, string to) = ItemRows.HistoryRange(key.Unit);
        return Of(PeriodRef.Of(key), row, await store.ReadAsync(StoreTable.Work, key.Partition, from, to, cancellation));
    }

    /// <summary>Of every item of a unit in a list, by period and duty.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<ItemLedger>> OfUnitAsync(string list, string unit, CancellationToken cancellation)
    {
        (string from, string to) = ItemRows.HistoryRange(unit);
        string item = ItemRows.ItemRow(unit);
        IReadOnlyList<PartitionRow> rows = await store.ReadAcrossAsync(
            StoreTable.Work,
            $"{list}|",
            $"{list}}}",
            [new RowRange(from, to), new RowRange(item, item + " ")],
            cancellation
        );
        return
        [
            .. rows.GroupBy(r => r.Partition, StringComparer.Ordinal)
                .Select(p =>
                    p.Key.Split('|') is [var of, var duty, var period]
                    && p.FirstOrDefault(r => r.Row.Row.StartsWith(ItemRows.FirstItem, StringComparison.Ordinal)) is { } found
                        ? Of(new PeriodRef(of, duty, period), found.Row, [.. p.Where(r => ItemRows.IsHistory(r.Row.Row)).Select(r => r.Row)])
                        : null
                )
                .OfType<ItemLedger>()
                .OrderBy(l => l.Item.DueOn)
                .ThenBy(l => l.Item.Key.ToString(), StringComparer.Ordinal),
        ];
    }

    private ItemLedger? Of(PeriodRef period, StoreRow row, IReadOnlyList<StoreRow> lines)
    {
        if (aside.Read(StoreTable.Work, period.Partition, row, r => ItemRows.ToItem(period, r)) is not { IsWhole: true, Value: var item })
            return null;
        List<AuditFinding> findings = [.. ItemAudit.Of(item, lines, clock.GetUtcNow())];
        var read = new List<LedgerLine>(lines.Count);
        foreach (StoreRow line in lines)
        {
            if (Read(period, item, line) is { } good)
                read.Add(good);
            else
                findings.Add(
                    new AuditFinding(
                        item.Key.ToString(),
                        FindingKind.History,
                        $"台账第{ItemRows.NumberOf(line)}条",
                        "应能读取",
                        "无法读取",
                        clock.GetUtcNow(),
                        IsMended: false
                    )
                );
        }

        return new ItemLedger(item, read, findings);
    }

    private LedgerLine? Read(PeriodRef period, DueItem item, StoreRow line)
    {
        try
        {
            return aside.Read(StoreTable.Work, period.Partition, line, ItemRows.ToHistory) is { IsWhole: true, Value: var entry }
                ? new LedgerLine(entry, HistoryChain.Of(item.Key, entry.Number, line.Columns))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
