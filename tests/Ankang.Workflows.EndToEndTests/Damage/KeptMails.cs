using System.Collections.Concurrent;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>A mail server that keeps what it took.</summary>
/// <param name="server">The real one that takes the mails; null: all are taken.</param>
internal sealed class KeptMails(IMailTransport? server = null) : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> _taken = [];

    /// <summary>List, slot, addressee and kind of what was taken.</summary>
    public IReadOnlyList<string> Ids => [.. _taken.Select(Name).Order(StringComparer.Ordinal)];

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        SendResult answer = server is null ? SendResult.Accepted : await server.SendAsync(mail, cancellation);
        if (answer.Outcome == SendOutcome.Accepted)
            _taken.Enqueue(mail);
        return answer;
    }

    private static string Name(OutgoingMail mail)
    {
        string[] id = mail.MessageId.Split('@')[0].Split('.', 3);
        string slot = id[1].Contains('T') ? id[1] : $"{ChinaTime.Local(mail.Date):yyyyMMdd'T'HH}";
        return $"{id[0]}.{slot}.{id[2]}";
    }
}
