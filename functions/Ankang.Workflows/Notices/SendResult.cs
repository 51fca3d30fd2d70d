namespace Ankang.Workflows.Notices;

/// <summary>What the transport answered.</summary>
/// <param name="Detail">The server's words, for the office; null when all went well.</param>
/// <param name="RefusedRecipients">Address and the server's answer for each recipient that was refused for good.</param>
/// <param name="RetryAfter">How long the service asks to wait, when it says so.</param>
public sealed record SendResult(SendOutcome Outcome, string? Detail, IReadOnlyList<RefusedRecipient> RefusedRecipients, TimeSpan? RetryAfter = null)
{
    public static readonly SendResult Accepted = new(SendOutcome.Accepted, null, []);
}
