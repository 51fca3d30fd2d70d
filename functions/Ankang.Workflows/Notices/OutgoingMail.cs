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

    /// <summary>The Date header, UTC.</summary>
    public required DateTimeOffset Date { get; init; }
}
