namespace Ankang.Workflows.Rules.Lists;

/// <summary>Who was told of which duties of a list. No ladder starts before: first told, then counted.</summary>
public sealed class ToldBook
{
    private readonly Dictionary<string, Telling[]> _byUnit;
    private readonly Dictionary<(string Unit, string Duty), Telling> _told = [];
    private readonly Dictionary<(string Unit, string Duty), Telling> _written = [];

    /// <param name="mailsReach">Mails of the list reach people now; false while it is on trial, or its mails go to a folder or to one address.</param>
    public ToldBook(IEnumerable<Telling> tellings, bool mailsReach)
    {
        ArgumentNullException.ThrowIfNull(tellings);
        MailsReach = mailsReach;
        Telling[] all = [.. tellings.OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal)];
        _byUnit = all.GroupBy(t => t.Unit).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (Telling telling in all.Where(t => t.TakenBackAt is null))
        foreach (string duty in telling.Duties)
        {
            _written.TryAdd((telling.Unit, duty), telling);
            if (telling.Reached)
                _told.TryAdd((telling.Unit, duty), telling);
        }
    }

    /// <summary>Nobody was told of anything.</summary>
    public static ToldBook Empty { get; } = new([], false);

    /// <summary>Mails of the list reach people now.</summary>
    public bool MailsReach { get; }

    /// <summary>There is no telling at all.</summary>
    public bool IsEmpty => _byUnit.Count == 0;

    /// <summary>All tellings of a unit, oldest first, those that were taken back included.</summary>
    public IReadOnlyList<Telling> Of(string unit) => _byUnit.GetValueOrDefault(unit) ?? [];

    /// <summary>The first that told the unit of the duty and holds; null where nobody has told it.</summary>
    /// <param name="duty">As <see cref="Telling.DutyOf"/> gives it.</param>
    /// <param name="onTrial">What stayed in the outbox counts too: on trial (试运行) it shows what would follow.</param>
    public Telling? First(string unit, string duty, bool onTrial = false) => (onTrial ? _written : _told).GetValueOrDefault((unit, duty));

    /// <summary>A 任务告知 of the duty is still to be sent: the unit was not told, or only by a mail that reached nobody while mails reach people now.</summary>
    /// <param name="duty">As <see cref="Telling.DutyOf"/> gives it.</param>
    public bool Lacks(string unit, string duty) => First(unit, duty, onTrial: !MailsReach) is null;

    /// <summary>A mail that tells the unit of duties went to the address, and would reach it now.</summary>
    public bool KnowsAddress(string unit, string email) =>
        Of(unit).Any(t => t.TakenBackAt is null && (t.Reached || !MailsReach) && t.To.Contains(email, StringComparer.OrdinalIgnoreCase));
}
