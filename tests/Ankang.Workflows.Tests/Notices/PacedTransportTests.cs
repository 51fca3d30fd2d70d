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

    [Fact]
    public async Task Send_WaitsForADomainThatIsFull_AndForNoOther()
    {
        var server = new RecordingTransport(_clock);
        await using var paced = new PacedTransport(server, perMinute: 100, perHour: 100, _clock, perMinuteAndDomain: 2);
        foreach (string to in new[] { "a@qq.com", "b@QQ.com", "c@163.com", "d@163.com", "e@qq.com", "f@163.com" })
            await paced.SendAsync(A.Mail(to: to), default);
        Assert.Equal(
            ["09:00 a@qq.com", "09:00 b@QQ.com", "09:00 c@163.com", "09:00 d@163.com", "09:01 e@qq.com", "09:01 f@163.com"],
            server.Attempts.Select(a => $"{a.At.AddHours(8):HH:mm} {a.To[0]}")
        );
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
