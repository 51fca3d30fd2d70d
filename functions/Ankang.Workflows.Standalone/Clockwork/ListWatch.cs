using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>One list on the real clock: what it waits for, and its next step.</summary>
internal sealed partial class ListWatch(WorkflowParts parts, string listId, ILogger log)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    // 立即重试 brings a dispatch that waits forward.
    private static readonly TimeSpan LookAgainAtDispatch = TimeSpan.FromSeconds(25);

    // Who decided a change carries it out; a minute later nobody does.
    private static readonly TimeSpan LeftBehind = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AuditAgain = TimeSpan.FromMinutes(30);
    private readonly Agenda _agenda = new(parts, listId);
    private DateTimeOffset? _auditFailed;
    private (Entry? Entry, DateTimeOffset At)? _planned;

    /// <summary>The clock stands before the last audit: no step is taken.</summary>
    public bool IsSetBack { get; private set; }

    /// <summary>Something changed: what was planned may no longer hold.</summary>
    public void PlanAnew() => _planned = null;

    /// <summary>Takes the next entry if its moment has come.</summary>
    /// <returns>How long there is nothing to do, at most <paramref name="longest"/>.</returns>
    public async Task<TimeSpan> TakeAsync(TimeSpan longest, CancellationToken cancellation)
    {
        DateTimeOffset now = parts.Clock.GetUtcNow();
        if (
            _planned is not { } known
            || now - known.At > (known.Entry?.Kind == EntryKind.Dispatch ? LookAgainAtDispatch : LookAgain)
            || now < known.At
        )
        {
            _planned = null;
            // Its publication is under way, or was cut off; or it is a rehearsal's, which has a clock of its own.
            if (await parts.Register.FindAsync(listId, cancellation) is not { Head: { Rehearsal: false } head })
                return longest;
            IsSetBack = await IsSetBackAsync(now, cancellation);
            if (IsSetBack)
                return longest;
            if (head.Pending is { } pending && now - pending.At > LeftBehind)
            {
                LogFinishing(log, pending.Number, listId);
                await parts.Changes.CompleteAsync(listId, cancellation);
            }

            _planned = (AuditWaits(now) ? await _agenda.NextWorkAsync(now, cancellation) : await _agenda.NextAsync(now, cancellation), now);
        }

        if (_planned!.Value.Entry is not { } next)
            return longest;
        if (next.Moment > now)
            return next.Moment - now < longest ? next.Moment - now : longest;
        _planned = null;
        Taken taken;
        try
        {
            taken = await _agenda.TakeAsync(next, cancellation);
        }
        catch (Exception e) when (next.Kind == EntryKind.Audit && IsFaultOfIts(e))
        {
            // What it cannot judge keeps no mail from leaving; that it is late is seen by its age.
            LogAuditFailed(log, e, listId);
            _auditFailed = now;
            return TimeSpan.Zero;
        }

        // A dispatch that another host holds is looked at again later, not at once.
        return taken is { Opened: 0, Mails.Count: 0, Audit: null } ? longest : TimeSpan.Zero;
    }

    private bool AuditWaits(DateTimeOffset now) => _auditFailed is { } failed && now >= failed && now - failed < AuditAgain;

    private static bool IsFaultOfIts(Exception e) => e is not (StoreUnavailableException or StoreLostException or OperationCanceledException);

    // No step is undone and none repeated: the host waits until its clock has caught up with what is recorded.
    private async Task<bool> IsSetBackAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await parts.Audit.LastAsync(listId, cancellation) is not { } audit || audit.At <= now)
            return false;
        LogSetBack(log, now, audit.At);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock says {Now:O}, before the last audit at {Audit:O}: waiting, no step is taken.")]
    private static partial void LogSetBack(ILogger log, DateTimeOffset now, DateTimeOffset audit);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit of list {List} failed; it is tried again in half an hour, and the rest goes on.")]
    private static partial void LogAuditFailed(ILogger log, Exception exception, string list);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Change {Number} of list {List} was cut off; it is finished now.")]
    private static partial void LogFinishing(ILogger log, int number, string list);
}
