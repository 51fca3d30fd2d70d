using System.Text;
using MimeKit;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>Mails that come back.</summary>
internal static class Bounces
{
    /// <summary>A report of RFC 3464 about one recipient.</summary>
    public static string Standard(string messageId, string email, string answer) =>
        $"""
            From: MAILER-DAEMON@relay.example.org
            To: anweiban@example.org
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            I could not deliver your mail.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example.org

            Final-Recipient: rfc822; {email}
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; {answer}

            --b
            Content-Type: text/rfc822-headers

            From: anweiban@example.org
            Message-ID: <{messageId}>
            Subject: x

            --b--
            """;

    public static MimeMessage Message(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
        return MimeMessage.Load(stream);
    }
}
