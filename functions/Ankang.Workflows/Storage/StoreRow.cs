namespace Ankang.Workflows.Storage;

/// <summary>One row as stored: its key, its ETag, and typed columns.</summary>
/// <remarks>
/// A column holds a <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>, <see cref="double"/>
/// or UTC <see cref="DateTimeOffset"/>. A column without a value is absent, never null.
/// </remarks>
public sealed record StoreRow(string Row, string ETag, IReadOnlyDictionary<string, object> Columns)
{
    public string? Text(string column) => Columns.TryGetValue(column, out object? value) ? value as string : null;

    public string RequiredText(string column) => Text(column) ?? throw new InvalidDataException($"Row '{Row}' has no text in column '{column}'.");

    public int? Number(string column) => Columns.TryGetValue(column, out object? value) ? Convert.ToInt32(value) : null;

    public bool Flag(string column) => Columns.TryGetValue(column, out object? value) && value is true;

    public DateTimeOffset? Instant(string column) => Columns.TryGetValue(column, out object? value) ? value as DateTimeOffset? : null;

    /// <summary>A civil date, stored as ISO text so that a person can read it.</summary>
    public DateOnly? Date(string column) => Text(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd") : null;
}
