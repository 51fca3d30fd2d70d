using System.Collections.Concurrent;

namespace Ankang.Workflows.Watch;

/// <summary>When a host's loop was last through with each list. The loop only writes it; whoever asks judges its age.</summary>
public sealed class Heartbeats(TimeProvider clock)
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new();

    /// <summary>The loop is through with a list, and found nothing that stopped it.</summary>
    public void Beat(string list) => _last[list] = clock.GetUtcNow();

    /// <summary>UTC; the loop's start for a list that it never got through with.</summary>
    public DateTimeOffset LastOf(string list) => _last.GetValueOrDefault(list, _started);
}
