using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: when the list has something to send next; null once it has closed.</summary>
public sealed class PlanSlot(WorkflowParts parts)
{
    [Function(nameof(PlanSlot))]
    public Task<SlotPlan?> RunAsync([ActivityTrigger] DispatchTurn turn, CancellationToken cancellation) =>
        parts.Dispatcher.PlanAsync(turn.List, turn.LookedAt, cancellation);
}

/// <summary>The activity: turns that are due are taken, the slot's mails are written down.</summary>
public sealed class PrepareSlot(WorkflowParts parts)
{
    [Function(nameof(PrepareSlot))]
    public Task<SlotWork> RunAsync([ActivityTrigger] string list, CancellationToken cancellation) =>
        parts.Dispatcher.PrepareAsync(list, cancellation);
}

/// <summary>The activity: some mails of one stage leave.</summary>
public sealed class SendSome(WorkflowParts parts)
{
    /// <summary>As many as are marked in one batch; at a pace of one in two seconds they take less than a minute.</summary>
    public const int Most = 20;

    [Function(nameof(SendSome))]
    public Task<SlotPart> RunAsync([ActivityTrigger] MailsToSend mails, CancellationToken cancellation) =>
        parts.Dispatcher.SendAsync(mails.List, mails.Slot, mails.Stage, Most, cancellation);
}

/// <summary>The activity: rungs and histories of what left, the office's own mails, and the slot is done.</summary>
public sealed class SettleSlot(WorkflowParts parts, Timers.EachList lists)
{
    [Function(nameof(SettleSlot))]
    public async Task RunAsync([ActivityTrigger] SlotToSettle slot, CancellationToken cancellation)
    {
        DispatchReport report = await parts.Dispatcher.SettleAsync(slot.List, slot.Work, cancellation);
        if (report.Fault is { } fault)
            lists.Report(slot.List, fault);
    }
}
