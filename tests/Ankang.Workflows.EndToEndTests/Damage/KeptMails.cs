using System.Collections.Concurrent;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>A mail server that keeps what it took, or answers every mail with one fault.</summary>
internal sealed class KeptMails : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> _taken = [];

    /// <summary>The server's words; null while it takes mails.</summary>
    public string? Fault { get; set; }

    /// <summary>What the fault means.</summary>
    public AnswerKind FaultKind { get; set; } = AnswerKind.Unreachable;

    /// <summary>List, slot, addressee and kind of what was taken.</summary>
    public IReadOnlyList<string> Ids => [.. _taken.Select(Name).Order(StringComparer.Ordinal)];

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (Fault is { } fault)
            return Task.FromResult(new SendResult(SendOutcome.TryAgain, fault, [], Fault: FaultKind));
        _taken.Enqueue(mail);
        return Task.FromResult(SendResult.Accepted);
    }

    private static string Name(OutgoingMail mail)
    {
        string[] id = mail.MessageId.Split('@')[0].Split('.', 3);
        string slot = id[1].Contains('T') ? id[1] : $"{ChinaTime.Local(mail.Date):yyyyMMdd'T'HH}";
        return $"{id[0]}.{slot}.{id[2]}";
    }
}
