using System.Text.Json;

namespace Ankang.Workflows.Storage;

/// <summary>Columns that hold several things as JSON.</summary>
internal static class StoredJson
{
    /// <exception cref="InvalidDataException">One of the things is not there: nothing of ours writes that.</exception>
    /// <exception cref="JsonException">It is no JSON of such things.</exception>
    public static T[] Several<T>(string text, JsonSerializerOptions options)
        where T : notnull =>
        JsonSerializer.Deserialize<T[]>(text, options) is { } all && Array.TrueForAll(all, t => t is not null)
            ? all
            : throw new InvalidDataException("One of several things in a column is not there.");
}
