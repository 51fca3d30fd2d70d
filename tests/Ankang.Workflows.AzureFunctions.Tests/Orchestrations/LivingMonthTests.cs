using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.AzureFunctions.Timers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>
/// Months of a list on a real engine in this process: every item opened, every rung climbed by the orchestrations alone, with real replays
/// and generations. The tables are those of a host that runs by itself.
/// </summary>
public sealed class LivingMonthTests
{
    private static readonly string[] Duties = ["14b-county-articles", "03a-county-list", "06-county-meeting"];
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly VirtualMoments _moments = new();

    [Fact]
    public async Task Orchestrations_OpenAndClimb_AsAHostThatRunsByItself()
    {
        using City alone = City.Of(TestLists.Part("2021-01-18", Units, Duties));
        using City city = City.Of(TestLists.Part("2021-01-18", Units, Duties));
        await using DurableTaskTestHost host = await StartAsync(city.Parts);
        string[] instances =
        [
            .. Duties.Select(d => ObligationOrchestration.InstanceId(new ObligationRef(city.Id, d))),
            DispatchOrchestration.InstanceId(city.Id),
        ];
        foreach (string duty in Duties)
            await StartAsync(host.Client, nameof(ObligationOrchestration), new ObligationRef(city.Id, duty), instances[Array.IndexOf(Duties, duty)]);
        await StartAsync(host.Client, nameof(DispatchOrchestration), new DispatchTurn(city.Id), instances[^1]);

        foreach (
            (City one, Func<string, Task> run) in new (City, Func<string, Task>)[]
            {
                (alone, alone.RunToAsync),
                (city, moment => RunToAsync(host.Client, city, instances, moment)),
            }
        )
        {
            await run("2021-02-03 10:00");
            await one.ConfirmAsync("14b-county-articles", "2021-01", "hanbin", "2021-01-30", 2, within: 2);
            await run("2021-03-10 16:00");
        }

        Assert.Contains(alone.Mail.Accepted, m => m.Mail.MessageId.Contains(".interview", StringComparison.Ordinal));
        Assert.Equal(await LinesAsync(alone), await LinesAsync(city));
        Assert.Equal(
            alone.Mail.Accepted.Select(m => $"{m.Words} {m.Mail.MessageId}").Order(StringComparer.Ordinal),
            city.Mail.Accepted.Select(m => $"{m.Words} {m.Mail.MessageId}").Order(StringComparer.Ordinal)
        );
        OrchestrationMetadata? ladder = await host.Client.GetInstanceAsync(instances[^1], getInputsAndOutputs: true);
        Assert.StartsWith("等待3月", ladder!.ReadCustomStatusAs<DispatchStatus>()!.Reason, StringComparison.Ordinal);
    }

    private async Task RunToAsync(DurableTaskClient client, City city, string[] instances, string moment)
    {
        DateTimeOffset end = Civil.At(moment);
        while (true)
        {
            await _moments.SettleAsync(instances, Patience);
            (string instance, DateTime at) = _moments.Next();
            if (at > end.UtcDateTime)
                break;
            if (city.Clock.Now < at)
                city.Clock.Now = at;
            await _moments.ComeAsync(client, instance, at);
        }

        city.Clock.Now = end;
    }

    private static Task<string> StartAsync(DurableTaskClient client, string orchestration, object input, string id) =>
        client.ScheduleNewOrchestrationInstanceAsync(orchestration, input, new StartOrchestrationOptions(id));

    private Task<DurableTaskTestHost> StartAsync(WorkflowParts parts) =>
        DurableTaskTestHost.StartAsync(registry =>
        {
            registry.AddOrchestratorFunc<ObligationRef, object?>(nameof(ObligationOrchestration), (context, obligation) =>
                _moments.RunAsync(context, c => ObligationOrchestration.RunAsync(c, obligation))
            );
            registry.AddOrchestratorFunc<DispatchTurn, object?>(nameof(DispatchOrchestration), (context, turn) =>
                _moments.RunAsync(context, c => DispatchOrchestration.RunAsync(c, turn))
            );
            registry.AddActivityFunc<ObligationRef, NextTurn?>(nameof(AdvanceObligation), (_, o) =>
                new AdvanceObligation(parts).RunAsync(o, default)
            );
            registry.AddActivityFunc<DispatchTurn, SlotPlan?>(nameof(PlanSlot), (_, turn) => new PlanSlot(parts).RunAsync(turn, default));
            registry.AddActivityFunc<string, SlotWork>(nameof(PrepareSlot), (_, list) => new PrepareSlot(parts).RunAsync(list, default));
            registry.AddActivityFunc<MailsToSend, SlotPart>(nameof(SendSome), (_, mails) => new SendSome(parts).RunAsync(mails, default));
            registry.AddActivityFunc<SlotToSettle, object?>(nameof(SettleSlot), async (_, slot) =>
            {
                await new SettleSlot(parts, new EachList(parts, NullLogger<EachList>.Instance)).RunAsync(slot, default);
                return null;
            });
        });

    private static async Task<string[]> LinesAsync(City city)
    {
        var lines = new List<string>();
        foreach (DueItem item in await city.ItemsAsync())
        {
            lines.Add($"{item.Key} {item.State} {item.Count} {item.Rung} {item.Reminder?.At:O} {item.Supervision?.At:O} {item.Interview?.At:O}");
            lines.AddRange((await city.Parts.Work.HistoryAsync(item.Key, default)).Select(h => $"{item.Key} {h.Number} {h.At:O} {h.Text}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
