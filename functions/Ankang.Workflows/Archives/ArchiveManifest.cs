using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ankang.Workflows.Archives;

/// <summary><c>manifest.json</c>, the last entry of an archive: what is in it, and what is not.</summary>
/// <param name="Format">1; a program that knows it not says so.</param>
/// <param name="List">The list's id.</param>
/// <param name="AsOf">When it was made, by the clock of the list; UTC.</param>
/// <param name="LeftOut">Rows that could not be read, and files that were not there: each named, none passed over in silence.</param>
public sealed record ArchiveManifest(
    int Format,
    string List,
    string Title,
    string Number,
    int Year,
    DateTimeOffset AsOf,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<ArchiveEntry> Entries
)
{
    public const string Name = "manifest.json";
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    internal static ArchiveManifest Read(byte[] json) =>
        JsonSerializer.Deserialize<ArchiveManifest>(json, Json) ?? throw new JsonException("It is empty.");
}
