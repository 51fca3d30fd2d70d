using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Ankang.Workflows.Storage;

/// <summary>The columns of a row as they were read: a few dozen at most, looked for one after the other; a table of hashes would cost more.</summary>
internal sealed class RowColumns(KeyValuePair<string, object>[] columns) : IReadOnlyDictionary<string, object>
{
    public int Count => columns.Length;

    public IEnumerable<string> Keys => columns.Select(c => c.Key);

    public IEnumerable<object> Values => columns.Select(c => c.Value);

    public object this[string key] => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"There is no column '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        foreach (KeyValuePair<string, object> column in columns)
            if (column.Key == key)
            {
                value = column.Value;
                return true;
            }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => columns.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
