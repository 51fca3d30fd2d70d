namespace Ankang.Workflows.Notices;

/// <summary>Keeps within what a mail service allows: waits out a full minute, and asks to be called again later for a full hour.</summary>
/// <remarks>What other processes send is not seen here; the service itself refuses then, and says for how long.</remarks>
/// <param name="perMinute">At most so many messages in any 60 seconds.</param>
/// <param name="perHour">At most so many messages in any hour.</param>
public sealed class PacedTransport(IMailTransport inner, int perMinute, int perHour, TimeProvider time) : IMailTransport, IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<DateTimeOffset> _sent = new();

    public bool ReachesPeople => inner.ReachesPeople;

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            while (_sent.TryPeek(out DateTimeOffset oldest) && now - oldest >= Hour)
                _sent.Dequeue();
            if (_sent.Count >= perHour)
                return new SendResult(
                    SendOutcome.TryAgain,
                    $"本小时已发{_sent.Count}封，达到每小时{perHour}封的限额，其余邮件稍后自动续发。",
                    [],
                    _sent.Peek() + Hour - now
                );

            if (_sent.Count >= perMinute && _sent.ElementAt(_sent.Count - perMinute) + Minute is var free && free > now)
                await Task.Delay(free - now, time, cancellation);
            _sent.Enqueue(time.GetUtcNow());
            return await inner.SendAsync(mail, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _one.Dispose();
        if (inner is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
