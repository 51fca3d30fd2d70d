using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Links;

/// <summary>Signs and reads the links of units: our own small payload with HMAC-SHA-256, base64url.</summary>
/// <remarks>
/// Expiry is judged by the caller's clock, which may be virtual. Tokens are not single-use: a second POST is told who
/// confirmed and when. A previous key still verifies during a rotation.
/// </remarks>
public sealed class LinkSigner
{
    public const int KeyLength = 32;
    private const int SignatureLength = 32;

    // A supervisor of many units whose links were revoked once has a long one.
    private const int Longest = 1_500;
    private readonly byte[] _key;
    private readonly byte[]? _previousKey;

    /// <exception cref="ArgumentException">A key is not of <see cref="KeyLength"/> bytes.</exception>
    public LinkSigner(byte[] key, byte[]? previousKey = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != KeyLength || previousKey is not null && previousKey.Length != KeyLength)
            throw new ArgumentException($"The link key must have {KeyLength} bytes.", nameof(key));
        (_key, _previousKey) = (key, previousKey);
    }

    public string Sign(LinkToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Sign($"1|{token.List}|{token.Unit}|{token.Epoch}|{token.ValidUntil:yyyyMMdd}");
    }

    /// <summary>A supervisor's link; the first field tells the kinds apart under the signature.</summary>
    public string Sign(SupervisorToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Sign($"s1|{token.List}|{token.Unit}|{token.Epoch}|{token.ValidUntil:yyyyMMdd}|{token.Person}");
    }

    /// <summary>A person's link.</summary>
    public string Sign(PersonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Sign($"p1|{token.List}|{token.Role}|{token.Person}|{token.Epochs}|{token.ValidUntil:yyyyMMdd}");
    }

    /// <summary>The link of a person on duty; its first field, too, tells it apart.</summary>
    public string Sign(OnCallToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Sign($"d1|{token.List}|{token.Number}|{token.ValidUntil:yyyyMMdd}|{token.Person}");
    }

    /// <summary>The link by which a liaison confirms 副联络员.</summary>
    public string Sign(DeputyToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Sign($"c1|{token.List}|{token.Unit}|{token.Epoch}|{token.ValidUntil:yyyyMMdd}|{token.Person}");
    }

    /// <summary>Reads a unit's token and proves its signature in fixed time; nothing of a forged one is trusted.</summary>
    /// <returns>Null when the text is no token of ours, or a supervisor's.</returns>
    public LinkToken? Read(string? text) =>
        Proven(text) is ["1", var list, var unit, var epoch, var until] && Ids.IsValid(list) && Ids.IsValid(unit)
            ? new LinkToken(list, unit, int.Parse(epoch), DateOnly.ParseExact(until, "yyyyMMdd"))
            : null;

    /// <summary>Reads a supervisor's token, as <see cref="Read"/> does a unit's.</summary>
    public SupervisorToken? ReadSupervisor(string? text) =>
        Proven(text) is ["s1", var list, var unit, var epoch, var until, var person] && Ids.IsValid(list) && Ids.IsValid(unit)
            ? new SupervisorToken(list, unit, int.Parse(epoch), person, DateOnly.ParseExact(until, "yyyyMMdd"))
            : null;

    /// <summary>Reads a person's token, as <see cref="Read"/> does a unit's.</summary>
    public PersonToken? ReadPerson(string? text) =>
        Proven(text) is ["p1", var list, var role, var person, var epochs, var until] && Ids.IsValid(list)
            ? new PersonToken(list, Enum.Parse<RecipientRole>(role), person, epochs, DateOnly.ParseExact(until, "yyyyMMdd"))
            : null;

    /// <summary>Reads the token of a person on duty, as <see cref="Read"/> does a unit's.</summary>
    public OnCallToken? ReadOnCall(string? text) =>
        Proven(text) is ["d1", var list, var number, var until, var person] && Ids.IsValid(list)
            ? new OnCallToken(list, int.Parse(number), person, DateOnly.ParseExact(until, "yyyyMMdd"))
            : null;

    /// <summary>Reads the token by which a liaison confirms 副联络员, as <see cref="Read"/> does a unit's.</summary>
    public DeputyToken? ReadDeputy(string? text) =>
        Proven(text) is ["c1", var list, var unit, var epoch, var until, var person] && Ids.IsValid(list) && Ids.IsValid(unit)
            ? new DeputyToken(list, unit, person, int.Parse(epoch), DateOnly.ParseExact(until, "yyyyMMdd"))
            : null;

    private string Sign(string text)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text);
        return Base64Url.EncodeToString([.. payload, .. HMACSHA256.HashData(_key, payload)]);
    }

    private string[]? Proven(string? text)
    {
        // Blanks and line ends, which decoding passes over, would make other addresses of one link.
        if (text is not { Length: > 0 and <= Longest } || text.Any(char.IsWhiteSpace) || !Base64Url.IsValid(text))
            return null;
        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SignatureLength)
            return null;
        byte[] payload = bytes[..^SignatureLength];
        byte[] signature = bytes[^SignatureLength..];
        return IsSignedWith(_key) || _previousKey is { } previous && IsSignedWith(previous) ? Encoding.ASCII.GetString(payload).Split('|') : null;

        bool IsSignedWith(byte[] key) => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, payload), signature);
    }
}
