using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>The mail server of all hosts: what it took, it has. Each message takes it a second.</summary>
/// <param name="before">What it took before the run begins.</param>
internal sealed class MailServer(PropertyClock clock, FaultBook faults, IReadOnlyList<(PropertyMail Mail, DateTimeOffset True)>? before = null)
{
    private readonly List<(PropertyMail Mail, DateTimeOffset True)> _taken = [.. before ?? []];

    /// <summary>What it took, each with the moment by the clock of the host that sent it, and the true one.</summary>
    public IReadOnlyList<(PropertyMail Mail, DateTimeOffset True)> Taken => _taken;

    /// <summary>Mails that left on a day which a backup has undone.</summary>
    public List<PropertyMail> Undone { get; } = [];

    /// <param name="sent">What the host's clock says.</param>
    public SendResult Take(OutgoingMail mail, DateTimeOffset sent)
    {
        RefusedRecipient[] refused =
        [
            .. mail.To.Where(t => faults.Refuses(t.Email)).Select(t => new RefusedRecipient(t.Email, "550 5.1.1 no such mailbox")),
        ];
        if (refused.Length == mail.To.Count)
            return new SendResult(SendOutcome.Refused, "550 5.1.1 no such mailbox", refused);
        var taken = new PropertyMail(sent, mail.MessageId, mail.Kind, string.Join(',', mail.To.Select(t => t.Email)), mail.Subject, mail.Text);
        _taken.Add((taken, clock.Now));
        clock.MoveTo(clock.Now.AddSeconds(1));
        return SendResult.Accepted with { RefusedRecipients = refused };
    }

    /// <summary>A backup of <paramref name="moment"/> was put back: what left since is remembered by nobody.</summary>
    public void Undo(DateTimeOffset moment)
    {
        Undone.AddRange(_taken.Where(t => t.True >= moment).Select(t => t.Mail));
        _taken.RemoveAll(t => t.True >= moment);
    }
}
