using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>What became of one notice in a slot: whoever of a unit has its mail, the unit was told.</summary>
/// <param name="Accepted">Mails with it that a server took, the earliest first; those to the office only where no other was taken.</param>
/// <param name="Refused">One that was refused for good; of meaning only where none was accepted.</param>
internal sealed record Carriage(NoticeKey Notice, IReadOnlyList<MailRecord> Accepted, MailRecord Refused)
{
    /// <summary>It counts from the first that was taken, UTC.</summary>
    public DateTimeOffset At => Accepted[0].AcceptedAt!.Value;

    /// <summary>No rung leaves on or before a day that any of them names.</summary>
    public DateOnly? ReplyBy => Accepted.Max(m => m.ReplyBy);

    /// <summary>Those that became of something.</summary>
    public IReadOnlyList<MailRecord> Mails => Accepted.Count > 0 ? Accepted : [Refused];

    /// <summary>Addresses of the mails, parted by blanks.</summary>
    public string Addresses => MailRecord.JoinAddresses(Accepted.Select(m => m.Address));

    /// <summary>The notices of a slot that somebody has, and those that nobody will have: what may still leave is in neither.</summary>
    /// <param name="slot">All messages of the slot.</param>
    public static IEnumerable<Carriage> OfAll(IEnumerable<MailRecord> slot)
    {
        foreach (
            var notice in slot.Where(m => m.State != MailState.Withdrawn)
                .SelectMany(m => m.Notices.Select(n => (Notice: n, Mail: m)))
                .GroupBy(c => c.Notice, c => c.Mail)
        )
        {
            // 约谈 goes to the supervisor and as a proposal to the office; either counts.
            MailRecord[] accepted = [.. notice.Where(m => m.IsHad).OrderBy(m => m.AcceptedAt).ThenBy(m => m.Row, StringComparer.Ordinal)];
            MailRecord[] toUnit = [.. accepted.Where(m => !m.Traits.IsForOffice)];
            if (accepted.Length > 0 || notice.All(m => m.State == MailState.Refused))
                yield return new Carriage(notice.Key, toUnit.Length > 0 ? toUnit : accepted, notice.First());
        }
    }

    /// <summary>联络员、分管领导: as what people of the unit got it.</summary>
    public string Roles(ResponsibleUnit unit)
    {
        if (Accepted[0].Traits.IsForOffice)
            return RecipientRole.Office.Word();
        IEnumerable<RecipientRole> reached = Accepted
            .SelectMany(m => m.To.Where(t => m.Refused.All(r => r.Email != t.Email) && (t.Unit is null || t.Unit == unit.Id)))
            .Select(t => t.RoleIn(unit))
            .Distinct()
            .Order();
        string words = string.Join('、', reached.Where(r => r != RecipientRole.Unknown).Select(r => r.Word()));
        return words.Length == 0 ? RecipientRole.Unknown.Word() : words;
    }
}
