using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>First stage of a dispatch: every turn whose moment has passed is taken, so that what they bring leaves together.</summary>
public sealed class StepStage(ObligationTurns turns, WorkTable work)
{
    /// <returns>The periods that were stepped; one whose step failed is left to its own retry.</returns>
    internal async Task<Dictionary<PeriodRef, PeriodPlan>> TakeAsync(
        DispatchRun run,
        IReadOnlyList<PeriodPlan> due,
        BoardView view,
        CancellationToken cancellation
    )
    {
        await work.RefreshAsync(run.List.Id, cancellation);
        var stepped = new Dictionary<PeriodRef, PeriodPlan>();
        foreach (PeriodPlan plan in due)
        {
            if (await turns.TryStepAsync(run.List, plan, view.Find(plan) is not null, cancellation))
                stepped[plan.Ref] = plan;
        }

        return stepped;
    }
}
