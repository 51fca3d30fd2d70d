using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>One dispatch under way.</summary>
internal sealed class DispatchRun(ListInForce list, Slot slot, DispatchState state)
{
    /// <summary>After so many mails that met a fault of ours the rest is not tried.</summary>
    internal const int MostFaultsInARow = 3;

    private int _faultsInARow;

    public ListInForce List { get; } = list;

    public Slot Slot { get; } = slot;

    public DispatchState State { get; set; } = state;

    /// <summary>What the last audit vouches with for all histories; null before the first.</summary>
    public string? Seal { get; init; }

    /// <summary>Why the mail server would not serve; null while it does.</summary>
    public string? Fault { get; private set; }

    /// <summary>What <see cref="Fault"/> means; null while there is none.</summary>
    public AnswerKind? FaultKind { get; private set; }

    /// <summary>So many mails in a row met a fault that the rest is not tried.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The mail service asked to wait until then; nothing more leaves in this run.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>A message of an earlier slot is worth another try soon.</summary>
    public bool IsTriedSoon { get; set; }

    public List<MailRecord> Finished { get; } = [];

    /// <summary>Messages of the week's earlier slots, where a run that was cut off may have finished one of them.</summary>
    public IReadOnlyList<MailRecord> OfTheWeek { get; set; } = [];

    /// <summary>Addresses of which the office was told that mail did not reach them.</summary>
    public HashSet<string> ToldAddresses { get; } = [];

    /// <summary>Slots that go on waiting for the mail server.</summary>
    public SortedSet<string> Waiting { get; } = new(DispatchState.Slots(state.Waiting), StringComparer.Ordinal);

    /// <summary>Slots of which the second channel is to be told again.</summary>
    public SortedSet<string> Unannounced { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes note of what a try came to; three faults in a row end the tries, a refused sign-in at once.</summary>
    public void Note(MailRecord mail)
    {
        if (mail.Fault is not { } kind)
        {
            _faultsInARow = 0;
            return;
        }

        (Fault, FaultKind) = (mail.Detail, kind);
        IsStopped = ++_faultsInARow >= MostFaultsInARow || kind == AnswerKind.SignIn;
    }

    /// <summary>Takes note of what was tried of the slot before this run went on with it: faults in a row go on being counted.</summary>
    public void Recall(IEnumerable<Letter> letters)
    {
        foreach (Letter letter in letters.Where(l => l.Mail.State != MailState.Prepared).OrderBy(l => l.Mail.Traits.Order))
            Note(letter.Mail);
    }

    /// <summary>
    /// True for a message of no single item that an earlier slot, cut off and finished in this run or one that was cut off too, brought
    /// already: units are told once of a duty, supervisors summed up to once a week.
    /// </summary>
    public bool HasFinished(MailRecord mail) =>
        mail.HeldAs is { } of
        && Finished
            .Concat(OfTheWeek.Where(m => m.Traits.IsWeekly))
            .Any(f =>
                f.Kind == mail.Kind
                && f.HeldAs == of
                && (f.Kind != NoticeKind.Bulletin || f.Identity == mail.Identity)
                && f.State != MailState.Withdrawn
                && (!f.Traits.IsWeekly || Summaries.WeekOf(Slot.Parse(f.Slot).Date) == Summaries.WeekOf(Slot.Date))
            );

    /// <exception cref="LeaseLostException">Another host dispatches the list now.</exception>
    public async Task RenewAsync(DispatchLease lease, CancellationToken cancellation) =>
        State = await lease.TryTakeAsync(List.Id, State, cancellation) ?? throw new LeaseLostException(List.Id);
}
