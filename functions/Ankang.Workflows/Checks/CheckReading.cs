using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Checks;

/// <summary>Reads what the checks look at.</summary>
public sealed class CheckReading(
    BoardTable board,
    Dispatcher dispatcher,
    Audit audit,
    DispatchLease lease,
    TestMails mails,
    MailRoutes routes,
    Returns returns,
    RowsSetAside aside,
    TimeProvider clock
)
{
    /// <param name="publicUrl">Where units reach the host; null where that is not set.</param>
    /// <param name="addressFault">What <see cref="AddressProbe"/> said of it.</param>
    public async Task<CheckScene> ReadAsync(ListInForce list, string? publicUrl, string? addressFault, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateTimeOffset now = clock.GetUtcNow();
        (Rules.Calendar.Slot Slot, IReadOnlyList<MailRecord> Mails)? first = list.Head.Shadow
            ? await dispatcher.PreviewActivatedAsync(list.Id, cancellation)
            : null;
        return new CheckScene(
            list,
            now,
            new HostFacts(publicUrl, addressFault, routes.Configured.IsSent, routes.Configured.ReachesPeople, returns.IsRead, returns.Fault),
            NoticeCheck.Of(list, now, await board.ReadAsync(list.Id, reread: false, cancellation)),
            await mails.LastAsync(list.Id, cancellation),
            first is { } batch ? new FirstBatch(batch.Slot, batch.Mails.Count, batch.Mails.SelectMany(m => m.Addresses).Distinct().Count()) : null,
            await LastWorkAsync(list.Id, cancellation),
            aside.Of(list.Id)
        );
    }

    private async Task<DateTimeOffset?> LastWorkAsync(string list, CancellationToken cancellation)
    {
        DateTimeOffset? audited = (await audit.LastAsync(list, cancellation))?.At;
        DateTimeOffset? served = (await lease.PeekAsync(list, cancellation)).DoneSlot is { } slot ? Rules.Calendar.Slot.Parse(slot).Moment : null;
        return audited > served || served is null ? audited : served;
    }
}
