using System.Diagnostics;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>Counts the calls of store and mail server in a process, and kills it (SIGKILL) at one of them.</summary>
/// <param name="at">The call, from 1; null: none.</param>
/// <param name="after">The call is done, and the process dies before it hears so; else before the call has any effect.</param>
internal sealed class Failpoints(int? at, bool after)
{
    private int _calls;

    /// <summary>What was called, in order.</summary>
    public List<CallKind> Calls { get; } = [];

    public async Task<T> PassAsync<T>(CallKind kind, Func<Task<T>> call)
    {
        int number;
        lock (Calls)
        {
            Calls.Add(kind);
            number = ++_calls;
        }

        if (number == at && !after)
            Die();
        T answer = await call();
        if (number == at)
            Die();
        return answer;
    }

    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        throw new UnreachableException();
    }
}
