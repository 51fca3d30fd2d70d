namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>The clock of a rehearsal or simulation: it stands still until it is moved, and never goes back.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves to <paramref name="moment"/>; an earlier moment is ignored.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        if (moment > GetUtcNow())
            Interlocked.Exchange(ref _ticks, moment.UtcTicks);
    }
}
