using MimeKit;

namespace Ankang.Workflows.Notices;

/// <summary>The mailbox that mails come back to. Reading it changes nothing in it.</summary>
public interface IReturnBox
{
    /// <summary>What came in after a mark, oldest first, a limited number at a time.</summary>
    /// <param name="after">As an earlier reading gave it; null to begin with the last days.</param>
    /// <exception cref="IOException">The server does not answer, or refuses to sign in.</exception>
    Task<(IReadOnlyList<(MimeMessage Message, DateTimeOffset Received)> Messages, string? Mark)> ReadAsync(
        string? after,
        CancellationToken cancellation
    );
}
