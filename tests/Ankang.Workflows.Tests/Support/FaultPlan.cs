namespace Ankang.Workflows.Tests.Support;

/// <summary>Which call fails and how.</summary>
/// <param name="Call">Index of the call, from 0.</param>
/// <param name="CommitsOnly">Counts commits only; reads always succeed while the process lives.</param>
public sealed record FaultPlan(int Call, FaultKind Kind, bool CommitsOnly = false)
{
    /// <summary>Nothing fails: to count how many calls there are to fail.</summary>
    public static FaultPlan Never { get; } = new(-1, FaultKind.CrashBefore);

    /// <summary>Both crashes at each of so many calls.</summary>
    public static IEnumerable<FaultPlan> EveryCrash(int calls, bool commitsOnly = false) =>
        from call in Enumerable.Range(0, calls)
        from kind in new[] { FaultKind.CrashBefore, FaultKind.CrashAfter }
        select new FaultPlan(call, kind, commitsOnly);
}
