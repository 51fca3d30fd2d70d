using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Attachments;

/// <summary>Where an attachment's content lies: among its unit's files, under its own digest.</summary>
/// <remarks>The same content sent twice is stored once, and whoever names it can prove that it is unchanged.</remarks>
/// <param name="Digest">SHA-256, 64 lower-case hex digits.</param>
public readonly record struct AttachmentAddress(string List, string Unit, string Digest)
{
    private const int DigestLength = 64;

    public static AttachmentAddress Of(DueItemKey item, string digest) => new(item.List, item.Unit, digest);

    public static bool IsDigest(string? text) => text?.Length == DigestLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The parts of its path, none of which a person can choose.</summary>
    public override string ToString() => $"{List}/{Unit}/{Digest}";
}
