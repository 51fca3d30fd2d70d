namespace Ankang.Workflows.Notices;

/// <summary>What a mail in the office's mailbox is to the product.</summary>
public abstract record ReturnedMail
{
    private ReturnedMail() { }

    /// <summary>退信: a mail of ours did not reach some recipients.</summary>
    /// <param name="MessageId">Of our mail, without angle brackets.</param>
    /// <param name="Failed">Address as the report gives it, and what the other server said. Without an address: whoever it went to alone.</param>
    public sealed record Report(string MessageId, IReadOnlyList<(string? Email, string Answer)> Failed) : ReturnedMail;

    /// <summary>A person answers a mail of ours.</summary>
    /// <param name="MessageId">Of our mail, without angle brackets.</param>
    /// <param name="Id">Of the answer itself.</param>
    /// <param name="From">The person's address.</param>
    /// <param name="Text">The answer, without what it quotes.</param>
    public sealed record Reply(string MessageId, string Id, string From, string Text) : ReturnedMail;

    /// <summary>A robot answers (休假, 已收到).</summary>
    public sealed record Automatic : ReturnedMail;

    /// <summary>A report that names no mail of ours.</summary>
    /// <param name="Id">Of the report itself.</param>
    /// <param name="Failed">As of a <see cref="Report"/>; empty where it names no recipient.</param>
    /// <param name="Text">Subject and words, in which it may quote ours.</param>
    public sealed record Unmatched(string Id, string Subject, IReadOnlyList<(string? Email, string Answer)> Failed, string Text) : ReturnedMail;

    /// <summary>All other mail of the office.</summary>
    public sealed record Other : ReturnedMail;
}
