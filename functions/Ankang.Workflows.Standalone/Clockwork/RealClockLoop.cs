using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>Wakes a list up on the real clock. It never sleeps longer than 30 s, so a laptop's sleep or a moved clock is seen.</summary>
/// <param name="start">Publishes or finds the list; tried again until storage answers.</param>
public sealed partial class RealClockLoop(HostStatus status, WorkflowParts parts, Agenda agenda, string listId, Func<CancellationToken, Task> start, ILogger<RealClockLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    private bool _started;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan backOff = FirstBackOff;
        (Entry? Entry, DateTimeOffset At)? planned = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan sleep = LongestSleep;
            try
            {
                if (!_started)
                {
                    await start(stoppingToken);
                    _started = true;
                }

                DateTimeOffset now = parts.Clock.GetUtcNow();
                bool plan = planned is not { } p || now - p.At > LookAgain || now < p.At;
                if (plan && await IsSetBackAsync(now, stoppingToken))
                {
                    planned = null;
                }
                else
                {
                    if (plan) planned = (await agenda.NextAsync(now, stoppingToken), now);
                    if (planned!.Value.Entry is { } next && next.Moment <= now)
                    {
                        planned = null;
                        Taken taken = await agenda.TakeAsync(next, stoppingToken);
                        // A dispatch that another host holds is looked at again later, not at once.
                        if (taken is not { Opened: 0, Mails.Count: 0, Audit: null }) sleep = TimeSpan.Zero;
                    }
                    else if (planned.Value.Entry is { } ahead && ahead.Moment - now < sleep)
                    {
                        sleep = ahead.Moment - now;
                    }
                }

                status.StorageFault = null;
                backOff = FirstBackOff;
            }
            catch (StoreUnavailableException e)
            {
                LogUnavailable(log, e.Message);
                status.StorageFault = e.Message;
                planned = null;
                sleep = backOff;
                backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e, listId);
                planned = null;
            }

            await Task.Delay(sleep, parts.Clock, stoppingToken);
        }
    }

    // No step is undone and none repeated: the host waits until its clock has caught up with what is recorded.
    private async Task<bool> IsSetBackAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await parts.Audit.LastAsync(listId, cancellation) is not { } audit || audit.At <= now)
        {
            status.ClockFault = null;
            return false;
        }

        status.ClockFault ??= $"本机时钟早于最近一次巡检时间，系统暂停推进，请校正时钟。";
        LogSetBack(log, now, audit.At);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage does not answer, trying again: {Reason}")]
    private static partial void LogUnavailable(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of list {List} failed; the loop goes on.")]
    private static partial void LogFailed(ILogger log, Exception exception, string list);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock says {Now:O}, before the last audit at {Audit:O}: waiting, no step is taken.")]
    private static partial void LogSetBack(ILogger log, DateTimeOffset now, DateTimeOffset audit);
}
