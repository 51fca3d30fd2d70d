using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using MimeKit;

namespace Ankang.Workflows.Web.Mails;

/// <summary>One mail as its page shows it.</summary>
/// <param name="Source">The message as it travels; null when it has no recipient that takes mail.</param>
/// <param name="Attachments">What goes with it.</param>
/// <param name="Link">The 报送入口 that it carries; null where it has none.</param>
public sealed partial record MailView(ListInForce List, MailRecord Mail, string? Source, IReadOnlyList<MailAttachment> Attachments, string? Link)
{
    public static async Task<MailView> OfAsync(MailDrafts drafts, ListInForce list, MailRecord mail, CancellationToken cancellation)
    {
        OutgoingMail outgoing = await drafts.ToOutgoingAsync(list, mail, cancellation);
        outgoing = outgoing with { To = [.. outgoing.To.Where(t => EmailAddress.IsValid(t.Email))] };
        string? source = null;
        if (outgoing.To.Count > 0)
        {
            using MimeMessage message = MimeMail.Build(outgoing);
            source = Encoding.UTF8.GetString(MimeMail.Bytes(message));
        }

        // Local part only: the rehearsal's link may name another host than the one the visitor came by.
        Match link = LinkPattern().Match(mail.Text);
        return new MailView(list, mail, source, outgoing.Attachments, link.Success ? link.Groups[1].Value : null);
    }

    [GeneratedRegex(@"https?://[^\s/]+(/u/[A-Za-z0-9_-]+)")]
    private static partial Regex LinkPattern();
}
