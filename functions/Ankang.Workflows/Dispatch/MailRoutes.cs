using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>Where the mails of a list go.</summary>
/// <param name="Outbox">Keeps them on the machine; used in a rehearsal and in shadow, whatever is configured.</param>
/// <param name="Configured">What the settings name.</param>
/// <param name="Channel">The second channel beside mail; null for none.</param>
/// <param name="Returns">The mailbox that mails come back to; null where it is not read.</param>
public sealed record MailRoutes(IMailTransport Outbox, IMailTransport Configured, WebhookChannel? Channel = null, IReturnBox? Returns = null)
{
    /// <summary>The second channel, where mails really leave; null for none.</summary>
    public WebhookChannel? ChannelOf(ListInForce list) => list.Head.Rehearsal || list.Head.Shadow ? null : Channel;

    /// <summary>
    /// Mails of the list reach people: they leave the machine, each for its own address. In a rehearsal the virtual outbox counts as a mail
    /// server.
    /// </summary>
    public bool Reach(ListHead head) => head.Rehearsal || (!head.Shadow && Configured.ReachesPeople);

    /// <summary>What becomes of a mail of the list that is taken now. In a rehearsal the virtual outbox counts as a mail server.</summary>
    public MailWay WayOf(ListHead head) =>
        head.Rehearsal ? MailWay.Sent
        : head.Shadow ? MailWay.OnTrial
        : Configured.IsSent ? MailWay.Sent
        : MailWay.Kept;

    /// <summary>A mail service is set; false where mails are written to files, and nobody gets them.</summary>
    public bool AreSent => Configured.IsSent;

    public IMailTransport For(ListInForce list) => list.Head.Rehearsal || list.Head.Shadow ? Outbox : Configured;
}
