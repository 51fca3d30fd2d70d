using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public sealed class PacedTransportTests
{
    private readonly SkippingClock _clock = new(Civil.At("2021-04-01 09:00"));

    [Fact]
    public async Task Send_WaitsOutTheMinute_WhenItIsFull()
    {
        var server = new RecordingTransport(_clock);
        await using var paced = new PacedTransport(server, perMinute: 2, perHour: 100, _clock);
        for (int i = 0; i < 5; i++)
            Assert.Equal(SendOutcome.Accepted, (await paced.SendAsync(A.Mail(), default)).Outcome);
        Assert.Equal(["09:00", "09:00", "09:01", "09:01", "09:02"], server.Attempts.Select(a => $"{a.At.AddHours(8):HH:mm}"));
    }

    [Fact]
    public async Task Send_AsksToBeCalledAgain_WhenTheHourIsFull()
    {
        var server = new RecordingTransport(_clock);
        await using var paced = new PacedTransport(server, perMinute: 100, perHour: 3, _clock);
        for (int i = 0; i < 3; i++)
            await paced.SendAsync(A.Mail(), default);
        _clock.Now += TimeSpan.FromMinutes(20);
        SendResult full = await paced.SendAsync(A.Mail(), default);
        Assert.Equal((SendOutcome.TryAgain, TimeSpan.FromMinutes(40)), (full.Outcome, full.RetryAfter));
        Assert.Equal(3, server.Attempts.Count);

        _clock.Now += full.RetryAfter!.Value;
        Assert.Equal(SendOutcome.Accepted, (await paced.SendAsync(A.Mail(), default)).Outcome);
    }

    /// <summary>A clock on which waiting takes no time: it moves on at once.</summary>
    private sealed class SkippingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Now += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
