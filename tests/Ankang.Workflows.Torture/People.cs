using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>The units' people: they report, and come again with the same form until they get an answer.</summary>
internal sealed class People(IReadOnlyList<ListInForce> lists, PropertyClock clock)
{
    private readonly List<(DueItemKey Item, string Request, DateTimeOffset At)> _promised = [];

    /// <summary>Reports and acts that were answered as recorded: none of them may be lost.</summary>
    public IReadOnlyList<(DueItemKey Item, string Request, DateTimeOffset At)> Promised => _promised;

    public IEnumerable<(DateTimeOffset At, Errand Errand)> Of(Plan plan)
    {
        for (int i = 0; i < plan.Answers.Count; i++)
        {
            Answer answer = plan.Answers[i];
            int number = answer.List % lists.Count;
            ListInForce list = lists[number];
            Obligation[] duties = [.. list.Catalogue.Obligations];
            Obligation duty = duties[answer.Duty % duties.Length];
            PeriodPlan[] plans = [.. list.PlansOf(duty.Id).Where(p => p.Kind != ItemKind.Quota)];
            if (plans.Length == 0)
                continue;
            PeriodPlan of = plans[answer.Period % plans.Length];
            IReadOnlyList<ResponsibleUnit> units = list.AskedIn(of);
            (DueItemKey item, string request) = (of.Ref.Of(units[answer.Unit % units.Count].Id), $"answer-{i}");
            yield return (
                of.OpensAt.AddDays(answer.Day).AddMinutes(answer.Minute),
                new Errand(i, number, host => AnsweredAsync(() => ReportAsync(item, request, host)))
            );
        }
    }

    /// <summary>The form of a report as it is sent to a host on this day.</summary>
    public static ConfirmRequest Form(DueItemKey item, string request, Actor who, PropertyClock clock, Life host)
    {
        (DateOnly ours, DateOnly its) = (ChinaTime.DateOf(clock.Now), ChinaTime.DateOf(host.Clock.GetUtcNow()));
        return new(item, request, ours > its ? its : ours, 1, 0, null, "已落实。", who) { Reference = "安办发〔2021〕1号" };
    }

    /// <returns>False where no answer came.</returns>
    public static async Task<bool> AnsweredAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (Exception e)
            when (e
                    is SimulatedCrashException
                        or StoreUnavailableException
                        or StoreContendedException
                        or StalePlanException
                        or ListClosedException
                        or NoSuchListException
                        or DamagedRowException
            )
        {
            return false;
        }
    }

    /// <summary>Somebody was told that this stands in the item's history.</summary>
    public void Promise(DueItemKey item, string request) => _promised.Add((item, request, clock.Now));

    /// <summary>A backup of <paramref name="moment"/> was put back: what was reported since is to be reported again.</summary>
    public void Undo(DateTimeOffset moment) => _promised.RemoveAll(p => p.At >= moment);

    /// <summary>Reports an item as done to a host.</summary>
    public async Task ReportAsync(DueItemKey item, string request, Life host)
    {
        ConfirmRequest form = Form(item, request, Actor.Of("联络员"), clock, host);
        switch (await host.Parts.Confirmations.ConfirmAsync(form, CancellationToken.None))
        {
            case ReportRecorded { Line.Request: { } id }:
                Promise(item, id);
                break;
            // A host whose clock is behind may not know the period yet, and says so.
            case Result<ItemAnswer>.Invalid when host.Clock.GetUtcNow() < clock.Now:
                break;
            case Result<ItemAnswer>.Invalid invalid:
                throw new InvalidOperationException($"{form}: {string.Join(' ', invalid.Errors.Select(e => e.Message))}");
        }
    }
}
