namespace Ankang.Workflows.Dispatch;

/// <summary>Says of mails that histories name as accepted which are not, for the audit.</summary>
public sealed class AcceptedMails(MailTable mails, DispatchLease lease)
{
    /// <summary>As <see cref="MailTable.NotAcceptedAsync"/>, without those of a slot that is not done: a history is written before its mail.</summary>
    /// <inheritdoc cref="Turns.MailLookup"/>
    public async Task<IReadOnlyDictionary<string, string>> NotAcceptedAsync(
        string list,
        string fromSlot,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellation
    )
    {
        IReadOnlyDictionary<string, string> others = await mails.NotAcceptedAsync(list, fromSlot, addresses, cancellation);
        if (others.Count == 0)
            return others;
        HashSet<string> open = [.. (await lease.PeekAsync(list, cancellation)).Unfinished];
        return others.Where(o => !open.Contains(o.Key.Split('|')[0])).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
    }
}
