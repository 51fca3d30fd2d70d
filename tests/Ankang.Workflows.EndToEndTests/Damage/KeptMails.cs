using System.Collections.Concurrent;
using Ankang.Workflows.Notices;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>A mail server that keeps what it took, or answers every mail with one fault.</summary>
internal sealed class KeptMails : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> _taken = [];

    /// <summary>The server's words; null while it takes mails.</summary>
    public string? Fault { get; set; }

    /// <summary>What the fault means.</summary>
    public AnswerKind FaultKind { get; set; } = AnswerKind.Unreachable;

    /// <summary>Message ids of what was taken, without their domain: list, slot, addressee and kind.</summary>
    public IReadOnlyList<string> Ids => [.. _taken.Select(m => m.MessageId.Split('@')[0]).Order(StringComparer.Ordinal)];

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (Fault is { } fault)
            return Task.FromResult(new SendResult(SendOutcome.TryAgain, fault, [], Fault: FaultKind));
        _taken.Enqueue(mail);
        return Task.FromResult(SendResult.Accepted);
    }
}
