using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>One machine: a process after the other.</summary>
internal sealed class Host : IDisposable
{
    private readonly Func<int, Life> _start;
    private readonly FaultBook _faults;
    private readonly PropertyClock _clock;
    private DateTimeOffset _downUntil;
    private DateTimeOffset _awakeSince;
    private int _lives;

    public Host(int number, Func<int, Life> start, FaultBook faults, PropertyClock clock)
    {
        (Number, _start, _faults, _clock) = (number, start, faults, clock);
        _awakeSince = clock.Now;
        Life = start(_lives++);
    }

    public int Number { get; }

    public Life Life { get; private set; }

    /// <summary>It runs; one that slept goes on with the memory that it had.</summary>
    public bool IsAwake
    {
        get
        {
            if (_clock.Now >= _downUntil && !_faults.IsAsleep(Number))
                return true;
            _awakeSince = DateTimeOffset.MaxValue;
            return false;
        }
    }

    /// <summary>It was awake since the day before, so that the watchman's patience is over.</summary>
    public bool SawTheDay
    {
        get
        {
            if (_awakeSince == DateTimeOffset.MaxValue)
                _awakeSince = _clock.Now;
            return _clock.Now - _awakeSince > TimeSpan.FromHours(20);
        }
    }

    /// <summary>Starts a new process where the last one died.</summary>
    /// <returns>When it runs again; null where none died.</returns>
    public DateTimeOffset? Revive()
    {
        if (Life.Death is not { } death)
            return null;
        TimeSpan away = death.Kind == FaultKind.RestartStorm ? TimeSpan.Zero : TimeSpan.FromHours(death.Hours);
        Restart();
        _downUntil = _clock.Now + (away < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : away);
        return _downUntil;
    }

    public void Restart()
    {
        Life.Dispose();
        Life = _start(_lives++);
        _awakeSince = _clock.Now;
    }

    public void Dispose() => Life.Dispose();
}
