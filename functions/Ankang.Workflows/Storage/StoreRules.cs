using System.Text;

namespace Ankang.Workflows.Storage;

/// <summary>What every store refuses, so that what works on one works on the other.</summary>
/// <remarks>The limits are those of Table Storage, or a little inside them. A refusal is a bug of the caller: <see cref="ArgumentException"/>.</remarks>
public static class StoreRules
{
    public const int MaxChanges = 100;
    public const int MaxBatchBytes = 4 * 1024 * 1024;
    public const int MaxRowBytes = 1024 * 1024;
    public const int MaxTextLength = 32_000;
    public const int MaxKeyLength = 512;
    public const int MaxColumns = 252;
    public const int MaxComparisons = 15;

    /// <summary>What a change costs in a batch's body beside its keys and columns: MIME headers, request line, key names.</summary>
    private const int ChangeEnvelope = 1024;
    private const int MaxColumnNameLength = 255;

    /// <summary>Table Storage knows no earlier time.</summary>
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A lone half of a surrogate pair would be stored as another character.</summary>
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Checks the arguments of a read of a range.</summary>
    public static void CheckRange(string partition, string? fromRow, string? toRowExclusive)
    {
        CheckKey(partition, nameof(partition));
        CheckBound(fromRow);
        CheckBound(toRowExclusive);
    }

    /// <summary>Checks the arguments of a query over many partitions. Table Storage takes 15 comparisons in a filter.</summary>
    public static void CheckAcross(string fromPartition, string toPartitionExclusive, IReadOnlyList<RowRange> wanted)
    {
        CheckBound(fromPartition);
        CheckBound(toPartitionExclusive);
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Count == 0)
            throw Misuse("A query over many partitions must want some rows.");
        int comparisons = 2 + wanted.Sum(w => 2 + w.AnyOf.Count);
        if (comparisons > MaxComparisons)
            throw Misuse($"A filter takes at most {MaxComparisons} comparisons, not {comparisons}.");
        foreach (RowRange range in wanted)
        {
            CheckBound(range.FromRow);
            CheckBound(range.ToRowExclusive);
            foreach (ColumnSays says in range.AnyOf)
                CheckColumnName(range.FromRow, says.Column);
        }
    }

    /// <summary>Checks the arguments of a read of one row.</summary>
    public static void CheckRow(string partition, string row)
    {
        CheckKey(partition, nameof(partition));
        CheckKey(row, nameof(row));
    }

    /// <summary>Checks a batch with all that stands in it.</summary>
    public static void CheckBatch(string partition, IReadOnlyList<StoreChange> changes)
    {
        CheckKey(partition, nameof(partition));
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0)
            throw Misuse("A batch must hold at least one change.");
        if (changes.Count > MaxChanges)
            throw Misuse($"A batch holds at most {MaxChanges} changes, not {changes.Count}.");

        HashSet<string>? rows = changes.Count > 1 ? new(changes.Count, StringComparer.Ordinal) : null;
        long bytes = 0;
        foreach (StoreChange change in changes)
        {
            CheckKey(change.Row, "row");
            if (rows?.Add(change.Row) == false)
                throw Misuse($"Row '{change.Row}' stands twice in the batch.");
            bytes +=
                ChangeEnvelope
                + (2 * (partition.Length + change.Row.Length))
                + change switch
                {
                    StoreChange.Insert insert => CheckColumns(partition, insert.Row, insert.Columns),
                    StoreChange.Replace replace => CheckETag(replace.Row, replace.ETag) + CheckColumns(partition, replace.Row, replace.Columns),
                    StoreChange.Delete delete => CheckETag(delete.Row, delete.ETag),
                    _ => throw Misuse($"A store knows no change {change.GetType().Name}."),
                };
        }
        if (bytes > MaxBatchBytes)
            throw Misuse($"The batch takes {bytes:N0} bytes as sent (a Chinese character takes 6); at most {MaxBatchBytes:N0} are allowed.");
    }

    private static int CheckETag(string row, string etag)
    {
        if (string.IsNullOrWhiteSpace(etag))
            throw Misuse($"The change of row '{row}' has an empty ETag.");
        if (etag == "*")
            throw Misuse($"The change of row '{row}' has the wildcard as ETag; read the row first.");
        return etag.Length;
    }

    /// <returns>The size of the columns as sent.</returns>
    private static long CheckColumns(string partition, string row, IReadOnlyDictionary<string, object> columns)
    {
        if (columns is null)
            throw Misuse($"The change of row '{row}' has no columns.");
        if (columns.Count > MaxColumns)
            throw Misuse($"Row '{row}' has {columns.Count} columns; at most {MaxColumns} are allowed.");

        // As Table Storage counts a row: UTF-16, 4 bytes a row and a string, 8 a column.
        long stored = 4 + (2 * (partition.Length + row.Length));
        long sent = 0;
        foreach ((string name, object value) in columns)
        {
            CheckColumnName(row, name);
            (int storedValue, int sentValue) = CheckValue(row, name, value);
            stored += 8 + (2 * name.Length) + storedValue;
            sent += (2 * name.Length) + 32 + sentValue;
        }
        if (stored > MaxRowBytes)
            throw Misuse($"Row '{row}' takes {stored:N0} bytes; at most {MaxRowBytes:N0} are allowed.");
        return sent;
    }

    private static (int Stored, int Sent) CheckValue(string row, string column, object value)
    {
        switch (value)
        {
            case string text:
                if (text.Length > MaxTextLength)
                    throw Misuse($"Row '{row}', column '{column}': {text.Length:N0} characters; at most {MaxTextLength:N0} are allowed.");
                try
                {
                    _ = Strict.GetByteCount(text);
                }
                catch (EncoderFallbackException e)
                {
                    throw Misuse($"Row '{row}', column '{column}': half a character (a lone surrogate) at {e.Index}.", e);
                }
                return (4 + (2 * text.Length), SentLength(text));
            case int or bool:
                return (4, 11);
            case long:
                return (8, 22);
            case double number:
                if (!double.IsFinite(number))
                    throw Misuse($"Row '{row}', column '{column}': {number} is no number that can be stored.");
                return (8, 25);
            case DateTimeOffset moment:
                if (moment.Offset != TimeSpan.Zero)
                    throw Misuse($"Row '{row}', column '{column}': {moment:O} is not UTC.");
                if (moment < Earliest)
                    throw Misuse($"Row '{row}', column '{column}': {moment:O} lies before {Earliest:yyyy-MM-dd}, the first day that can be stored.");
                return (8, 30);
            case null:
                throw Misuse($"Row '{row}', column '{column}' is null; leave out a column without a value.");
            default:
                throw Misuse(
                    $"Row '{row}', column '{column}': a {value.GetType().Name} cannot be stored; string, int, long, bool, double and UTC DateTimeOffset can."
                );
        }
    }

    /// <summary>The SDK escapes all but plain ASCII as <c>\uXXXX</c>.</summary>
    private static int SentLength(string text)
    {
        int escaped = 0;
        foreach (char c in text)
            if (c is < ' ' or > '~' or '"' or '\\' or '<' or '>' or '&' or '\'' or '+' or '`')
                escaped++;
        return text.Length + (5 * escaped);
    }

    private static void CheckColumnName(string row, string name)
    {
        if (name is "PartitionKey" or "RowKey" or "Timestamp")
            throw Misuse($"Row '{row}': the column name '{name}' is reserved.");
        bool good = name.Length is > 0 and <= MaxColumnNameLength && !char.IsAsciiDigit(name[0]);
        foreach (char c in name)
            good &= char.IsAsciiLetterOrDigit(c) || c == '_';
        if (!good)
            throw Misuse($"Row '{row}': the column name '{name}' is not one; ASCII letters, digits and '_' make one.");
    }

    private static void CheckKey(string key, string argument)
    {
        if (string.IsNullOrEmpty(key))
            throw Misuse($"The {argument} key is empty.");
        if (key.Length > MaxKeyLength)
            throw Misuse($"The key '{key[..40]}…' has {key.Length} characters; at most {MaxKeyLength} are allowed.");
        foreach (char c in key)
            // ASCII only: beyond it the stores do not agree on the order.
            if (c is < ' ' or > '~' or '/' or '\\' or '#' or '?')
                throw Misuse($"The key '{Shown(key)}' has the character U+{(int)c:X4}; printable ASCII without / \\ # ? is allowed.");
    }

    /// <summary>A bound is no key: it may be one past the last, whatever that is.</summary>
    private static void CheckBound(string? bound)
    {
        if (bound is null)
            return;
        if (bound.Length > MaxKeyLength)
            throw Misuse($"The bound '{bound[..40]}…' has {bound.Length} characters; at most {MaxKeyLength} are allowed.");
        foreach (char c in bound)
            if (c is < ' ' or > '~')
                throw Misuse($"The bound '{Shown(bound)}' has the character U+{(int)c:X4}; printable ASCII is allowed.");
    }

    /// <summary>A key from outside must not break a log line.</summary>
    private static string Shown(string key) => new([.. key.Select(c => char.IsControl(c) ? '\uFFFD' : c)]);

    private static ArgumentException Misuse(string message, Exception? inner = null) => new(message, inner);
}
