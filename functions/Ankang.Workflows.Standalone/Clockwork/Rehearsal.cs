using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>Moves the virtual clock of a rehearsal (模拟运行): to the next entry, one at a time, never back.</summary>
public sealed class Rehearsal : IRehearsal, IDisposable
{
    /// <summary>A newcomer finds the first day's items open, and the first slot just ahead.</summary>
    private static readonly TimeOnly FirstLook = new(8, 30);

    private static readonly TimeSpan DayLasts = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Func<CancellationToken, Task> _restart;
    private readonly TimeProvider _realTime;
    private VirtualClock _clock;
    private Agenda _agenda;
    private ClockRow _row;
    private CancellationTokenSource? _playing;

    /// <param name="restart">Forgets everything and publishes the list anew, then calls <see cref="AttachAsync"/>.</param>
    /// <param name="realTime">The machine's time; a playing rehearsal passes a day a second of it.</param>
    public Rehearsal(VirtualClock clock, Agenda agenda, ClockRow row, Func<CancellationToken, Task> restart, TimeProvider realTime) =>
        (_clock, _agenda, _row, _restart, _realTime) = (clock, agenda, row, restart, realTime);

    public bool IsPlaying => _playing is not null;

    public MoveReport? LastMove { get; private set; }

    /// <summary>Takes up a list where its clock stood, or opens its first day.</summary>
    public async Task AttachAsync(VirtualClock clock, Agenda agenda, ClockRow row, CancellationToken cancellation)
    {
        (_clock, _agenda, _row, LastMove) = (clock, agenda, row, null);
        DateTimeOffset firstLook = ChinaTime.At(ChinaTime.DateOf(clock.GetUtcNow()), FirstLook);
        if (await row.ReadAsync(cancellation) is { } at)
            _clock.MoveTo(at);
        if (_clock.GetUtcNow() < firstLook)
            await MoveAsync(firstLook, cancellation);
        LastMove = null;
    }

    public Task<MoveReport> NextEventAsync(CancellationToken cancellation) =>
        Locked(
            async () =>
                await _agenda.NextWorkAsync(_clock.GetUtcNow(), cancellation) is { } next
                    ? await MoveAsync(next.Moment, cancellation)
                    : Report(_clock.GetUtcNow(), 0, []),
            cancellation
        );

    public Task<MoveReport> DaysAsync(int days, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        return Locked(() => MoveAsync(ChinaTime.StartOf(ChinaTime.DateOf(_clock.GetUtcNow()).AddDays(days)), cancellation), cancellation);
    }

    public void Play()
    {
        var playing = new CancellationTokenSource();
        if (Interlocked.CompareExchange(ref _playing, playing, null) is not null)
        {
            playing.Dispose();
            return;
        }

        _ = PlayAsync(playing);
    }

    public void Pause() => Interlocked.Exchange(ref _playing, null)?.Cancel();

    public async Task RestartAsync(CancellationToken cancellation)
    {
        Pause();
        await Locked(
            async () =>
            {
                await _restart(cancellation);
                return true;
            },
            cancellation
        );
    }

    public void Dispose()
    {
        Pause();
        _gate.Dispose();
    }

    private async Task PlayAsync(CancellationTokenSource playing)
    {
        try
        {
            using var seconds = new PeriodicTimer(DayLasts, _realTime);
            while (await seconds.WaitForNextTickAsync(playing.Token))
            {
                MoveReport move = await DaysAsync(1, playing.Token);
                if (move.Opened == 0 && move.Mails.Count == 0 && await _agenda.NextWorkAsync(_clock.GetUtcNow(), playing.Token) is null)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Paused.
        }
        finally
        {
            Interlocked.CompareExchange(ref _playing, null, playing);
            playing.Dispose();
        }
    }

    // Every entry up to and with `until`, each at its own time.
    private async Task<MoveReport> MoveAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        DateTimeOffset from = _clock.GetUtcNow();
        int opened = 0;
        var mails = new List<MailRecord>();
        while (await _agenda.NextAsync(_clock.GetUtcNow(), cancellation) is { } next && next.Moment <= until)
        {
            // Written first: killed in the middle, time does not go back before what has left.
            _clock.MoveTo(next.Moment);
            await _row.WriteAsync(_clock.GetUtcNow(), cancellation);
            Taken taken = await _agenda.TakeAsync(next, cancellation);
            opened += taken.Opened;
            mails.AddRange(taken.Mails);
        }

        _clock.MoveTo(until);
        await _row.WriteAsync(_clock.GetUtcNow(), cancellation);
        return Report(from, opened, mails);
    }

    private MoveReport Report(DateTimeOffset from, int opened, IReadOnlyList<MailRecord> mails) =>
        LastMove = new MoveReport(from, _clock.GetUtcNow(), opened, mails);

    private async Task<T> Locked<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await act();
        }
        finally
        {
            _gate.Release();
        }
    }
}
