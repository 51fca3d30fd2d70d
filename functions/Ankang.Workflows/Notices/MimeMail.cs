using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using MimeKit;

namespace Ankang.Workflows.Notices;

/// <summary>A mail as it travels: text with an HTML twin, the same bytes for the same mail.</summary>
public static partial class MimeMail
{
    private static readonly FormatOptions SubjectFormat = FormatForSubjects();

    /// <param name="sender">The address to send from where the server does not let the office's own pass; replies still go to the office.</param>
    /// <exception cref="ArgumentException">The message id or an address is none.</exception>
    public static MimeMessage Build(OutgoingMail mail, string? sender = null)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!MessageIdPattern().IsMatch(mail.MessageId))
            throw new ArgumentException($"'{mail.MessageId}' is no message id; it is written list.identity.reader.kind@domain.", nameof(mail));
        if (mail.To.Count == 0)
            throw new ArgumentException($"Mail {mail.MessageId} has no recipient.", nameof(mail));

        string text = mail.Text.ReplaceLineEndings("\r\n");
        var message = new MimeMessage();
        message.Headers.Clear(); // MimeKit puts in the clock's date and a random id
        message.From.Add(Mailbox(mail.From with { Email = sender ?? mail.From.Email }));
        message.ReplyTo.Add(Mailbox(mail.From));
        message.To.AddRange(mail.To.Select(Mailbox));
        var subject = new Header(HeaderId.Subject, "");
        subject.SetValue(SubjectFormat, Encoding.UTF8, OneLine(mail.Subject));
        message.Headers.Add(subject);
        message.Date = ChinaTime.Local(mail.Date);
        message.MessageId = mail.MessageId;
        if (mail.Threads.Count > 0)
        {
            string domain = mail.MessageId[(mail.MessageId.IndexOf('@') + 1)..];
            message.References.AddRange(mail.Threads.Select(t => $"{t}@{domain}"));
            message.InReplyTo = message.References[^1];
        }

        foreach ((string name, string value) in RobotHeaders(mail))
            message.Headers.Add(name, value);
        var words = new MultipartAlternative { Part("plain", text), Part("html", MailHtml.Render(mail.Text, mail.Subject)) };
        words.Boundary = Boundary(mail, "words");
        message.Body = mail.Attachments.Count == 0 ? words : WithAttachments(mail, words);
        return message;
    }

    /// <summary>Headers that keep robots from answering; reports of delivery are wanted. What only the office reads is told apart as bulk.</summary>
    public static IEnumerable<(string Name, string Value)> RobotHeaders(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        yield return ("Auto-Submitted", "auto-generated");
        yield return ("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (NoticeKinds.Of(mail.Kind).IsForOffice)
            yield return ("Precedence", "bulk");
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

    private static Multipart WithAttachments(OutgoingMail mail, MimeEntity words)
    {
        var all = new Multipart("mixed") { words };
        all.Boundary = Boundary(mail, "all");
        foreach (MailAttachment attachment in mail.Attachments)
        {
            ContentType type = ContentType.Parse(attachment.MediaType);
            type.Name = attachment.FileName;
            var part = new MimePart(type)
            {
                Content = new MimeContent(new MemoryStream(attachment.Content)),
                ContentTransferEncoding = ContentEncoding.Base64,
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = attachment.FileName },
            };
            // Old programs read only this way of writing a Chinese name, new ones the one in Content-Disposition.
            if (part.ContentType.Parameters.TryGetValue("name", out Parameter? name))
                name.EncodingMethod = ParameterEncodingMethod.Rfc2047;
            all.Add(part);
        }

        return all;
    }

    private static string Boundary(OutgoingMail mail, string part) =>
        $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mail.MessageId} {part}")))[..32]}";

    // The library measures a subject's words without the field's name before them: no line may pass the 76 of RFC 2047.
    private static FormatOptions FormatForSubjects()
    {
        FormatOptions format = FormatOptions.Default.Clone();
        format.MaxLineLength = 76 - "Subject: ".Length;
        return format;
    }

    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.Base64 };

    private static MailboxAddress Mailbox(MailAddress address) =>
        EmailAddress.IsValid(address.Email)
            ? new(Encoding.UTF8, OneLine(address.Name ?? ""), address.Email)
            : throw new ArgumentException($"'{address.Email}' is no mail address; one is written name@example.org.", nameof(address));

    // A line end in data would begin a header of its own.
    private static string OneLine(string text) => Controls().Replace(text, " ").Trim();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+=?^_`{}~-]+(\.[A-Za-z0-9!#$%&'*+=?^_`{}~-]+)*@[A-Za-z0-9.-]+\z")]
    private static partial Regex MessageIdPattern();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+")]
    private static partial Regex Controls();
}
