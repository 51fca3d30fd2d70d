namespace Ankang.Workflows.Storage;

/// <summary>One row as stored: its key, its ETag, and typed columns.</summary>
/// <remarks>
/// A column holds a <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>, <see cref="double"/>
/// or UTC <see cref="DateTimeOffset"/>. A column without a value is absent, never null.
/// </remarks>
public sealed record StoreRow(string Row, string ETag, IReadOnlyDictionary<string, object> Columns)
{
    /// <summary>Why the store could not make out the columns; null for every row but a damaged one.</summary>
    public string? Fault { get; private init; }

    /// <exception cref="InvalidDataException">The store could not make them out.</exception>
    public IReadOnlyDictionary<string, object> Columns
    {
        get => Fault is null ? field : throw new InvalidDataException($"Row '{Row}': {Fault}");
        init;
    } = Columns;

    /// <summary>A row whose columns are in no format that the store knows; its key and its ETag still guard what replaces it.</summary>
    public static StoreRow Unreadable(string row, string etag, string fault) => new(row, etag, new Dictionary<string, object>()) { Fault = fault };

    /// <exception cref="InvalidDataException">The column holds no text.</exception>
    public string? Text(string column) => Value<string>(column, "text");

    public string RequiredText(string column) => Text(column) ?? throw new InvalidDataException($"Row '{Row}' has no text in column '{column}'.");

    /// <exception cref="InvalidDataException">The column holds no number, or a larger one than any that is written.</exception>
    public int? Number(string column) =>
        Columns.TryGetValue(column, out object? value) && value is long and >= int.MinValue and <= int.MaxValue
            ? (int)(long)value
            : Of<int>(column, value, "number");

    /// <exception cref="InvalidDataException">The column holds neither true nor false.</exception>
    public bool Flag(string column) => Of<bool>(column, Columns.GetValueOrDefault(column), "truth value") ?? false;

    /// <exception cref="InvalidDataException">The column holds no time.</exception>
    public DateTimeOffset? Instant(string column) =>
        Of<DateTimeOffset>(column, Columns.GetValueOrDefault(column), "time") is { } at
            ? IsOurs(at.UtcDateTime.Year)
                ? at
                : throw OfAnotherType(column, "time of this product")
            : null;

    /// <summary>A name of an enumeration, as this program knows it.</summary>
    public T Named<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse(RequiredText(column), out T value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException(
                $"Row '{Row}' says '{Text(column)}' in column '{column}', which is no {typeof(T).Name} of this version."
            );

    /// <summary>A civil date, stored as ISO text so that a person can read it.</summary>
    /// <exception cref="FormatException">It is no date.</exception>
    /// <exception cref="InvalidDataException">It is a date that no person and no program of ours writes.</exception>
    public DateOnly? Date(string column) =>
        Text(column) is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd") is var day && IsOurs(day.Year)
                ? day
                : throw OfAnotherType(column, "date of this product")
            : null;

    // What counts from a time far off ends beyond all time.
    private static bool IsOurs(int year) => year is >= 1900 and < 2400;

    private T? Value<T>(string column, string kind)
        where T : class => Columns.TryGetValue(column, out object? value) ? value as T ?? throw OfAnotherType(column, kind) : null;

    private T? Of<T>(string column, object? value, string kind)
        where T : struct =>
        value is null ? null
        : value is T fitting ? fitting
        : throw OfAnotherType(column, kind);

    // Nothing of ours writes it: read as absent it would change its meaning in silence.
    private InvalidDataException OfAnotherType(string column, string kind) => new($"Row '{Row}' has no {kind} in column '{column}'.");
}
