using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: one turn of an obligation. It loads and decides, so that its answer is recorded and a changed rule breaks no replay.</summary>
public sealed class AdvanceObligation(WorkflowParts parts)
{
    /// <returns>When and why the obligation wants its next turn; null when nothing of it will ever be due again, or its list was withdrawn (撤回).</returns>
    [Function(nameof(AdvanceObligation))]
    public async Task<NextTurn?> RunAsync([ActivityTrigger] ObligationRef obligation, CancellationToken cancellation)
    {
        try
        {
            return await parts.Turns.AdvanceAsync(obligation, cancellation);
        }
        catch (NoSuchListException)
        {
            return null;
        }
    }
}
