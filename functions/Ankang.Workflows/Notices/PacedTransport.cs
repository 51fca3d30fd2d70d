namespace Ankang.Workflows.Notices;

/// <summary>Keeps within what a mail service allows: waits out a full minute, and asks to be called again later for a full hour.</summary>
/// <remarks>What other processes send is not seen here; the service itself refuses then, and says for how long.</remarks>
/// <param name="perMinute">At most so many messages in any 60 seconds.</param>
/// <param name="perHour">At most so many messages in any hour.</param>
/// <param name="perMinuteAndDomain">At most so many messages in any 60 seconds to recipients of one domain.</param>
public sealed class PacedTransport(IMailTransport inner, int perMinute, int perHour, TimeProvider time, int perMinuteAndDomain = int.MaxValue)
    : IMailTransport,
        IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<(DateTimeOffset At, IReadOnlyList<string> Domains)> _sent = new();

    public bool ReachesPeople => inner.ReachesPeople;

    public bool IsSent => inner.IsSent;

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        await _one.WaitAsync(cancellation);
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            while (_sent.TryPeek(out var oldest) && now - oldest.At >= Hour)
                _sent.Dequeue();
            if (_sent.Count >= perHour)
                return new SendResult(
                    SendOutcome.TryAgain,
                    $"本小时已发{_sent.Count}封，达到每小时{perHour}封的限额，其余邮件稍后自动续发。",
                    [],
                    _sent.Peek().At + Hour - now
                );

            string[] domains = [.. mail.To.Select(t => t.Email[(t.Email.IndexOf('@') + 1)..].ToLowerInvariant()).Distinct()];
            DateTimeOffset free = domains
                .Select(d => FreeAt(_sent.Where(s => s.Domains.Contains(d)), perMinuteAndDomain))
                .Append(FreeAt(_sent, perMinute))
                .Max();
            if (free > now)
                await Task.Delay(free - now, time, cancellation);
            _sent.Enqueue((time.GetUtcNow(), domains));
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

    // A minute after the message that fills it.
    private static DateTimeOffset FreeAt(IEnumerable<(DateTimeOffset At, IReadOnlyList<string> Domains)> sent, int most)
    {
        (DateTimeOffset At, IReadOnlyList<string> Domains)[] all = [.. sent];
        return all.Length >= most ? all[^most].At + Minute : DateTimeOffset.MinValue;
    }
}
