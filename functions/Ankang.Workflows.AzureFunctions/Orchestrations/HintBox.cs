using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>Gathers the hints that one request gives, and raises them as events when it is over.</summary>
/// <remarks>
/// The client that raises events comes with a function's binding, so the domain's hint waits for it here. A lost hint is found by audit and
/// dispatch.
/// </remarks>
public sealed class HintBox
{
    private readonly AsyncLocal<HashSet<ObligationRef>?> _current = new();

    /// <summary>The domain's <see cref="Hint"/>.</summary>
    public void Put(ObligationRef obligation)
    {
        if (_current.Value is not { } box)
            return;
        lock (box)
            box.Add(obligation);
    }

    /// <summary>Runs <paramref name="request"/>, then wakes the obligations that it gave hints of, and the dispatch of their lists.</summary>
    public async Task DeliverAsync(Instances instances, DurableTaskClient client, Func<Task> request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(request);
        var box = new HashSet<ObligationRef>();
        _current.Value = box;
        try
        {
            await request();
        }
        finally
        {
            _current.Value = null;
            foreach (ObligationRef obligation in box)
                await instances.WakeAsync(client, obligation, cancellation);
            foreach (string list in box.Select(o => o.List).Distinct())
                await Instances.WakeDispatchAsync(client, list, cancellation);
        }
    }
}
