using Ankang.Workflows.Acts;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>What the office has to look at of its mailbox, and 已阅 of it.</summary>
public sealed class IncomingMails
{
    private readonly IncomingTable _table;
    private readonly ItemActs _acts;
    private readonly TimeProvider _clock;

    internal IncomingMails(IncomingTable table, ItemActs acts, TimeProvider clock) => (_table, _acts, _clock) = (table, acts, clock);

    /// <summary>What waits of a list, and what names none, oldest first.</summary>
    public async Task<IReadOnlyList<IncomingMail>> WaitingAsync(string list, CancellationToken cancellation) =>
        [.. (await _table.WaitingAsync(cancellation)).Where(m => m.IsOf(list))];

    /// <summary>What was looked at of a list, and what names none, newest first.</summary>
    public async Task<IReadOnlyList<IncomingMail>> ReadAsync(string list, CancellationToken cancellation) =>
        [.. (await _table.ReadAsync(cancellation)).Where(m => m.IsOf(list))];

    /// <summary>已阅, in the history of each item that it is about. Done once, whoever is second.</summary>
    /// <returns>Null where no such mail waits.</returns>
    public async Task<IncomingMail?> MarkReadAsync(string id, Actor who, CancellationToken cancellation)
    {
        if (await _table.FindAsync(id, cancellation) is not { } mail)
            return null;
        foreach (DueItemKey item in mail.Items)
            await _acts.DoAsync(
                new ActRequest(item, $"{id}|read", who),
                bringsForward: false,
                s => s.Change(s.Item, HistoryEvent.ReplyRead, $"{mail.From} 的回复已阅"),
                cancellation
            );
        IncomingMail read = mail with { ReadBy = who, ReadAt = _clock.GetUtcNow() };
        await _table.MarkAsync(read, cancellation);
        return read;
    }
}
