namespace Ankang.Workflows.Dispatch;

/// <summary>Writes down what became of a slot's messages, every 20 or 5 seconds: what has left and is not marked leaves again after a crash.</summary>
internal sealed class MailMarks(MailTable mailTable, string list, string slot, TimeProvider clock)
{
    private const int Most = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly List<Letter> _unmarked = [];
    private DateTimeOffset _markBy;

    public async Task AddAsync(Letter letter, CancellationToken cancellation)
    {
        if (_unmarked.Count == 0)
            _markBy = clock.GetUtcNow() + Longest;
        _unmarked.Add(letter);
        if (_unmarked.Count >= Most || clock.GetUtcNow() >= _markBy)
            await WriteAsync(cancellation);
    }

    /// <summary>Waits for a mail that is being sent. A service with a pace may keep it for a minute: what left before is marked meanwhile.</summary>
    public async Task<T> DuringAsync<T>(Task<T> sending, CancellationToken cancellation)
    {
        try
        {
            if (_unmarked.Count > 0 && !sending.IsCompleted && !await EndsInTimeAsync(sending, cancellation))
                await WriteAsync(cancellation);
        }
        finally
        {
            await sending;
        }

        return await sending;
    }

    /// <exception cref="LeaseLostException">Another host marked one of them meanwhile.</exception>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        if (_unmarked.Count == 0)
            return;
        IReadOnlyList<string?> etags = await mailTable.MarkAsync(list, slot, [.. _unmarked.Select(l => (l.Mail, l.ETag))], cancellation);
        if (etags.Any(e => e is null))
            throw new LeaseLostException(list);
        for (int i = 0; i < _unmarked.Count; i++)
            _unmarked[i].ETag = etags[i]!;
        _unmarked.Clear();
    }

    private async Task<bool> EndsInTimeAsync(Task sending, CancellationToken cancellation)
    {
        TimeSpan left = _markBy - clock.GetUtcNow();
        return left > TimeSpan.Zero && await Task.WhenAny(sending, Task.Delay(left, clock, cancellation)) == sending;
    }
}
