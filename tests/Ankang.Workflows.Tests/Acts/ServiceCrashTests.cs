using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Acts;

/// <summary>The process dies between any two commits of an act that touches several rows; the person sends the request again.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ServiceCrashTests
{
    private const string Articles = "14b-county-articles";
    private const int MostCommits = 7;

    [Fact]
    public async Task InterviewService_DecidesAndRecordsOnce_WhereverTheProcessDies()
    {
        using City city = await CityAsync("2021-04-23 10:00");
        var letter = new InterviewLetter(Civil.At("2021-04-23 14:30"), "会议室", "主任", null);
        int crashes = 0;
        foreach ((string unit, FaultPlan plan) in Plans())
        {
            var request = new InterviewRequest(
                city.Id,
                unit,
                "d1",
                Actor.Of("主任"),
                InterviewDecision.Issue,
                "多次逾期",
                Letter: letter,
                Release: true
            );
            Result<InterviewCase> decided = await TwiceAsync(city, plan, () => city.Parts.Interviews.DecideAsync(request, default));
            Result<InterviewCase> held = await TwiceAsync(city, plan, () =>
                city.Parts.Interviews.RecordAsync(city.Id, unit, 1, "h1", Actor.Of("市安委办"), Civil.Day("2021-04-23"), "限期整改", true, default)
            );

            Assert.IsType<Result<InterviewCase>.Done>(decided);
            Assert.IsType<Result<InterviewCase>.Done>(held);
            InterviewCase one = Assert.Single(await city.Parts.Interviews.CasesAsync(city.Id, default), c => c.Unit == unit);
            Assert.Equal(("已约谈", true), (one.Word, one.Noted));
            IReadOnlyList<string> history = await city.HistoryAsync(Articles, "2021-03", unit);
            Assert.Single(history, l => l.Contains("签发约谈通知书：多次逾期", StringComparison.Ordinal));
            Assert.Single(history, l => l.Contains("已约谈。纪要：限期整改", StringComparison.Ordinal));
        }

        Assert.True(crashes > 4);
        // One follow-up a unit, and each opens.
        city.List = await city.Parts.Lists(city.Id, default);
        Assert.Equal(Plans().Count(), city.List.Head.FollowUps.Select(f => f.Unit).Distinct().Count());
        Assert.Equal(Plans().Count(), city.List.Head.FollowUps.Length);
        await city.RunToAsync("2021-04-24");
        foreach (FollowUp followUp in city.List.Head.FollowUps)
            Assert.True((await city.ItemAsync(FollowUpDuty.Id, $"no-{followUp.Number:D4}", followUp.Unit)).IsOpen);
        Assert.Equal(Plans().Count(), city.Mail.Accepted.Count(m => m.Kind == NoticeKind.InterviewLetter));

        async Task<Result<InterviewCase>> TwiceAsync(City c, FaultPlan plan, Func<Task<Result<InterviewCase>>> act)
        {
            (Result<InterviewCase> result, bool crashed) = await SurviveAsync(c, plan, act);
            if (crashed)
                crashes++;
            return result;
        }
    }

    [Fact]
    public async Task ContactService_EditsOnceAndIsSeen_WhereverTheProcessDies()
    {
        using City city = await CityAsync("2021-03-02 10:00");
        foreach ((string unit, FaultPlan plan) in Plans())
        {
            ResponsibleUnit before = city.List.Directory[unit];
            ContactEdit edit = ContactEdit.Of(before).With(ContactRole.Liaison, new Contact("新任", $"{unit}.new@example.org")) with
            {
                RevokeLinks = true,
            };
            await SurviveAsync(city, plan, () => city.Parts.Contacts.EditAsync(unit, "e1", Actor.Of("市安委办"), 0, edit, null, default));
            ResponsibleUnit after = (await city.Parts.Lists(city.Id, default)).Directory[unit];
            Assert.Equal(($"{unit}.new@example.org", before.LinkEpoch + 1), (after.Liaison!.Email, after.LinkEpoch));
            Assert.Single((await city.Parts.Contacts.ReadAsync(unit, default))!.Value.Changes);
        }
    }

    [Fact]
    public async Task PauseService_PausesAndLiftsOnce_WhereverTheProcessDies()
    {
        using City city = await CityAsync("2021-04-02 10:00");
        foreach ((string unit, FaultPlan plan) in Plans())
        {
            var request = new PauseRequest(
                city.Id,
                $"p-{unit}",
                Actor.Of("市安委办"),
                null,
                unit,
                Civil.Day("2021-04-02"),
                Civil.Day("2021-06-30"),
                "防汛"
            );
            (Result<Pause> paused, _) = await SurviveAsync(city, plan, () => city.Parts.Pauses.PauseAsync(request, default));
            string id = Assert.IsType<Result<Pause>.Done>(paused).Value.Id;
            (Result<Pause> lifted, _) = await SurviveAsync(city, plan, () =>
                city.Parts.Pauses.LiftAsync(city.Id, id, $"l-{unit}", Actor.Of("市安委办"), "汛情结束", default)
            );
            Assert.IsType<Result<Pause>.Done>(lifted);
        }

        city.List = await city.Parts.Lists(city.Id, default);
        Assert.All(city.List.Head.Pauses, p => Assert.True(p.IsEmpty && p.Lifted is not null));
        Assert.Equal(Plans().Count(), city.List.Head.Pauses.Length);
        await city.RunToAsync("2021-04-09");
        foreach ((string unit, _) in Plans())
            Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08", city.Told(unit, "新闻宣传稿件（2021年3月）"));
    }

    [Fact]
    public async Task DeliveryReports_AreRecordedOnce_WhereverTheProcessDies()
    {
        using City city = await CityAsync("2021-04-01 10:00");
        foreach ((string unit, FaultPlan plan) in Plans())
        {
            (string address, string email) = ($"20210401T09|{unit}|reminder", $"{unit}.liaison@example.org");
            Assert.True(
                (
                    await SurviveAsync(city, plan, () =>
                        city.Parts.Deliveries.ReportAsync(city.Id, address, email, DeliveryStatus.Bounced, "550 no", default)
                    )
                ).Result
            );
            Assert.Single((await city.Parts.Mails.GetAsync(city.Id, address, default))!.Deliveries);
            Assert.NotNull((await city.Parts.Lists(city.Id, default)).Directory[unit].Liaison!.ReturnedAt);
            Assert.Single(await city.HistoryAsync(Articles, "2021-03", unit), l => l.Contains("后被退回（550 no）", StringComparison.Ordinal));
        }

        await city.RunToAsync("2021-04-02");
        SentMail told = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Contains($"{Plans().Count()}个邮箱", told.Mail.Subject, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Unit, FaultPlan Plan)> Plans()
    {
        string[] counties = [.. Seeds.Directory.Groups.First(g => g.Id == "counties").Members];
        return FaultPlan.EveryCrash(MostCommits, commitsOnly: true).Take(counties.Length).Select((plan, i) => (counties[i], plan));
    }

    private static async Task<(T Result, bool Crashed)> SurviveAsync<T>(City city, FaultPlan plan, Func<Task<T>> act)
    {
        city.Restart(plan);
        try
        {
            T result = await act();
            city.Restart();
            return (result, false);
        }
        catch (SimulatedCrashException)
        {
            city.Restart();
            return (await act(), true);
        }
    }

    private static async Task<City> CityAsync(string moment)
    {
        City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync(moment);
        return city;
    }
}
