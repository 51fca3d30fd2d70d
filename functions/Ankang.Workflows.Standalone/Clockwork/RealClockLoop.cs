using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>
/// Wakes all published lists up on the real clock, one after the other; the fault of one does not stop the others. It
/// never sleeps longer than 30 s, so a laptop's sleep, a moved clock, or a list that another process published is seen.
/// </summary>
/// <param name="start">Publishes the list that the host was started with, if any; tried again until storage answers.</param>
public sealed partial class RealClockLoop(HostStatus status, WorkflowParts parts, Func<CancellationToken, Task> start, ILogger<RealClockLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, ListWatch> _watches = [];
    private readonly SemaphoreSlim _changed = new(0, 1);
    private bool _started;

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan backOff = FirstBackOff;
        parts.Register.Changed += WakeUp;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan sleep = LongestSleep;
            string? fault = null;
            try
            {
                if (!_started)
                {
                    await start(stoppingToken);
                    _started = true;
                }

                foreach (string list in await parts.Register.ListsAsync(stoppingToken))
                {
                    (TimeSpan wish, string? failed) = await WatchAsync(list, stoppingToken);
                    if (wish < sleep)
                        sleep = wish;
                    fault ??= failed;
                }
            }
            catch (StoreUnavailableException e)
            {
                fault = e.Message;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e, "the host");
            }

            if (fault is not null)
            {
                LogUnavailable(log, fault);
                sleep = backOff;
            }

            backOff =
                fault is null ? FirstBackOff
                : backOff * 2 < LongestBackOff ? backOff * 2
                : LongestBackOff;
            status.StorageFault = fault;
            status.ClockFault = _watches.Values.Any(w => w.IsSetBack) ? "本机时钟早于最近一次巡检时间，系统暂停推进，请校正时钟。" : null;
            await SleepAsync(sleep, stoppingToken);
        }

        parts.Register.Changed -= WakeUp;
    }

    private async Task<(TimeSpan Sleep, string? Fault)> WatchAsync(string list, CancellationToken cancellation)
    {
        if (!_watches.TryGetValue(list, out ListWatch? watch))
            _watches[list] = watch = new ListWatch(parts, list, log);
        try
        {
            return (await watch.TakeAsync(LongestSleep, cancellation), null);
        }
        catch (StoreUnavailableException e)
        {
            watch.PlanAnew();
            return (LongestSleep, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(log, e, list);
            watch.PlanAnew();
            return (LongestSleep, null);
        }
    }

    private async Task SleepAsync(TimeSpan sleep, CancellationToken cancellation)
    {
        using var nap = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task changed = _changed.WaitAsync(nap.Token);
        Task first = await Task.WhenAny(changed, Task.Delay(sleep, parts.Clock, nap.Token));
        if (first == changed && changed.IsCompletedSuccessfully)
            foreach (ListWatch watch in _watches.Values)
                watch.PlanAnew();
        await nap.CancelAsync();
    }

    private void WakeUp()
    {
        try
        {
            if (_changed.CurrentCount == 0)
                _changed.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else woke it up, or it has ended.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage does not answer, trying again: {Reason}")]
    private static partial void LogUnavailable(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of list {List} failed; the loop goes on.")]
    private static partial void LogFailed(ILogger log, Exception exception, string list);
}
