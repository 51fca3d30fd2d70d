using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>A document as text of few signs, by which it can be read again in another way.</summary>
public static class PackedDocument
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pack(ListDocument document)
    {
        var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(zip, document, Readable);
        return Convert.ToBase64String(packed.ToArray());
    }

    public static ListDocument Unpack(string packed)
    {
        using var zip = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ListDocument>(zip, Readable)!;
    }
}
