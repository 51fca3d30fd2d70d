namespace Ankang.Workflows.Tests.Support;

/// <summary>Lets several hosts take turns at each call of the store, in an order that is drawn: no threads, the same each time.</summary>
internal sealed class PropertyInterleaver(IReadOnlyList<int> picks)
{
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _picked;

    /// <summary>Waits until it is this call's turn.</summary>
    public Task EnterAsync()
    {
        var turn = new TaskCompletionSource();
        _waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Runs all to their end.</summary>
    public async Task RunAsync(IEnumerable<Func<Task>> hosts)
    {
        Task[] running = [.. hosts.Select(h => h())];
        while (running.Any(t => !t.IsCompleted))
        {
            Assert.True(_waiting.Count > 0, "A host waits for something that is not the store.");
            TaskCompletionSource next = _waiting[picks.Count == 0 ? 0 : picks[_picked++ % picks.Count] % _waiting.Count];
            _waiting.Remove(next);
            next.SetResult();
        }

        await Task.WhenAll(running);
    }
}
