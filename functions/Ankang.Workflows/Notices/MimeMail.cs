using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using MimeKit;

namespace Ankang.Workflows.Notices;

/// <summary>A mail as it travels: text with an HTML twin, the same bytes for the same mail.</summary>
public static partial class MimeMail
{
    /// <summary>One bare mailbox, such as <c>hanbin.liaison@example.org</c>: no name, no second address, no line end.</summary>
    public static bool IsAddress(string address) => address is { Length: > 2 and <= 254 } && AddressPattern().IsMatch(address);

    /// <param name="sender">The address to send from where the server does not let the office's own pass; replies still go to the office.</param>
    /// <exception cref="ArgumentException">The message id or an address is none.</exception>
    public static MimeMessage Build(OutgoingMail mail, string? sender = null)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!MessageIdPattern().IsMatch(mail.MessageId))
            throw new ArgumentException($"'{mail.MessageId}' is no message id; it is written list.slot.unit.kind@domain.", nameof(mail));
        if (mail.To.Count == 0)
            throw new ArgumentException($"Mail {mail.MessageId} has no recipient.", nameof(mail));

        string text = mail.Text.ReplaceLineEndings("\r\n");
        var message = new MimeMessage();
        message.Headers.Clear();   // MimeKit puts in the clock's date and a random id
        message.From.Add(Mailbox(mail.From with { Email = sender ?? mail.From.Email }));
        message.ReplyTo.Add(Mailbox(mail.From));
        message.To.AddRange(mail.To.Select(Mailbox));
        message.Subject = OneLine(mail.Subject);
        message.Date = ChinaTime.Local(mail.Date);
        message.MessageId = mail.MessageId;
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var body = new MultipartAlternative
        {
            Part("plain", text),
            Part("html", MailHtml.Render(mail.Text)),
        };
        body.Boundary = $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..32]}";
        message.Body = body;
        return message;
    }

    /// <summary>The answer for a recipient that <see cref="Build"/> would refuse: it must not stop the others.</summary>
    public static RefusedRecipient NotAnAddress(MailAddress recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return new(recipient.Email, "不是有效的邮箱地址");
    }

    /// <summary>The message in bytes, CRLF throughout.</summary>
    public static byte[] Bytes(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var stream = new MemoryStream();
        FormatOptions format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, stream);
        return stream.ToArray();
    }

    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.Base64 };

    private static MailboxAddress Mailbox(MailAddress address) => IsAddress(address.Email)
        ? new(Encoding.UTF8, OneLine(address.Name ?? ""), address.Email)
        : throw new ArgumentException($"'{address.Email}' is no mail address; one is written name@example.org.", nameof(address));

    // A line end in data would begin a header of its own.
    private static string OneLine(string text) => Controls().Replace(text, " ").Trim();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+=?^_`{}~-]+(\.[A-Za-z0-9!#$%&'*+=?^_`{}~-]+)*@[A-Za-z0-9.-]+\z")]
    private static partial Regex MessageIdPattern();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+")]
    private static partial Regex Controls();
}
