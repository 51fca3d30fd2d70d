using Ankang.Workflows.Board;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Hosting;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The orchestrations of a list: started where work is left, told of what changed, stopped and looked at by a person.</summary>
/// <remarks>They may be lost altogether, task hub included: <see cref="EnsureAsync"/> and the audit bring everything back from the tables.</remarks>
public sealed partial class Instances(WorkflowParts parts, ILogger<Instances> log)
{
    private const string StopRow = "orchestrations-stopped";
    private static readonly TaskName Orchestration = nameof(ObligationOrchestration);
    private static readonly TaskName Ladder = nameof(DispatchOrchestration);

    // How long a slot may be due before somebody asks why its orchestration does not serve it.
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(4);

    /// <summary>Starts what should run and does not: absent, failed, terminated, or ended while work is left.</summary>
    /// <returns>The obligations that were started.</returns>
    public async Task<IReadOnlyList<string>> EnsureAsync(DurableTaskClient client, string listId, CancellationToken cancellation)
    {
        if (await parts.Store.GetAsync(StoreTable.Control, listId, StopRow, cancellation) is not null)
            return [];
        ListInForce list = await parts.Lists(listId, cancellation);
        BoardView board = await parts.Board.ReadAsync(listId, reread: false, cancellation);
        Dictionary<string, OrchestrationMetadata> there = await ReadAsync(client, listId, cancellation);
        var started = new List<string>();
        foreach (ObligationRef obligation in list.Obligations.Select(o => new ObligationRef(listId, o)).Where(o => HasWork(list, board, o)))
        {
            // Starting an instance that has ended is not harmless: it runs anew. So only where work is left.
            OrchestrationMetadata? instance = there.GetValueOrDefault(ObligationOrchestration.InstanceId(obligation));
            if (instance is { IsCompleted: false })
                continue;
            if (instance?.RuntimeStatus == OrchestrationRuntimeStatus.Failed)
                LogFailed(log, instance.InstanceId, instance.FailureDetails?.ErrorMessage ?? "");
            if (await TryStartAsync(client, obligation, cancellation))
                started.Add(obligation.Obligation);
        }

        if (started.Count > 0)
            LogStarted(log, listId, started.Count);
        return started;
    }

    /// <summary>Sees to it that a list's dispatch orchestration is there, and wakes one whose slot was missed. Nothing is sent here.</summary>
    /// <returns>True where it was started or woken.</returns>
    public async Task<bool> EnsureDispatchAsync(DurableTaskClient client, string listId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (await parts.Dispatcher.PlanAsync(listId, null, cancellation) is not { } plan)
            return false;
        OrchestrationMetadata? instance = await client.GetInstanceAsync(DispatchOrchestration.InstanceId(listId), false, cancellation);
        if (instance is null || instance.IsCompleted)
        {
            if (instance?.RuntimeStatus == OrchestrationRuntimeStatus.Failed)
                LogFailed(log, instance.InstanceId, instance.FailureDetails?.ErrorMessage ?? "");
            return await TryStartDispatchAsync(client, listId, cancellation);
        }

        DateTimeOffset now = parts.Clock.GetUtcNow();
        if (plan.At > now || now - instance.LastUpdatedAt < LateAfter)
            return false;
        // Once may be chance, at the very moment of the slot; an alert counts how often in half an hour.
        LogMissed(log, listId, plan.Slot);
        await WakeDispatchAsync(client, listId, cancellation);
        return true;
    }

    /// <summary>Tells a list's dispatch orchestration that a slot may have work which it does not know.</summary>
    public static async Task WakeDispatchAsync(DurableTaskClient client, string listId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            await client.RaiseEventAsync(DispatchOrchestration.InstanceId(listId), DispatchOrchestration.Changed, null, cancellation);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            await TryStartDispatchAsync(client, listId, cancellation);
        }
    }

    /// <summary>Wakes an obligation whose moment got earlier; one that has ended is started again.</summary>
    public async Task WakeAsync(DurableTaskClient client, ObligationRef obligation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            await client.RaiseEventAsync(ObligationOrchestration.InstanceId(obligation), ObligationOrchestration.Changed, null, cancellation);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            if (await parts.Store.GetAsync(StoreTable.Control, obligation.List, StopRow, cancellation) is null)
                await TryStartAsync(client, obligation, cancellation);
        }
    }

    /// <summary>Starts a list's orchestrations after a stop.</summary>
    /// <returns>The obligations that were started.</returns>
    /// <exception cref="NoSuchListException">No such list was published.</exception>
    public async Task<IReadOnlyList<string>> StartAsync(DurableTaskClient client, string listId, CancellationToken cancellation)
    {
        if (await parts.Store.GetAsync(StoreTable.Control, listId, StopRow, cancellation) is { } stop)
            await parts.Store.CommitAsync(StoreTable.Control, listId, [new StoreChange.Delete(StopRow, stop.ETag)], cancellation);
        return await EnsureAsync(client, listId, cancellation);
    }

    /// <summary>Ends a list's orchestrations until they are started again. Audit and dispatch go on: to hold mails back, pause the list (暂停).</summary>
    /// <returns>The instances that were told to end.</returns>
    /// <exception cref="NoSuchListException">No such list was published; nothing was written.</exception>
    public async Task<IReadOnlyList<string>> StopAsync(DurableTaskClient client, string listId, Actor who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        await parts.Lists(listId, cancellation);
        await parts.Store.CommitAsync(
            StoreTable.Control,
            listId,
            [new StoreChange.Insert(StopRow, new Dictionary<string, object> { ["at"] = parts.Clock.GetUtcNow(), ["by"] = who.Name })],
            cancellation
        );
        var stopped = new List<string>();
        foreach (OrchestrationMetadata instance in (await ReadAsync(client, listId, cancellation)).Values.Where(i => !i.IsCompleted))
        {
            if (instance.InstanceId == DispatchOrchestration.InstanceId(listId))
                continue;
            await client.TerminateInstanceAsync(instance.InstanceId, "Stopped by the administrator.", cancellation);
            stopped.Add(instance.InstanceId);
        }

        LogStopped(log, listId, stopped.Count, who.Name);
        return stopped;
    }

    /// <summary>What each obligation's orchestration does, in published order.</summary>
    public async Task<RuntimeGlance> InspectAsync(DurableTaskClient client, string listId, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        BoardView board = await parts.Board.ReadAsync(listId, reread: false, cancellation);
        Dictionary<string, OrchestrationMetadata> there = await ReadAsync(client, listId, cancellation);
        StoreRow? stop = await parts.Store.GetAsync(StoreTable.Control, listId, StopRow, cancellation);
        return new RuntimeGlance(
            stop?.Instant("at"),
            stop?.Text("by"),
            [
                .. list.Catalogue.Obligations.Select(o =>
                {
                    var obligation = new ObligationRef(listId, o.Id);
                    OrchestrationMetadata? instance = there.GetValueOrDefault(ObligationOrchestration.InstanceId(obligation));
                    return new InstanceGlance(
                        o.Id,
                        instance?.RuntimeStatus.ToString() ?? "Absent",
                        HasWork(list, board, obligation),
                        instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<NextTurn>(),
                        instance?.FailureDetails?.ErrorMessage,
                        [
                            .. list.PlansOf(o.Id)
                                .Select(p => board.Find(p)?.Row)
                                .OfType<BoardRow>()
                                .Where(r => r.Problem is not null)
                                .Select(r => $"{r.Period.Period}: {r.Problem}"),
                        ]
                    );
                }),
            ],
            OfDispatch(there.GetValueOrDefault(DispatchOrchestration.InstanceId(listId)))
        );
    }

    private static DispatchGlance OfDispatch(OrchestrationMetadata? instance) =>
        new(
            instance?.RuntimeStatus.ToString() ?? "Absent",
            instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<DispatchStatus>()?.Reason,
            instance?.FailureDetails?.ErrorMessage
        );

    /// <summary>True while a period is still to open or a moment of one is ahead.</summary>
    public static bool HasWork(ListInForce list, BoardView board, ObligationRef obligation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(obligation);
        return list.PlansOf(obligation.Obligation)
            .Any(p => board.Find(p) is { } found ? found.Row.Next is not null || found.Row.Pending > 0 : !p.Withdrawn);
    }

    private static Task<bool> TryStartAsync(DurableTaskClient client, ObligationRef obligation, CancellationToken cancellation) =>
        TryStartAsync(client, Orchestration, obligation, ObligationOrchestration.InstanceId(obligation), cancellation);

    private static Task<bool> TryStartDispatchAsync(DurableTaskClient client, string list, CancellationToken cancellation) =>
        TryStartAsync(client, Ladder, new DispatchTurn(list), DispatchOrchestration.InstanceId(list), cancellation);

    private static async Task<bool> TryStartAsync(
        DurableTaskClient client,
        TaskName orchestration,
        object input,
        string id,
        CancellationToken cancellation
    )
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestration, input, new StartOrchestrationOptions(id), cancellation);
            return true;
        }
        catch (Exception e) when (e is OrchestrationAlreadyExistsException || e is RpcException { StatusCode: StatusCode.AlreadyExists })
        {
            return false; // somebody was first
        }
    }

    private static async Task<Dictionary<string, OrchestrationMetadata>> ReadAsync(
        DurableTaskClient client,
        string listId,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<string, OrchestrationMetadata>(StringComparer.Ordinal);
        var query = new OrchestrationQuery { InstanceIdPrefix = $"{listId}_", FetchInputsAndOutputs = true };
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
            found[instance.InstanceId] = instance;
        return found;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Orchestration {Instance} had failed and is started anew: {Reason}")]
    private static partial void LogFailed(ILogger log, string instance, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "List {List}: slot {Slot} is due and not served; its dispatch is woken.")]
    private static partial void LogMissed(ILogger log, string list, string slot);

    [LoggerMessage(Level = LogLevel.Information, Message = "List {List}: {Count} orchestrations stopped by {Who}.")]
    private static partial void LogStopped(ILogger log, string list, int count, string who);

    [LoggerMessage(Level = LogLevel.Information, Message = "List {List}: {Count} orchestrations started.")]
    private static partial void LogStarted(ILogger log, string list, int count);
}
