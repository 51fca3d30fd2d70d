namespace Ankang.Workflows.Notices;

/// <summary>What the transport answered.</summary>
/// <param name="Detail">The server's words, for the office; null when all went well.</param>
/// <param name="RefusedRecipients">Address, the server's answer and what it means for each recipient that it did not take the mail for.</param>
/// <param name="RetryAfter">How long the service asks to wait, when it says so.</param>
/// <param name="Fault">What kept the whole mail; meaningful with <see cref="SendOutcome.TryAgain"/> only.</param>
public sealed record SendResult(
    SendOutcome Outcome,
    string? Detail,
    IReadOnlyList<RefusedRecipient> RefusedRecipients,
    TimeSpan? RetryAfter = null,
    AnswerKind Fault = AnswerKind.Unreachable
)
{
    public static readonly SendResult Accepted = new(SendOutcome.Accepted, null, []);
}
