using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>Compares one item with its history, and the history with the mails that it names.</summary>
internal static class ItemAudit
{
    // Written when a mail server had taken the mail, and at no other time.
    private static readonly HashSet<HistoryEvent> OfAccepted =
    [
        HistoryEvent.CourtesySent,
        HistoryEvent.ReminderSent,
        HistoryEvent.SupervisionSent,
        HistoryEvent.InterviewSent,
        HistoryEvent.NoteAsked,
        HistoryEvent.AcknowledgeAsked,
        HistoryEvent.AnswerSent,
        HistoryEvent.OfficeTold,
    ];

    /// <summary>What differs; empty where the history explains the item.</summary>
    /// <param name="lines">All lines of the unit, in the order of their numbers.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<AuditFinding> Of(DueItem item, IReadOnlyCollection<StoreRow> lines, DateTimeOffset now)
    {
        IReadOnlyList<HistoryFault> faults = HistoryChain.Check(item, lines);
        foreach (HistoryFault fault in faults)
        {
            (string right, string found) = fault.Kind switch
            {
                HistoryFaultKind.Lost => ("应有此条", "记录缺失"),
                HistoryFaultKind.Beyond => ($"事项记录为{item.HistoryCount}条", "台账多出此条，事项记录曾被改回"),
                _ => ("与下一条的校验值一致", "内容被改动"),
            };
            yield return Finding(FindingKind.History, $"台账第{fault.Number}条", right, found);
        }

        // A line beyond the last that the item knows is another's truth; what is changed proves nothing.
        if (faults.Count > 0 || lines.LastOrDefault() is not { Fault: null } last || GistOf(last) is not { } proven)
            yield break;
        ItemGist there = ItemGist.Of(item);
        // A yearly quota counts what its periods have, which changes without a line of its own.
        if (item.Kind == ItemKind.Quota)
            proven = proven with { Count = there.Count, Within = there.Within, ClosedAt = there.ClosedAt, CompletedOn = there.CompletedOn };
        if (proven == there)
            yield break;
        foreach ((string what, string right, string found) in proven.Against(there))
            yield return Finding(FindingKind.State, what, $"台账为{right}", $"记录为{found}");

        AuditFinding Finding(FindingKind kind, string what, string right, string found) =>
            new(item.Key.ToString(), kind, what, right, found, now, IsMended: false);
    }

    /// <summary>Addresses of the mails of which a history says that a mail server took them.</summary>
    /// <param name="fromSlot">Mails of earlier slots are left out.</param>
    public static IEnumerable<string> AcceptedMails(IEnumerable<StoreRow> lines, string fromSlot) =>
        lines
            .Where(l =>
                l.Fault is null
                && HistoryChain.Said(l.Columns, "mail") is { } mail
                && string.CompareOrdinal(mail, fromSlot) >= 0
                && Enum.TryParse(HistoryChain.Said(l.Columns, "event"), out HistoryEvent of)
                && OfAccepted.Contains(of)
            )
            // A notice that went to several people names the mail of each.
            .SelectMany(l => l.Text("mail")!.Split(' '));

    /// <summary>How the item stood after a line; null for a line that does not say it, or not in a way that this version reads.</summary>
    public static ItemGist? GistOf(StoreRow line)
    {
        try
        {
            return line.Text(HistoryChain.Item) is { } text ? ItemGist.Parse(text) : null;
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            return null;
        }
    }
}
