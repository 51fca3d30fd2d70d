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

    public string? Text(string column) => Columns.TryGetValue(column, out object? value) ? value as string : null;

    public string RequiredText(string column) => Text(column) ?? throw new InvalidDataException($"Row '{Row}' has no text in column '{column}'.");

    public int? Number(string column) => Columns.TryGetValue(column, out object? value) ? Convert.ToInt32(value) : null;

    public bool Flag(string column) => Columns.TryGetValue(column, out object? value) && value is true;

    public DateTimeOffset? Instant(string column) => Columns.TryGetValue(column, out object? value) ? value as DateTimeOffset? : null;

    /// <summary>A name of an enumeration, as this program knows it.</summary>
    public T Named<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse(RequiredText(column), out T value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException(
                $"Row '{Row}' says '{Text(column)}' in column '{column}', which is no {typeof(T).Name} of this version."
            );

    /// <summary>A civil date, stored as ISO text so that a person can read it.</summary>
    public DateOnly? Date(string column) => Text(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd") : null;
}
