using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Pieces;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Items;

/// <summary>One item as its page shows it: its history with every mail, what happens next, what was decided on 约谈.</summary>
/// <param name="Mails">The mails of the history, by address.</param>
/// <param name="Case">The last decision on a 约谈 that covers it; null when there is none.</param>
/// <param name="Damaged">Lines of its history that cannot be read.</param>
/// <param name="Incoming">What people answered to its mails and nobody has looked at.</param>
/// <param name="Newest">Number of the line that the person has just written; null for none.</param>
public sealed record ItemView(
    ItemGlance Item,
    IReadOnlyList<HistoryEntry> History,
    IReadOnlyDictionary<string, MailRecord> Mails,
    NextStep? Next,
    InterviewCase? Case,
    IReadOnlyList<IncomingMail> Incoming,
    int? Newest,
    ActAnswer? Answer,
    IReadOnlyList<DamagedRow> Damaged
)
{
    /// <summary>What was said later of its files that were kept unscanned.</summary>
    public IReadOnlyList<LaterScan> Scans { get; init; } = [];

    /// <returns>Null when there is no such item.</returns>
    public static async Task<ItemView?> ReadAsync(WorkflowParts parts, DueItemKey key, int? newest, ActAnswer? answer, CancellationToken cancellation)
    {
        if (await YearView.ItemAsync(parts, key.List, key, cancellation) is not { } item)
            return null;
        IReadOnlyList<HistoryEntry> history = await parts.Work.HistoryAsync(key, cancellation);
        var mails = new Dictionary<string, MailRecord>();
        foreach (string address in history.SelectMany(h => MailRecord.SplitAddresses(h.Mail)).Distinct())
        {
            if (await parts.Mails.GetAsync(key.List, address, cancellation) is { } mail)
                mails[address] = mail;
        }

        Slot slot = YearView.NextSlot(item.List, parts.Clock.GetUtcNow(), await parts.Lease.ReadAsync(key.List, cancellation));
        InterviewCase? decided =
            item.Rung == Rung.Interview
                ? (await parts.Interviews.CasesAsync(key.List, cancellation)).LastOrDefault(c => c.Unit == key.Unit && c.Covers(item.Item!))
                : null;
        return new ItemView(
            item,
            history,
            mails,
            NextStep.Of(item, slot),
            decided,
            [.. (await parts.Incoming.WaitingAsync(key.List, cancellation)).Where(m => m.Items.Contains(key))],
            newest,
            answer,
            [.. parts.SetAside.All.Where(r => DamageText.ItemOf(r) == key)]
        )
        {
            Scans = history.Any(h => h.Attachments is { Count: > 0 })
                ? await new LaterScanTable(parts.Store, parts.SetAside).ReadAsync(key.List, cancellation)
                : [],
        };
    }
}
