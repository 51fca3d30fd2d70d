using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Notices;

/// <summary>A rendered message, ready to be sent. The same message sent twice carries the same id.</summary>
public sealed record OutgoingMail
{
    /// <summary>Message-ID without angle brackets: <c>{list}.{slot}.{unit}.{kind}@{domain}</c>.</summary>
    public required string MessageId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required MailAddress From { get; init; }

    public required IReadOnlyList<MailAddress> To { get; init; }

    public required string Subject { get; init; }

    /// <summary>The text as rendered from its template; the HTML twin is derived from it.</summary>
    public required string Text { get; init; }

    /// <summary>Left sides of the ids of the threads it belongs to, one an item that it speaks of; empty for a mail that stands alone.</summary>
    /// <remarks>
    /// No message bears these ids: all mails of an item name the same one as their parent, so that reminder, 督办 and 约谈 come to
    /// lie together, also where an earlier one was deleted. A mail with several items names all of theirs: what any of them
    /// brings later joins it.
    /// </remarks>
    public IReadOnlyList<string> Threads { get; init; } = [];

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>The Date header, UTC.</summary>
    public required DateTimeOffset Date { get; init; }
}
