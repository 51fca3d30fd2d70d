using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>The clock of one host: the world's, as far off as the faults say. No timer of it ever ends: nothing waits for real time.</summary>
internal sealed class HostClock(PropertyClock world, Func<TimeSpan> skew) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => world.Now + skew();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
