using Ankang.Workflows.Storage;
using Ankang.Workflows.Watch;
using Ankang.Workflows.Web.Overview;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>
/// Wakes all published lists up on the real clock, one after the other; the fault of one does not stop the others. It
/// never sleeps longer than 30 s, so a laptop's sleep, a moved clock, or a list that another process published is seen.
/// </summary>
/// <param name="start">Publishes the list that the host was started with, if any; tried again until storage answers.</param>
/// <param name="morning">Sends 早报; null where the settings ask for none.</param>
/// <param name="outside">The heartbeat outside; null where none is set.</param>
/// <param name="stop">Stops the host: it has lost what it held, and must do nothing more.</param>
public sealed partial class RealClockLoop(
    HostStatus status,
    WorkflowParts parts,
    Heartbeats heartbeats,
    Func<CancellationToken, Task> start,
    Action stop,
    OutsideHeartbeat? outside,
    ILogger<RealClockLoop> log,
    MorningRound? morning = null
) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadReturns = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, ListWatch> _watches = [];
    private readonly Dictionary<string, string> _failing = [];
    private readonly SemaphoreSlim _changed = new(0, 1);
    private TimeSpan _backOff = FirstBackOff;
    private bool _started;

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        parts.Register.Changed += WakeUp;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan sleep;
            try
            {
                sleep = await RoundAsync(stoppingToken);
            }
            catch (StoreLostException e)
            {
                LogLost(log, e.Message);
                stop();
                break;
            }

            await SleepAsync(sleep, stoppingToken);
        }

        parts.Register.Changed -= WakeUp;
    }

    /// <summary>One look at every list. What fails for one, or at the start, does not keep the others from their turn.</summary>
    /// <returns>How long there is nothing to do.</returns>
    /// <exception cref="StoreLostException">Another process has taken the store over.</exception>
    public async Task<TimeSpan> RoundAsync(CancellationToken cancellation)
    {
        parts.Store.EnsureHeld();
        TimeSpan sleep = LongestSleep;
        string? fault = null;
        try
        {
            fault = await BeginAsync(cancellation);
            await parts.Returns.ReadAsync(ReadReturns, cancellation);
            foreach (string list in await parts.Register.ListsAsync(cancellation))
            {
                (TimeSpan wish, string? failed) = await WatchAsync(list, cancellation);
                if (wish < sleep)
                    sleep = wish;
                fault ??= failed;
            }

            if (morning is not null)
                await ReportMorningAsync(morning, cancellation);
            if (fault is null)
                await parts.DailyWord.SayAsync(
                    heartbeats,
                    [.. new[] { status.ClockFault, status.StartFault, status.BackupFault }.OfType<string>()],
                    outside,
                    cancellation
                );
        }
        catch (StoreUnavailableException e)
        {
            fault = e.Message;
        }

        if (fault is not null)
        {
            LogUnavailable(log, fault);
            sleep = _backOff;
        }

        _backOff =
            fault is null ? FirstBackOff
            : _backOff * 2 < LongestBackOff ? _backOff * 2
            : LongestBackOff;
        status.StorageFault = fault;
        status.ClockFault = _watches.Values.Any(w => w.IsSetBack) ? "本机时钟早于最近一次巡检时间，系统暂停推进，请校正时钟。" : null;
        return sleep;
    }

    // Lists that stand in the store do not wait for the one that cannot be published.
    private async Task<string?> BeginAsync(CancellationToken cancellation)
    {
        if (_started)
            return null;
        try
        {
            await parts.Register.MendIndexAsync(cancellation);
            await start(cancellation);
            (_started, status.StartFault) = (true, null);
            return null;
        }
        catch (StoreUnavailableException e)
        {
            return e.Message;
        }
        catch (Exception e) when (IsOfOne(e, cancellation))
        {
            TellFailed("the start", e);
            status.StartFault = e is DamagedRowException damaged
                ? $"启动时指定的清单未能载入（编号{damaged.Row.Number}），请与技术人员联系。"
                : "启动时指定的清单未能载入，原因见日志，请与技术人员联系。";
            return null;
        }
    }

    private async Task<(TimeSpan Sleep, string? Fault)> WatchAsync(string list, CancellationToken cancellation)
    {
        if (!_watches.TryGetValue(list, out ListWatch? watch))
            _watches[list] = watch = new ListWatch(parts, list, log);
        try
        {
            TimeSpan sleep = await watch.TakeAsync(LongestSleep, cancellation);
            heartbeats.Beat(list);
            _failing.Remove($"list {list}");
            return (sleep, null);
        }
        catch (StoreUnavailableException e)
        {
            watch.PlanAnew();
            return (LongestSleep, e.Message);
        }
        catch (Exception e) when (IsOfOne(e, cancellation))
        {
            TellFailed($"list {list}", e);
            watch.PlanAnew();
            return (LongestSleep, null);
        }
    }

    // No list waits for a mail that only tells the office what it could look up.
    private async Task ReportMorningAsync(MorningRound morning, CancellationToken cancellation)
    {
        try
        {
            await morning.RunAsync(cancellation);
            _failing.Remove("早报");
        }
        catch (Exception e) when (e is not StoreUnavailableException && IsOfOne(e, cancellation))
        {
            TellFailed("早报", e);
        }
    }

    // A timeout within a step is a fault of that step; only the host's own stop ends the loop.
    private static bool IsOfOne(Exception e, CancellationToken cancellation) =>
        e is not StoreLostException && !(e is OperationCanceledException && cancellation.IsCancellationRequested);

    // Tried again every half minute: said once.
    private void TellFailed(string what, Exception e)
    {
        if (_failing.TryGetValue(what, out string? said) && said == e.Message)
            return;
        _failing[what] = e.Message;
        LogFailed(log, e, what);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of {What} failed; it is tried again every half minute, and the others go on.")]
    private static partial void LogFailed(ILogger log, Exception exception, string what);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Reason}")]
    private static partial void LogLost(ILogger log, string reason);
}
