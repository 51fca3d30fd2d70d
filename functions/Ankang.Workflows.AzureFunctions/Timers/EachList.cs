using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Does a timer's work for every published list; what fails for one does not stop the others.</summary>
public sealed partial class EachList(WorkflowParts parts, ILogger<EachList> log)
{
    /// <exception cref="AggregateException">Some lists failed, after all had their turn; the function then counts as failed, which an alert sees.</exception>
    public async Task RunAsync(string work, Func<string, Task> act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var faults = new List<Exception>();
        IReadOnlyList<string> lists = await parts.Register.ListsAsync(cancellation);
        foreach (string list in lists)
        {
            try
            {
                await act(list);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                LogFailed(log, e, work, list);
                faults.Add(e);
            }
        }

        // An alert misses this line when a timer no longer runs.
        if (faults.Count == 0)
            LogDone(log, work, lists.Count);
        else
            throw new AggregateException($"{work} failed for {faults.Count} lists.", faults);
    }

    /// <summary>Says something of a list that a person should know; alerts look for it.</summary>
    public void Report(string list, string problem) => LogProblem(log, list, problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Work} done for {Lists} lists.")]
    private static partial void LogDone(ILogger log, string work, int lists);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed for list {List}; the next run takes it up again.")]
    private static partial void LogFailed(ILogger log, Exception exception, string work, string list);

    [LoggerMessage(Level = LogLevel.Warning, Message = "List {List}: {Problem}")]
    private static partial void LogProblem(ILogger log, string list, string problem);
}
