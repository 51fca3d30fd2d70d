using System.Text.Json.Serialization;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>附件: a file that came with a report, as the item's history names it. Its content lies in the attachment store.</summary>
/// <param name="Digest">SHA-256 of the content, 64 lower-case hex digits; also its address among the unit's files.</param>
/// <param name="Name">As the person called it, cleaned; its extension says what it is.</param>
/// <param name="Size">In bytes.</param>
public sealed record Attachment(string Digest, string Name, long Size)
{
    /// <summary>A scanner for viruses looked at it before it was kept, and found nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsScanned { get; init; }

    /// <summary>现场照片.jpg（1.2MB，SHA-256 1f3a5c7e9b0d2f4a…）</summary>
    public override string ToString() => $"{Name}（{SayOf(Size)}，SHA-256 {Digest[..16]}…）";

    /// <summary>850KB, 1.2MB</summary>
    public static string SayOf(long bytes) => bytes >= 1 << 20 ? $"{bytes / 1048576.0:0.#}MB" : $"{Math.Max(1, (bytes + 1023) / 1024)}KB";
}
