namespace Ankang.Workflows.Web.Security;

/// <summary>How many failures there were within the last hour, as far as it matters.</summary>
internal sealed class RecentFailures
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _at = new();

    /// <summary>Counts one more.</summary>
    /// <param name="most">More need not be known of.</param>
    /// <returns>How many within the hour, this one included; at most <paramref name="most"/>.</returns>
    public int Count(DateTimeOffset now, int most)
    {
        lock (_lock)
        {
            _at.Enqueue(now);
            while (_at.Count > most || now - _at.Peek() > Hour)
                _at.Dequeue();
            return _at.Count;
        }
    }
}
