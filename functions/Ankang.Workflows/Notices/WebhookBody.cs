using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ankang.Workflows.Notices;

/// <summary>A message in the form that each kind of robot reads, with its signature.</summary>
/// <param name="Query">What is added to the address; empty for most.</param>
/// <param name="Headers">Beside the content type.</param>
internal sealed record WebhookBody(byte[] Json, string Query, IReadOnlyDictionary<string, string> Headers)
{
    public const string IdHeader = "Idempotency-Key",
        TimestampHeader = "X-Ankang-Timestamp",
        SignatureHeader = "X-Ankang-Signature";

    // What 企业微信 takes in one text, in bytes; the others take more.
    private const int LongestText = 2048;

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="now">The real time: robots refuse a signature that is an hour old.</param>
    public static WebhookBody Of(ChannelMessage message, WebhookFormat format, string? secret, DateTimeOffset now)
    {
        string text = Shortened(message.Text);
        bool signed = !string.IsNullOrEmpty(secret);
        string milliseconds = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return format switch
        {
            WebhookFormat.WeCom => new(Bytes(new { msgtype = "text", text = new { content = text } }), "", HeadersOf(message)),
            // 加签: the key signs time and key, in the address.
            WebhookFormat.DingTalk => new(
                Bytes(new { msgtype = "text", text = new { content = text } }),
                signed ? $"timestamp={milliseconds}&sign={Uri.EscapeDataString(Base64(secret!, $"{milliseconds}\n{secret}"))}" : "",
                HeadersOf(message)
            ),
            // 签名校验: time and key sign nothing, in the body.
            WebhookFormat.Feishu => new(
                signed
                    ? Bytes(
                        new
                        {
                            timestamp = seconds,
                            sign = Base64($"{seconds}\n{secret}", ""),
                            msg_type = "text",
                            content = new { text },
                        }
                    )
                    : Bytes(new { msg_type = "text", content = new { text } }),
                "",
                HeadersOf(message)
            ),
            _ => Generic(message, secret!, seconds),
        };
    }

    private static WebhookBody Generic(ChannelMessage message, string secret, string seconds)
    {
        byte[] body = Bytes(message);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{seconds}."), .. body];
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return new(
            body,
            "",
            new Dictionary<string, string>(HeadersOf(message)) { [TimestampHeader] = seconds, [SignatureHeader] = $"sha256={signature}" }
        );
    }

    private static Dictionary<string, string> HeadersOf(ChannelMessage message) => new() { [IdHeader] = message.Id };

    private static byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Plain);

    private static string Base64(string key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));

    private static string Shortened(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= LongestText)
            return text;
        var kept = new StringBuilder();
        int bytes = Encoding.UTF8.GetByteCount("…");
        foreach (Rune rune in text.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > LongestText)
                break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }
}
