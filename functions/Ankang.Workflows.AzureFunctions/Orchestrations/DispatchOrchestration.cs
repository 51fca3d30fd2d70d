using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The ladder of a list for as long as it runs: wait for the next slot (发送批次), then 约谈, 督办 and 提醒 leave, the gravest first.</summary>
/// <remarks>
/// What is due comes from the activities, the decision from the rules, the truth from the tables: an instance that is lost, terminated or
/// started twice sends nothing twice and forgets nothing. A deployed change meets running instances at the wait, as those of
/// <see cref="ObligationOrchestration"/>: what comes before it is one recorded activity, what comes after it is done within minutes. So the
/// order <em>plan, wait</em> is a contract with histories that are already written.
/// </remarks>
public static class DispatchOrchestration
{
    /// <summary>The hint that a slot has work which was not known, or may be tried again at once.</summary>
    public const string Changed = ObligationOrchestration.Changed;

    private static readonly TimeSpan WhileBusy = TimeSpan.FromMinutes(1);

    /// <summary>The id of a list's instance. No obligation has an underscore in its id, so none shares it.</summary>
    public static string InstanceId(string list) => $"{list}__dispatch";

    [Function(nameof(DispatchOrchestration))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, DispatchTurn turn)
    {
        SlotPlan? plan = await context.CallActivityAsync<SlotPlan?>(nameof(PlanSlot), turn, StorePatience.Options);
        if (plan is null)
            return;

        context.SetCustomStatus(DispatchStatus.Waits(plan));
        await WaitAsync(context, plan.At);
        if (context.CurrentUtcDateTime < plan.At.UtcDateTime)
        {
            // A hint: something may be due earlier, in the slot that had nothing too.
            context.ContinueAsNew(turn with { LookedAt = null });
            return;
        }

        SlotWork work = await context.CallActivityAsync<SlotWork>(nameof(PrepareSlot), turn.List, StorePatience.Options);
        if (work.Busy)
        {
            await context.CreateTimer(WhileBusy, CancellationToken.None);
            context.ContinueAsNew(turn);
            return;
        }

        if (work.Slot is not null)
        {
            bool goesOn =
                await SendAsync(context, turn.List, work, SlotStage.Interviews) // 约谈
                && await SendAsync(context, turn.List, work, SlotStage.Supervisions) // 督办
                && await SendAsync(context, turn.List, work, SlotStage.Reminders) // 提醒
                && await SendAsync(context, turn.List, work, SlotStage.Others); // 到期提醒, 任务告知, summaries
            context.SetCustomStatus(DispatchStatus.Settles(work, goesOn));
            await context.CallActivityAsync(nameof(SettleSlot), new SlotToSettle(turn.List, work), StorePatience.Options);
        }

        context.ContinueAsNew(turn with { LookedAt = plan.Slot });
    }

    /// <summary>Some mails an activity, so that a crash repeats few and no activity takes long.</summary>
    /// <returns>False where nothing more is to leave now.</returns>
    private static async Task<bool> SendAsync(TaskOrchestrationContext context, string list, SlotWork work, SlotStage stage)
    {
        int sent = 0;
        for (int left = work.Of(stage); left > 0; )
        {
            context.SetCustomStatus(DispatchStatus.Sends(work, stage, sent));
            SlotPart part = await context.CallActivityAsync<SlotPart>(
                nameof(SendSome),
                new MailsToSend(list, work.Slot!, stage),
                StorePatience.Options
            );
            if (part.Rests)
                return false;
            if (part.Busy)
                await context.CreateTimer(WhileBusy, CancellationToken.None);
            else
                (sent, left) = (sent + part.Tried, part.Tried == 0 ? 0 : part.Left);
        }

        return true;
    }

    private static async Task WaitAsync(TaskOrchestrationContext context, DateTimeOffset until)
    {
        using var done = new CancellationTokenSource();
        Task changed = context.WaitForExternalEvent<object?>(Changed, done.Token);
        await Task.WhenAny(changed, context.CreateTimer(until.UtcDateTime, done.Token));
        // A timer that is still ahead would keep the instance from ending. CancelAsync would leave the replayed thread.
        done.Cancel();
    }
}
