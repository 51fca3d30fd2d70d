namespace Ankang.Workflows.Dispatch;

/// <summary>What of a slot was taken for somebody: a notice or a telling counts from then on, and whoever else was to hear of it still does.</summary>
/// <param name="slot">All messages of one slot.</param>
internal sealed class Arrived(IEnumerable<MailRecord> slot)
{
    // Most mails leave without being asked for.
    private readonly Lazy<HashSet<string>> _told = new(() => [.. slot.Where(m => m.IsHad).SelectMany(m => m.Tells).Select(t => t.What)]);

    /// <summary>Somebody has this notice.</summary>
    public bool Has(NoticeKey notice) => _told.Value.Contains(notice.ToString());

    /// <summary>A mail that somebody has with one of its notices, and that leaves on another day than its own; null where there is none.</summary>
    public MailRecord? DatedOtherwise(MailRecord mail) =>
        slot.FirstOrDefault(m => m.IsHad && m.Date != mail.Date && m.Notices.Any(mail.Notices.Contains));

    /// <summary>Somebody has some of what it tells, so that no notice asks for a message to its own reader any more.</summary>
    public bool HasSomeOf(MailRecord mail) => mail.Tells.Any(t => _told.Value.Contains(t.What));

    /// <summary>Somebody of the unit has what it tells the unit.</summary>
    public bool HasOfUnit(MailRecord mail, string unit) => mail.Tells.Any(t => t.Unit == unit && _told.Value.Contains(t.What));

    /// <summary>Nobody got it for its own reader yet, while others have it: it is still to be tried.</summary>
    public bool IsOwed(MailRecord mail) => mail.State == MailState.Deferred && HasSomeOf(mail);
}
