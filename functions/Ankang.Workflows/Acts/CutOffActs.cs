using System.Collections.Concurrent;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Acts;

/// <summary>Acts of one kind that write a row first and a line into the history of each item after; a crash in between leaves lines out.</summary>
/// <remarks>
/// It tells the nightly audit of which lists lines may be missing. Where no other process writes, these are the lists that this process has not
/// looked into, and those with an act since: on all other nights nothing is read. Elsewhere every list is looked into on Mondays.
/// </remarks>
internal sealed class CutOffActs(bool isAlone, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _whole = new();

    /// <summary>Before an act writes its row.</summary>
    public void Begin(string list) => _whole.TryRemove(list, out _);

    /// <param name="write">Writes what is missing.</param>
    public async Task FinishAsync(string list, Func<string, CancellationToken, Task> write, CancellationToken cancellation)
    {
        if (isAlone ? _whole.ContainsKey(list) : ChinaTime.DateOf(clock.GetUtcNow()).DayOfWeek != DayOfWeek.Monday)
            return;
        await write(list, cancellation);
        _whole[list] = true;
    }
}
