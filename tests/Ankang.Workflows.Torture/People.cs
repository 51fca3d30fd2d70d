using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>The units' people: they report, and come again with the same form until they get an answer.</summary>
internal sealed class People(ListInForce list, PropertyClock clock)
{
    private readonly List<(DueItemKey Item, string Request, DateTimeOffset At)> _promised = [];

    /// <summary>Reports that were answered as recorded: none of them may be lost.</summary>
    public IReadOnlyList<(DueItemKey Item, string Request, DateTimeOffset At)> Promised => _promised;

    public IEnumerable<(DateTimeOffset At, Report Report)> Of(Plan plan)
    {
        Obligation[] duties = [.. list.Catalogue.Obligations];
        for (int i = 0; i < plan.Answers.Count; i++)
        {
            Answer answer = plan.Answers[i];
            Obligation duty = duties[answer.Duty % duties.Length];
            PeriodPlan[] plans = [.. list.PlansOf(duty.Id).Where(p => p.Kind != ItemKind.Quota)];
            if (plans.Length == 0)
                continue;
            PeriodPlan of = plans[answer.Period % plans.Length];
            IReadOnlyList<ResponsibleUnit> units = list.AskedIn(of);
            yield return (
                of.OpensAt.AddDays(answer.Day).AddMinutes(answer.Minute),
                new Report(i, of.Ref.Of(units[answer.Unit % units.Count].Id), $"answer-{i}")
            );
        }
    }

    /// <returns>False where no answer came.</returns>
    public async Task<bool> ReportAsync(Report report, Life host)
    {
        var form = new ConfirmRequest(
            report.Item,
            report.Request,
            ChinaTime.DateOf(clock.Now) > ChinaTime.DateOf(host.Clock.GetUtcNow())
                ? ChinaTime.DateOf(host.Clock.GetUtcNow())
                : ChinaTime.DateOf(clock.Now),
            1,
            0,
            null,
            "已落实。",
            Actor.Of("联络员")
        )
        {
            Reference = "安办发〔2021〕1号",
        };
        try
        {
            switch (await host.Parts.Confirmations.ConfirmAsync(form, CancellationToken.None))
            {
                case ReportRecorded { Line.Request: { } request }:
                    _promised.Add((report.Item, request, clock.Now));
                    break;
                case Result<ItemAnswer>.Invalid invalid:
                    throw new InvalidOperationException($"{form}: {string.Join(' ', invalid.Errors.Select(e => e.Message))}");
            }

            return true;
        }
        catch (Exception e)
            when (e
                    is SimulatedCrashException
                        or StoreUnavailableException
                        or StoreContendedException
                        or ListClosedException
                        or NoSuchListException
                        or DamagedRowException
            )
        {
            return false;
        }
    }

    /// <summary>A backup of <paramref name="moment"/> was put back: what was reported since is to be reported again.</summary>
    public void Undo(DateTimeOffset moment) => _promised.RemoveAll(p => p.At >= moment);

    /// <summary>One report under way.</summary>
    internal sealed record Report(int Number, DueItemKey Item, string Request);
}
