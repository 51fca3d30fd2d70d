using Ankang.Workflows.Notices;
using Azure.Communication.Email;

namespace Ankang.Workflows.AzureFunctions.Mail.CommunicationServices;

/// <summary>A mail in the service's shape.</summary>
public static class AcsMessage
{
    public static EmailMessage Build(OutgoingMail mail, string sender)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var message = new EmailMessage(
            sender,
            new EmailRecipients(mail.To.Select(Address)),
            new EmailContent(mail.Subject) { PlainText = mail.Text, Html = MailHtml.Render(mail.Text, mail.Subject) }
        )
        {
            // Reports of opened mails would tell on people; nobody here asks for them.
            UserEngagementTrackingDisabled = true,
        };
        message.ReplyTo.Add(Address(mail.From));
        foreach ((string name, string value) in MimeMail.RobotHeaders(mail))
            message.Headers[name] = value;
        if (mail.Threads.Count > 0)
        {
            string domain = mail.MessageId[(mail.MessageId.IndexOf('@', StringComparison.Ordinal) + 1)..];
            string[] threads = [.. mail.Threads.Select(t => $"<{t}@{domain}>")];
            message.Headers["References"] = string.Join(' ', threads);
            message.Headers["In-Reply-To"] = threads[^1];
        }

        foreach (MailAttachment attachment in mail.Attachments)
            message.Attachments.Add(
                new EmailAttachment(attachment.FileName, attachment.MediaType.Split(';')[0], BinaryData.FromBytes(attachment.Content))
            );
        return message;
    }

    private static EmailAddress Address(MailAddress address) => address.Name is { Length: > 0 } name ? new(address.Email, name) : new(address.Email);
}
