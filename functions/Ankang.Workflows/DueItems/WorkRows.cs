using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>Rows of the Work table as the periods that they are; what is damaged is set aside with its item.</summary>
internal sealed class WorkRows(RowsSetAside aside)
{
    /// <summary>All items and notices of a partition. A notice whose item is not there is damaged, too.</summary>
    /// <param name="now">When they were read, UTC.</param>
    public PeriodWork ReadAll(PeriodRef period, IReadOnlyList<StoreRow> rows, DateTimeOffset now)
    {
        PeriodWork work = ReadRows(period, rows, now, out List<(string Unit, DamagedRow Row)> damaged);
        foreach (Tracked<PendingNotice> orphan in work.Notices.Values.Where(n => !work.Items.ContainsKey(n.Value.Unit)))
            damaged.Add((orphan.Value.Unit, new DamagedRow(StoreTable.Work, period.Partition, orphan.Row.Row, "Its item is not there.")));
        aside.Keep(StoreTable.Work, period.Partition, ItemRows.FirstItem, ItemRows.PastNotices, damaged.Select(d => d.Row));
        return damaged.Count == 0 ? work : WithoutDamaged(work, damaged);
    }

    /// <summary>Some rows of a partition.</summary>
    /// <param name="known">A row under an ETag that memory holds says what memory says.</param>
    public PeriodWork Read(PeriodRef period, IEnumerable<StoreRow> rows, DateTimeOffset now, PeriodWork? known)
    {
        PeriodWork work = ReadRows(period, rows, now, out List<(string Unit, DamagedRow Row)> damaged, known);
        return damaged.Count == 0 ? work : WithoutDamaged(work, damaged);
    }

    /// <summary>Whether the store says what memory says: row by row under the very ETag, and nothing of what memory calls open is missing.</summary>
    public static bool SayTheSame(PeriodWork work, IReadOnlyList<StoreRow> open)
    {
        HashSet<string> there = [.. open.Select(r => r.Row)];
        return open.All(r => r.ETag == ETagOf(r.Row))
            && work.Items.Values.All(i => i.Value.IsClosed || there.Contains(i.Row.Row))
            && work.Notices.Keys.All(there.Contains);

        string? ETagOf(string row) =>
            row[0] == 'I' ? work.Items.GetValueOrDefault(row[ItemRows.FirstItem.Length..])?.Row.ETag : work.Notices.GetValueOrDefault(row)?.Row.ETag;
    }

    private PeriodWork ReadRows(
        PeriodRef period,
        IEnumerable<StoreRow> rows,
        DateTimeOffset now,
        out List<(string Unit, DamagedRow Row)> damaged,
        PeriodWork? known = null
    )
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, Tracked<DueItem>>(StringComparer.Ordinal);
        var notices = ImmutableSortedDictionary.CreateBuilder<string, Tracked<PendingNotice>>(StringComparer.Ordinal);
        var unreadable = new List<(string Unit, DamagedRow Row)>();
        foreach (StoreRow row in rows)
        {
            if (ItemRows.IsHistory(row.Row))
                continue;
            string unit = ItemRows.UnitOf(row.Row);
            if (row.Row[0] == 'I' && known?.Items.GetValueOrDefault(unit) is { } same && same.Row.ETag == row.ETag)
                items[unit] = same;
            else if (row.Row[0] == 'I')
                Put(unit, row, r => ItemRows.ToItem(period, r), items, unit);
            else if (row.Row[0] == 'N')
                Put(unit, row, ItemRows.ToNotice, notices, row.Row);
        }

        damaged = unreadable;
        return new(period, items.ToImmutable(), notices.ToImmutable(), now);

        void Put<T>(string unit, StoreRow row, Func<StoreRow, T> read, ImmutableSortedDictionary<string, Tracked<T>>.Builder into, string key)
            where T : class
        {
            RowReading<T> reading = aside.Read(StoreTable.Work, period.Partition, row, read);
            if (reading.IsWhole)
                into[key] = new(reading.Value, row, now);
            else
                unreadable.Add((unit, reading.Damage));
        }
    }

    // An item and its notices stand or fall together: a rung that is written down and cannot be read may have left.
    private PeriodWork WithoutDamaged(PeriodWork work, IReadOnlyList<(string Unit, DamagedRow Row)> damaged)
    {
        foreach ((_, DamagedRow row) in damaged)
            aside.Add(row);
        HashSet<string> units = [.. damaged.Select(d => d.Unit)];
        return work with
        {
            Items = work.Items.RemoveRange(units),
            Notices = work.Notices.RemoveRange(work.Notices.Values.Where(n => units.Contains(n.Value.Unit)).Select(n => n.Row.Row)),
            SetAside = damaged.DistinctBy(d => d.Unit).ToImmutableSortedDictionary(d => d.Unit, d => d.Row, StringComparer.Ordinal),
        };
    }
}
