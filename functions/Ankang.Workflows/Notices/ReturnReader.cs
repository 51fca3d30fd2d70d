using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Catalogue;
using MimeKit;

namespace Ankang.Workflows.Notices;

/// <summary>Tells what a mail in the office's mailbox is: a report (RFC 3464, or free as QQ, 163 and Coremail write), a robot's answer, a person's.</summary>
public static partial class ReturnReader
{
    private const int LongestAnswer = 300;
    private const int LongestReply = 1000;

    private static readonly string[] Robots = ["postmaster", "mailer-daemon", "mail-daemon", "mailerdaemon", "bounce", "system-bounce"];

    /// <param name="received">When the mailbox got it, UTC; names a mail that has no id.</param>
    public static ReturnedMail Read(MimeMessage message, DateTimeOffset received)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status)
            return Standard(message, status, received);
        if (IsFromPostmaster(message))
            return Free(message, received);
        if (IsAutomatic(message))
            return new ReturnedMail.Automatic();
        string? answered = new[] { message.InReplyTo }.Concat(message.References).OfType<string>().FirstOrDefault(id => OwnId().IsMatch(id));
        return answered is null
            ? new ReturnedMail.Other()
            : new ReturnedMail.Reply(answered, IdOf(message, received), message.From.Mailboxes.FirstOrDefault()?.Address ?? "", Own(TextOf(message)));
    }

    // RFC 3464: a group of fields for the message, then one a recipient.
    private static ReturnedMail Standard(MimeMessage message, MessageDeliveryStatus status, DateTimeOffset received)
    {
        HeaderList[] groups = [.. status.StatusGroups];
        (string?, string)[] failed =
        [
            .. groups
                .Where(g => g["Action"]?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true)
                .Select(g =>
                    (
                        AddressIn(g["Original-Recipient"]) ?? AddressIn(g["Final-Recipient"]),
                        Short(AfterType(g["Diagnostic-Code"]) ?? g["Status"] ?? "")
                    )
                ),
        ];
        // Delayed, or delivered after all: no word of a mail that came back.
        if (failed.Length == 0)
            return new ReturnedMail.Other();
        return Of(message, received, failed);
    }

    private static ReturnedMail Of(MimeMessage message, DateTimeOffset received, IReadOnlyList<(string?, string)> failed) =>
        IdIn(message) is { } id
            ? new ReturnedMail.Report(id, failed)
            : new ReturnedMail.Unmatched(IdOf(message, received), message.Subject ?? "", failed, $"{message.Subject}\n{Everything(message)}");

    private static string IdOf(MimeMessage message, DateTimeOffset received) => message.MessageId ?? $"{received:O}";

    // The words, and the headers of ours that are sent back with them.
    private static string Everything(MimeMessage message) =>
        string.Join(
            '\n',
            message
                .BodyParts.Select(p =>
                    p switch
                    {
                        MessagePart { Message: { } ours } => ours.Subject,
                        TextPart text => text.Text,
                        _ => null,
                    }
                )
                .OfType<string>()
        );

    private static ReturnedMail Free(MimeMessage message, DateTimeOffset received)
    {
        string text = TextOf(message);
        HashSet<string> own = [.. message.To.Mailboxes.Concat(message.From.Mailboxes).Select(m => m.Address.ToUpperInvariant())];
        string answer = Short(
            Answer().Match(text) is { Success: true } said ? said.Value
            : Reason().Match(text) is { Success: true } reason ? reason.Groups[1].Value
            : message.Subject ?? ""
        );
        string[] named =
        [
            .. Addresses().Matches(text).Select(m => m.Value).Where(a => !own.Contains(a.ToUpperInvariant()) && !OwnId().IsMatch(a)).Distinct(),
        ];
        return Of(message, received, named.Length == 0 ? [(null, answer)] : [.. named.Select(a => ((string?)a, answer))]);
    }

    private static bool IsFromPostmaster(MimeMessage message)
    {
        string from = message.From.Mailboxes.FirstOrDefault()?.Address.Split('@')[0].ToLowerInvariant() ?? "";
        bool isNobody = message.Headers[HeaderId.ReturnPath]?.Trim() == "<>";
        return (Robots.Any(from.StartsWith) || isNobody) && Failing().IsMatch($"{message.Subject}\n{TextOf(message)}");
    }

    private static bool IsAutomatic(MimeMessage message) =>
        message.Headers[HeaderId.AutoSubmitted] is { } auto && !auto.Trim().Equals("no", StringComparison.OrdinalIgnoreCase)
        || message.Headers.Contains("X-Autoreply")
        || message.Headers.Contains("X-Autorespond")
        || message.Headers["X-Auto-Response-Suppress"]?.Contains("All", StringComparison.OrdinalIgnoreCase) == true
        || message.Headers[HeaderId.Precedence]?.Trim().ToLowerInvariant() is "auto_reply" or "bulk" or "junk"
        || AutomaticSubject().IsMatch(message.Subject ?? "");

    // In the headers, in what was sent back with it, or quoted in its words.
    private static string? IdIn(MimeMessage message)
    {
        IEnumerable<string?> places =
        [
            message.InReplyTo,
            .. message.References,
            message.Headers["X-Original-Message-ID"],
            .. message.BodyParts.OfType<MessagePart>().Select(p => p.Message?.MessageId),
            .. message.BodyParts.OfType<TextPart>().Select(p => p.Text),
            .. message.BodyParts.OfType<MimePart>().Where(p => p is not TextPart).Select(Raw),
        ];
        return places.OfType<string>().Select(text => OwnId().Match(text)).Where(m => m.Success).Select(m => m.Value).FirstOrDefault();
    }

    private static string? Raw(MimePart part)
    {
        if (part.Content is null || part is MessageDeliveryStatus)
            return null;
        if (!part.ContentType.IsMimeType("text", "*") && part.FileName?.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        using var content = new MemoryStream();
        part.Content.DecodeTo(content);
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }

    private static string TextOf(MimeMessage message) =>
        message.TextBody ?? (message.HtmlBody is { } html ? System.Net.WebUtility.HtmlDecode(Tags().Replace(html, " ")) : "");

    // What stands above the quotation.
    private static string Own(string text)
    {
        IEnumerable<string> lines = text.ReplaceLineEndings("\n").Split('\n').TakeWhile(l => !Quotation().IsMatch(l));
        string own = string.Join('\n', lines).Trim();
        return own.Length > LongestReply ? $"{own[..LongestReply]}…" : own;
    }

    private static string? AddressIn(string? field) =>
        field is null ? null
        : AfterType(field)?.Trim('<', '>', ' ') is { } address && EmailAddress.IsValid(address) ? address
        : null;

    // rfc822; a@example.org
    private static string? AfterType(string? field) => field?[(field.IndexOf(';') + 1)..].Trim();

    private static string Short(string answer)
    {
        string line = Blanks().Replace(answer, " ").Trim();
        return line.Length > LongestAnswer ? $"{line[..LongestAnswer]}…" : line;
    }

    // Anybody may write to the mailbox: each pattern begins where a word does, so that a long one costs its length and not its square.
    // {list}.{slot}.{addressee}.{kind}@{domain}
    [GeneratedRegex(@"(?<![a-z0-9-])[a-z0-9]+(?:-[a-z0-9]+)*\.(?:\d{8}T\d{2}|[0-9a-f]{12})\.[a-z0-9~-]+\.[a-z0-9-]+@[A-Za-z0-9.-]+[A-Za-z0-9]")]
    private static partial Regex OwnId();

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\b5\d\d[ -][^\r\n<>]{3,300}")]
    private static partial Regex Answer();

    [GeneratedRegex(@"(?:退信原因|原因|Reason)\s*[：:]\s*([^\r\n]+)")]
    private static partial Regex Reason();

    [GeneratedRegex(
        "退信|退回|未能送达|无法投递|投递失败|undeliver|not be delivered|delivery (?:status|failure|failed)|returned mail|failure notice",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Failing();

    [GeneratedRegex("^(?:自动回复|automatic reply|auto(?:matic)?[- ]?reply|out of office|休假)", RegexOptions.IgnoreCase)]
    private static partial Regex AutomaticSubject();

    [GeneratedRegex(
        @"^\s*(?:>|-{2,}\s*(?:原始邮件|Original Message)|发件人[：:]|From:|在.{5,60}写道[：:]|On .{5,80} wrote:)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Quotation();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
