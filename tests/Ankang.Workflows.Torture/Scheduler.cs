namespace Ankang.Workflows.Torture;

/// <summary>
/// The only thread of a run. Whoever calls the store or the mail server waits here for its turn, and the seed says whose it is; what
/// the product waits for otherwise comes back to this thread too. So a run is the same each time.
/// </summary>
internal sealed class Scheduler(Dice dice) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> _ready = new();
    private readonly List<TaskCompletionSource> _waiting = [];

    /// <summary>How many turns were taken.</summary>
    public int Turns { get; private set; }

    /// <summary>Waits until it is this call's turn.</summary>
    public Task EnterAsync()
    {
        var turn = new TaskCompletionSource();
        _waiting.Add(turn);
        return turn.Task;
    }

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing of the product blocks.");

    /// <summary>Runs all of them to their end.</summary>
    public void Run(IEnumerable<Func<Task>> all)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task done = Task.WhenAll([.. all.Select(a => a())]);
            while (!done.IsCompleted || _ready.Count > 0)
            {
                if (_ready.TryDequeue(out (SendOrPostCallback Call, object? State) next))
                {
                    next.Call(next.State);
                    continue;
                }

                if (_waiting.Count == 0)
                    throw new InvalidOperationException("A process waits for something that is neither the store nor the mail server.");
                TaskCompletionSource turn = _waiting[dice.Below(_waiting.Count)];
                _waiting.Remove(turn);
                Turns++;
                turn.SetResult();
            }

            done.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
