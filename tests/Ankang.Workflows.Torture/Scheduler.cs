namespace Ankang.Workflows.Torture;

/// <summary>
/// The only thread of a run. Whoever calls the store or the mail server waits here for its turn, and the seed says whose it is; what
/// the product waits for otherwise comes back to this thread too. So a run is the same each time.
/// </summary>
/// <param name="choose">Of the hosts of those that wait, in the order in which they came, the place of the one whose turn it is.</param>
internal sealed class Scheduler(Func<IReadOnlyList<int>, int> choose) : SynchronizationContext, ITurns
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> _ready = new();
    private readonly List<(int Host, TaskCompletionSource Turn)> _waiting = [];

    /// <summary>The seed says whose turn it is.</summary>
    public Scheduler(Dice dice)
        : this(waiting => dice.Below(waiting.Count)) { }

    /// <summary>How many turns were taken.</summary>
    public int Turns { get; private set; }

    public Task EnterAsync(int host)
    {
        var turn = new TaskCompletionSource();
        _waiting.Add((host, turn));
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
                int place = choose([.. _waiting.Select(w => w.Host)]);
                TaskCompletionSource turn = _waiting[place].Turn;
                _waiting.RemoveAt(place);
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
