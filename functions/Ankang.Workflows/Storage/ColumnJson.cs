using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ankang.Workflows.Storage;

/// <summary>Columns as JSON that keeps their types: <c>{"title":"例会","count":3,"at":{"t":"2021-04-01T01:00:00Z"}}</c>.</summary>
/// <remarks>This is the format of data folders: text, int and bool stand plainly; <c>l</c> wraps a long, <c>d</c> a double, <c>t</c> a time.</remarks>
internal static class ColumnJson
{
    private const int MostColumns = StoreRules.MaxColumns;
    private const int LongestName = 64;
    private const int MostNames = 1024;

    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);

    // Chinese stays readable; the text is never put into HTML as it stands.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(IReadOnlyDictionary<string, object> columns)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        foreach ((string name, object value) in columns)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case string text:
                    json.WriteStringValue(text);
                    break;
                case int number:
                    json.WriteNumberValue(number);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case long number:
                    Wrap("l"u8);
                    json.WriteNumberValue(number);
                    json.WriteEndObject();
                    break;
                case double number:
                    Wrap("d"u8);
                    json.WriteNumberValue(number);
                    json.WriteEndObject();
                    break;
                case DateTimeOffset moment:
                    Wrap("t"u8);
                    json.WriteStringValue(moment.UtcDateTime);
                    json.WriteEndObject();
                    break;
                default:
                    throw new ArgumentException($"Column '{name}': a {value.GetType().Name} cannot be stored.", nameof(columns));
            }
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();

        void Wrap(ReadOnlySpan<byte> type)
        {
            json.WriteStartObject();
            json.WritePropertyName(type);
        }
    }

    /// <exception cref="JsonException">They are in another format, or more than a row has.</exception>
    public static IReadOnlyDictionary<string, object> Read(ReadOnlySpan<byte> utf8)
    {
        KeyValuePair<string, object>[] columns = ArrayPool<KeyValuePair<string, object>>.Shared.Rent(MostColumns);
        int count = 0;
        try
        {
            var json = new Utf8JsonReader(utf8);
            Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string name = NameOf(ref json);
                json.Read();
                object value = json.TokenType switch
                {
                    JsonTokenType.String => json.GetString()!,
                    JsonTokenType.Number => json.GetInt32(),
                    JsonTokenType.True => true,
                    JsonTokenType.False => false,
                    JsonTokenType.StartObject => Unwrap(ref json),
                    _ => throw new JsonException($"Column '{name}' holds a {json.TokenType}."),
                };
                // Of a name that stands there twice the last one counts.
                int at = columns.AsSpan(0, count).IndexOfKey(name);
                Expect(at >= 0 || count < MostColumns);
                columns[at >= 0 ? at : count++] = new(name, value);
            }

            return new RowColumns(columns[..count]);
        }
        finally
        {
            ArrayPool<KeyValuePair<string, object>>.Shared.Return(columns, clearArray: true);
        }
    }

    // The names are few and the same in all rows: each is kept once.
    private static string NameOf(ref Utf8JsonReader json)
    {
        Span<char> text = stackalloc char[LongestName];
        if (json.ValueSpan.Length > LongestName)
            return json.GetString()!;
        text = text[..json.CopyString(text)];
        if (Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out string? known))
            return known;
        string name = new(text);
        return Names.Count < MostNames ? Names.GetOrAdd(name, name) : name;
    }

    private static int IndexOfKey(this Span<KeyValuePair<string, object>> columns, string name)
    {
        for (int i = 0; i < columns.Length; i++)
            if (columns[i].Key == name)
                return i;
        return -1;
    }

    private static object Unwrap(ref Utf8JsonReader json)
    {
        json.Read();
        bool isLong = json.ValueTextEquals("l"u8),
            isDouble = json.ValueTextEquals("d"u8);
        Expect(isLong || isDouble || json.ValueTextEquals("t"u8));
        json.Read();
        object value =
            isLong ? json.GetInt64()
            : isDouble ? json.GetDouble()
            : json.GetDateTimeOffset();
        Expect(json.Read() && json.TokenType == JsonTokenType.EndObject);
        return value;
    }

    private static void Expect(bool condition)
    {
        if (!condition)
            throw new JsonException("The columns are not in the format of a data folder.");
    }
}
