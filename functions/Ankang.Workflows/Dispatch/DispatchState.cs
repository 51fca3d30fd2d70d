using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>The row <c>lease-dispatch</c> of a list: who dispatches, and how far the list has come.</summary>
/// <param name="Owner">The host that holds the lease; empty when nobody does.</param>
/// <param name="Until">End of the lease, UTC.</param>
/// <param name="OpenSlot">A slot whose messages are not all settled; found after a crash, it is finished first.</param>
/// <param name="DoneSlot">The last slot that was served.</param>
/// <param name="SummaryWeek">The last week whose summaries were made, <c>2021-w15</c>.</param>
/// <param name="MailFault">Why the mail server would not serve at the last try, in its words; null when it did.</param>
/// <param name="PausedUntil">The next try, UTC: the mail service asked to wait, or would not take a mail; the open slot goes on then. Null for
/// most.</param>
/// <param name="Waiting">Slots, parted by commas, of which a message without notices (任务告知, 退信, 抄告) was deferred: no item asks for it
/// again. Empty for none.</param>
/// <param name="Unannounced">Slots, parted by commas, of which the second channel did not take the message; it is tried once more at the next slot.</param>
/// <param name="Tries">How often the open slot was tried and not done; 0 while its mails are not all written down.</param>
/// <param name="FaultKind">What <see cref="MailFault"/> means; null where there is none.</param>
public sealed record DispatchState(
    string Owner,
    DateTimeOffset Until,
    string? OpenSlot,
    string? DoneSlot,
    string? SummaryWeek,
    string? MailFault,
    string Waiting = "",
    DateTimeOffset? PausedUntil = null,
    string Unannounced = "",
    int Tries = 0,
    AnswerKind? FaultKind = null
)
{
    public const string Row = "lease-dispatch";
    public static readonly DispatchState None = new("", DateTimeOffset.UnixEpoch, null, null, null, null);

    /// <summary>Slots with messages that are still to be sent or settled: the open one first.</summary>
    public IEnumerable<string> Unfinished => new[] { OpenSlot }.OfType<string>().Concat(Slots(Waiting)).Distinct();

    /// <summary>The slots of <see cref="Waiting"/> or <see cref="Unannounced"/>.</summary>
    public static IEnumerable<string> Slots(string parted) => parted.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyDictionary<string, object> ToColumns()
    {
        var columns = new Dictionary<string, object> { ["owner"] = Owner, ["until"] = Until };
        if (OpenSlot is { } open)
            columns["openSlot"] = open;
        if (DoneSlot is { } done)
            columns["doneSlot"] = done;
        if (SummaryWeek is { } week)
            columns["summaryWeek"] = week;
        if (MailFault is { } fault)
            columns["mailFault"] = fault;
        if (Waiting.Length > 0)
            columns["waiting"] = Waiting;
        if (Tries > 0)
            columns["tries"] = Tries;
        if (FaultKind is { } kind)
            columns["faultKind"] = kind.ToString();
        if (PausedUntil is { } paused)
            columns["pausedUntil"] = paused;
        if (Unannounced.Length > 0)
            columns["unannounced"] = Unannounced;
        return columns;
    }

    /// <exception cref="FormatException">It names a slot that is none.</exception>
    public static DispatchState Read(StoreRow row)
    {
        foreach (string slot in new[] { row.Text("openSlot"), row.Text("doneSlot") }.OfType<string>())
            Slot.Parse(slot);
        foreach (string slot in Slots(row.Text("waiting") ?? "").Concat(Slots(row.Text("unannounced") ?? "")))
            Slot.Parse(slot);
        return new DispatchState(
            row.Text("owner") ?? "",
            row.Instant("until") ?? DateTimeOffset.UnixEpoch,
            row.Text("openSlot"),
            row.Text("doneSlot"),
            row.Text("summaryWeek"),
            row.Text("mailFault"),
            row.Text("waiting") ?? "",
            row.Instant("pausedUntil"),
            row.Text("unannounced") ?? "",
            row.Number("tries") ?? 0,
            Enum.TryParse(row.Text("faultKind"), out AnswerKind kind) ? kind : null
        );
    }
}
