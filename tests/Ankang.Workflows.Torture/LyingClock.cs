namespace Ankang.Workflows.Torture;

/// <summary>A clock that is wrong in a way that no plan knows of.</summary>
internal sealed class LyingClock(TimeProvider inner, Func<DateTimeOffset, DateTimeOffset> lie) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => lie(inner.GetUtcNow());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
