using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which mail of ours a report means that names none by its id: by the recipient and the time, and by the subject that it quotes.</summary>
internal sealed class ReturnMatch(MailTable mails)
{
    // Servers try for some days before they give a mail up.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(10);

    /// <param name="email">The recipient, as the report gives it.</param>
    /// <param name="text">The report's words.</param>
    /// <param name="received">When the mailbox got the report, UTC.</param>
    /// <returns>Null where none fits, or more than one.</returns>
    public async Task<(string List, MailRecord Mail)?> FindAsync(
        IEnumerable<string> lists,
        string email,
        string text,
        DateTimeOffset received,
        CancellationToken cancellation
    )
    {
        var found = new List<(string List, MailRecord Mail)>();
        foreach (string list in lists)
            for (DateOnly day = ChinaTime.DateOf(received - Longest); day <= ChinaTime.DateOf(received); day = day.AddDays(1))
                foreach (string slot in Slot.IdsOf(day))
                    found.AddRange(
                        (await mails.ReadAsync(list, slot, cancellation)).Where(m => MayBe(m.Mail, email, received)).Select(m => (list, m.Mail))
                    );
        if (found is [var only])
            return only;
        (string List, MailRecord Mail)[] quoted = [.. found.Where(f => text.Contains(f.Mail.Subject, StringComparison.Ordinal))];
        return quoted is [var named] ? named : null;
    }

    private static bool MayBe(MailRecord mail, string email, DateTimeOffset received) =>
        mail.State == MailState.Accepted
        && mail.AcceptedAt - ClocksDiffer <= received
        && mail.To.Any(t => string.Equals(t.Email, email, StringComparison.OrdinalIgnoreCase) && mail.Has(t.Email));
}
