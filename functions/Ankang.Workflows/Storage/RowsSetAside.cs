using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Storage;

/// <summary>
/// The one guarded way to read a row, and the one place that knows which rows could not be read: each harms what it
/// alone says, stands on pages and in <c>/health</c>, and is forgotten when it reads again.
/// </summary>
/// <remarks>It is no truth of its own: after a start it fills again as rows are read, and costs nothing while all are whole.</remarks>
public sealed partial class RowsSetAside(TimeProvider clock, ILogger<RowsSetAside> log)
{
    private static readonly TimeSpan MendedIsTold = TimeSpan.FromDays(7);
    private readonly ConcurrentDictionary<(StoreTable Table, string Partition, string Row), DamagedRow> _rows = new();
    private readonly ConcurrentDictionary<(StoreTable Table, string Partition, string Row), MendedRow> _mended = new();

    /// <summary>All of them, by address.</summary>
    public IReadOnlyList<DamagedRow> All => _rows.IsEmpty ? [] : [.. _rows.Values.OrderBy(r => r.Address, StringComparer.Ordinal)];

    /// <summary>Rows that were rebuilt within the last week, newest first.</summary>
    public IReadOnlyList<MendedRow> Mended =>
        _mended.IsEmpty ? [] : [.. _mended.Values.Where(m => clock.GetUtcNow() - m.At < MendedIsTold).OrderByDescending(m => m.At)];

    /// <summary>Those of one list.</summary>
    public IReadOnlyList<DamagedRow> Of(string list) => [.. All.Where(r => r.List == list)];

    /// <summary>Reads a row; where it cannot be read it is set aside, and where it reads again it is set aside no more.</summary>
    /// <param name="read">Pure: makes the value of the row's columns, and throws where it cannot.</param>
    public RowReading<T> Read<T>(StoreTable table, string partition, StoreRow row, Func<StoreRow, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            T value = row.Fault is null ? read(row) : throw new InvalidDataException(row.Fault);
            Forget(table, partition, row.Row);
            return new(value, null);
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            var damage = new DamagedRow(table, partition, row.Row, e.Message);
            Add(damage);
            return new(null, damage);
        }
    }

    /// <summary>As <see cref="Read"/>, of a row that nothing can stand in for.</summary>
    /// <exception cref="DamagedRowException">It cannot be read.</exception>
    public T Require<T>(StoreTable table, string partition, StoreRow row, Func<StoreRow, T> read)
        where T : class
    {
        RowReading<T> reading = Read(table, partition, row, read);
        return reading.IsWhole ? reading.Value : throw new DamagedRowException(reading.Damage);
    }

    /// <summary>Reads rows of one partition; the damaged ones are left out and set aside.</summary>
    public IEnumerable<T> ReadAll<T>(StoreTable table, string partition, IEnumerable<StoreRow> rows, Func<StoreRow, T> read)
        where T : class => rows.Select(r => Read(table, partition, r, read)).Where(r => r.IsWhole).Select(r => r.Value!);

    /// <summary>Sets a row aside that is damaged in another way than by its columns: gone, or not what refers to it says.</summary>
    public void Add(DamagedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (_rows.TryAdd((row.Table, row.Partition, row.Row), row))
            LogSetAside(log, row.Number, row.Address, row.Why);
        else
            _rows[(row.Table, row.Partition, row.Row)] = row;
    }

    /// <summary>The row reads again, or is not there any more.</summary>
    public void Forget(StoreTable table, string partition, string row)
    {
        if (!_rows.IsEmpty && _rows.TryRemove((table, partition, row), out DamagedRow? was))
            LogReadsAgain(log, was.Number, was.Address);
    }

    /// <summary>After a range of a partition was read: what was set aside of it and is not among <paramref name="found"/> is forgotten.</summary>
    /// <param name="fromRow">First key, inclusive; null from the start.</param>
    /// <param name="toRowExclusive">End, exclusive; null to the end.</param>
    public void Keep(StoreTable table, string partition, string? fromRow, string? toRowExclusive, IEnumerable<DamagedRow> found)
    {
        if (_rows.IsEmpty)
            return;
        HashSet<string> still = [.. found.Select(d => d.Row)];
        foreach ((StoreTable Table, string Partition, string Row) key in _rows.Keys)
        {
            if (
                key.Table == table
                && key.Partition == partition
                && string.CompareOrdinal(key.Row, fromRow ?? "") >= 0
                && (toRowExclusive is null || string.CompareOrdinal(key.Row, toRowExclusive) < 0)
                && !still.Contains(key.Row)
            )
                Forget(table, partition, key.Row);
        }
    }

    /// <summary>A damaged row was rebuilt from what it is derived from.</summary>
    public void Rebuilt(StoreTable table, string partition, string row)
    {
        if (_rows.IsEmpty || !_rows.TryRemove((table, partition, row), out DamagedRow? was))
            return;
        _mended[(table, partition, row)] = new MendedRow(was, clock.GetUtcNow());
        LogMended(log, was.Number, was.Address);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number}: row {Address} is set aside, all else goes on. {Why}")]
    private static partial void LogSetAside(ILogger log, string number, string address, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Number}: row {Address} reads again, or is gone.")]
    private static partial void LogReadsAgain(ILogger log, string number, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Number}: row {Address} was rebuilt.")]
    private static partial void LogMended(ILogger log, string number, string address);
}
