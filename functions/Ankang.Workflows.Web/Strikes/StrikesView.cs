using Ankang.Workflows.Assessment;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Strikes;

/// <summary>问责台账 at the cut-off that the address names.</summary>
/// <param name="Refused">Why there is none at that day, in Chinese; null where there is.</param>
/// <param name="Talks">By unit, oldest first: decided by then.</param>
public sealed record StrikesView(ListInForce List, CutOff CutOff, string? Refused, IReadOnlyList<UnitStrikes> Strikes, ILookup<string, Talk> Talks)
{
    public DateOnly Day => CutOff.Day;

    public static async Task<StrikesView> ReadAsync(HttpContext context, WorkflowParts parts, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        DateTimeOffset now = parts.Clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        DateOnly day = context.Request.Query.Date("asOf") ?? (today < list.Head.ClosesOn ? today : list.Head.ClosesOn);
        var cutOff = new CutOff(day, now);
        if (AssessmentService.Refuses(list, day) is { } refused)
            return new StrikesView(list, cutOff, refused, [], Array.Empty<Talk>().ToLookup(t => t.Case.Unit));
        IReadOnlyList<UnitStrikes> strikes = (await parts.Assessments.AssessAsync(list.Id, cutOff, cancellation))[0].Strikes;
        var talks = new List<Talk>();
        foreach (InterviewCase one in (await parts.Interviews.CasesAsync(list.Id, cancellation)).Where(c => cutOff.Knows(c.At)))
        {
            DueItem? followUp = null;
            if (one.Held is { FollowUp: { } number } && list.Head.FollowUps.FirstOrDefault(f => f.Number == number) is { } opened)
            {
                PeriodRef period = FollowUpDuty.Plan(list.Catalogue.List, opened).Ref;
                followUp = (await parts.Work.LoadAsync(period, fresh: true, cancellation)).Items.GetValueOrDefault(one.Unit)?.Value;
            }

            talks.Add(new Talk(one, followUp));
        }

        return new StrikesView(list, cutOff, null, strikes, talks.ToLookup(t => t.Case.Unit));
    }

    /// <summary>The unit's name on the day of the cut-off.</summary>
    public string NameOf(string unit) => List.Directory.Find(unit)?.NameOn(Day).Full ?? unit;

    /// <summary>Talks that were held.</summary>
    public int Held => Talks.SelectMany(t => t).Count(t => t.Case.Held is not null);

    /// <summary>约谈: 已约谈（5月6日）；整改报告已报送</summary>
    public string TalkWords(string unit) =>
        string.Join(
            '；',
            Talks[unit]
                .Select(t =>
                    $"{t.Case.Word}（{Calendar.ChineseDates.Short(t.Case.Held?.On ?? ChinaTime.DateOf(t.Case.At))}）"
                    + (t.FollowUpWord.Length > 0 ? $"，{t.FollowUpWord}" : "")
                )
        );

    /// <summary>提醒, 督办, 约谈事项告知</summary>
    public static string RungWord(Rung rung) => DueItems.HistoryText.SentRung(rung);
}
