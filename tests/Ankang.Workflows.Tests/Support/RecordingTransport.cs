using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A mail server that keeps what it took, and refuses as a test tells it to.</summary>
internal sealed class RecordingTransport(TimeProvider clock) : IMailTransport
{
    public const string NoSuchMailbox = "550 5.1.1 no such mailbox";
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _down = [];
    private readonly HashSet<string> _dead = [];
    private (int Left, TimeSpan Wait)? _quota;

    /// <summary>False for a folder or a redirection.</summary>
    public bool ReachesPeople { get; set; } = true;

    /// <summary>Every attempt, in order.</summary>
    public List<SentMail> Attempts { get; } = [];

    public IEnumerable<SentMail> Accepted => Attempts.Where(a => a.Outcome == SendOutcome.Accepted);

    /// <summary>What happens elsewhere while the server has the mail and has not answered yet.</summary>
    public Func<OutgoingMail, Task>? During { get; set; }

    /// <summary>From <paramref name="from"/> to before <paramref name="to"/> the server serves nobody.</summary>
    public void Down(string from, string to) => _down.Add((Civil.At(from), Civil.At(to)));

    /// <summary>After so many more mails the service asks to wait for so long.</summary>
    public void AllowsAtMost(int mails, TimeSpan wait) => _quota = (mails, wait);

    /// <summary>What it answers to a mail; null for the usual.</summary>
    public Func<OutgoingMail, SendResult?>? Says { get; set; }

    /// <summary>The address is refused for good.</summary>
    public void Kill(string address) => _dead.Add(address);

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        RefusedRecipient[] refused = [.. mail.To.Where(t => _dead.Contains(t.Email)).Select(t => new RefusedRecipient(t.Email, NoSuchMailbox))];
        SendResult result =
            Says?.Invoke(mail) is { } said ? said
            : _quota is (0, var wait) ? new(SendOutcome.TryAgain, "429 TooManyRequests", [], wait)
            : _down.Any(d => d.From <= now && now < d.To) ? new(SendOutcome.TryAgain, "421 4.3.2 not now", [])
            : refused.Length == mail.To.Count ? new(SendOutcome.Refused, NoSuchMailbox, refused)
            : refused.Length > 0 ? new(SendOutcome.Accepted, NoSuchMailbox, refused)
            : SendResult.Accepted;
        if (_quota is { } quota && result.Outcome == SendOutcome.Accepted)
            _quota = quota with { Left = quota.Left - 1 };
        Attempts.Add(new SentMail(mail, now, result.Outcome));
        if (During is { } during)
            await during(mail);
        return result;
    }
}
