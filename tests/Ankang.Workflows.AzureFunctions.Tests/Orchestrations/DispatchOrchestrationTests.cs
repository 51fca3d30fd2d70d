using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Tests.Support;
using Microsoft.DurableTask;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>One generation of a list's dispatch: which calls, in which order, and what a person reads meanwhile.</summary>
public sealed class DispatchOrchestrationTests
{
    private const string List = "ankang-2021";
    private static readonly SlotPlan Plan = new("20210401T09", Civil.At("2021-04-01 09:00"));
    private readonly Mock<TaskOrchestrationContext> _context = new(MockBehavior.Strict);
    private readonly List<string> _calls = [];
    private readonly TaskCompletionSource<object?> _hint = new();
    private readonly TaskCompletionSource _timer = new();
    private DateTime _now = Civil.At("2021-03-31 12:00").UtcDateTime;

    [Fact]
    public async Task Run_Ends_OnceTheListHasClosed()
    {
        Answer(null, SlotWork.None);
        await DispatchOrchestration.RunAsync(_context.Object, new DispatchTurn(List));
        Assert.Equal(["PlanSlot"], _calls);
    }

    [Fact]
    public async Task Slot_GoesByStages_TheGravestFirst_SomeMailsAtATime()
    {
        Answer(Plan, new SlotWork(Plan.Slot, Interviews: 1, Supervisions: 2, Reminders: 30, Others: 1));
        Task run = DispatchOrchestration.RunAsync(_context.Object, new DispatchTurn(List));
        Assert.Equal(["PlanSlot", "等待4月1日9时批次", "timer 2021-04-01T01:00:00Z"], _calls);
        _calls.Clear();
        Come();
        await run;
        Assert.Equal(
            [
                "PrepareSlot",
                "4月1日9时批次：约谈 0/1封",
                "SendSome Interviews",
                "4月1日9时批次：督办 0/2封",
                "SendSome Supervisions",
                "4月1日9时批次：提醒 0/30封",
                "SendSome Reminders",
                "4月1日9时批次：提醒 20/30封",
                "SendSome Reminders",
                "4月1日9时批次：其他 0/1封",
                "SendSome Others",
                "4月1日9时批次：登记结果",
                "SettleSlot",
                "continue 20210401T09",
            ],
            _calls
        );
    }

    [Fact]
    public async Task Slot_IsSettled_AndNothingMoreLeaves_WhenTheMailServiceAsksToWait()
    {
        Answer(Plan, new SlotWork(Plan.Slot, Supervisions: 2, Reminders: 30), rests: true);
        Task run = DispatchOrchestration.RunAsync(_context.Object, new DispatchTurn(List));
        Come();
        await run;
        Assert.Equal(["SendSome Supervisions", "4月1日9时批次：暂停发送，登记已发结果", "SettleSlot", "continue 20210401T09"], _calls[^4..]);
    }

    [Fact] // also of the slot that had nothing: what the office starts after it leaves while the slot's time is not over
    public async Task Hint_BringsANewPlan_AndSendsNothing()
    {
        Answer(Plan, SlotWork.None);
        Task run = DispatchOrchestration.RunAsync(_context.Object, new DispatchTurn(List, "20210331T15"));
        _hint.SetResult(null);
        await run;
        Assert.Equal("continue ", _calls[^1]);
        Assert.DoesNotContain("PrepareSlot", _calls);
    }

    [Fact]
    public async Task Busy_IsTriedAgainInAMinute()
    {
        Answer(Plan, SlotWork.None with { Busy = true });
        Task run = DispatchOrchestration.RunAsync(_context.Object, new DispatchTurn(List));
        Come();
        await run;
        Assert.Equal(["PrepareSlot", "in a minute", "continue "], _calls[^3..]);
    }

    private void Come()
    {
        _now = Plan.At.UtcDateTime;
        _timer.SetResult();
    }

    private void Answer(SlotPlan? plan, SlotWork work, bool rests = false)
    {
        _context.Setup(c => c.CurrentUtcDateTime).Returns(() => _now);
        Activity(nameof(PlanSlot), _ => plan);
        Activity(nameof(PrepareSlot), _ => work);
        var left = new Dictionary<SlotStage, int>();
        Activity<SlotPart>(
            nameof(SendSome),
            input =>
            {
                SlotStage stage = ((MailsToSend)input!).Stage;
                int before = left.GetValueOrDefault(stage, work.Of(stage));
                left[stage] = Math.Max(0, before - SendSome.Most);
                return rests ? new SlotPart(0, before, Rests: true) : new SlotPart(before - left[stage], left[stage]);
            },
            input => $" {((MailsToSend)input!).Stage}"
        );
        _context
            .Setup(c => c.CallActivityAsync(nameof(SettleSlot), new SlotToSettle(List, work), It.IsAny<TaskOptions>()))
            .Callback(() => _calls.Add(nameof(SettleSlot)))
            .Returns(Task.CompletedTask);
        _context.Setup(c => c.SetCustomStatus(It.IsAny<object>())).Callback((object? status) => _calls.Add(((DispatchStatus)status!).Reason));
        _context.Setup(c => c.WaitForExternalEvent<object?>(DispatchOrchestration.Changed, It.IsAny<CancellationToken>())).Returns(_hint.Task);
        _context
            .Setup(c => c.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Callback((DateTime at, CancellationToken _) => _calls.Add($"timer {at:yyyy-MM-ddTHH:mm:ssZ}"))
            .Returns(_timer.Task);
        _context
            .Setup(c => c.CreateTimer(TimeSpan.FromMinutes(1), It.IsAny<CancellationToken>()))
            .Callback(() => _calls.Add("in a minute"))
            .Returns(Task.CompletedTask);
        _context
            .Setup(c => c.ContinueAsNew(It.IsAny<DispatchTurn>(), true))
            .Callback((object? turn, bool _) => _calls.Add($"continue {((DispatchTurn)turn!).LookedAt}"));
    }

    private void Activity<T>(string name, Func<object?, T> answer, Func<object?, string>? words = null) =>
        _context
            .Setup(c => c.CallActivityAsync<T>(name, It.IsAny<object>(), It.IsAny<TaskOptions>()))
            .Returns(
                (TaskName _, object? input, TaskOptions? options) =>
                {
                    Assert.NotNull(options?.Retry?.Policy);
                    _calls.Add(name + words?.Invoke(input));
                    return Task.FromResult(answer(input));
                }
            );
}
