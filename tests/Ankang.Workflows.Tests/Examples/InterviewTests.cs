using Ankang.Workflows.Answers;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>约谈研究清单: what the leader decides, and what comes of it.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class InterviewTests
{
    private const string Articles = "14b-county-articles",
        Hanbin = "hanbin";
    private static readonly InterviewLetter Letter = new(Civil.At("2021-04-28 09:30"), "市安委办会议室", "市安委办主任", "安市安委办约〔2021〕1号");

    [Fact]
    public async Task Proposal_TakesInWhatReachesTheRung_UntilItIsDecided()
    {
        using City city = await CityAsync();
        await city.RunToAsync("2021-05-25 10:00");
        InterviewProposal joined = Assert.Single(await city.Parts.Interviews.ProposalsAsync(city.Id, default), p => p.Unit == Hanbin);
        Assert.Equal(["2021-03", "2021-04"], joined.Items.Select(i => i.Item.Key.Period).Distinct().Order());
        // The later ones brought no second letter to the office.
        Assert.Single(city.Mail.Accepted, m => m is { Kind: NoticeKind.InterviewProposal, Addressee: Hanbin });

        Assert.IsType<Result<InterviewCase>.Done>(
            await city.Parts.Interviews.DecideAsync(new(city.Id, Hanbin, "d1", Actor.Of("主任"), InterviewDecision.Drop, "已当面提醒"), default)
        );
        Assert.DoesNotContain(await city.Parts.Interviews.ProposalsAsync(city.Id, default), p => p.Unit == Hanbin);
        await city.RunToAsync("2021-06-23");
        Assert.Equal(2, city.Mail.Accepted.Count(m => m is { Kind: NoticeKind.InterviewProposal, Addressee: Hanbin }));
        Assert.Contains(await city.HistoryAsync(Articles, "2021-03", Hanbin), l =>
            l.EndsWith("主任 研究决定不约谈：已当面提醒", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Decide_AnswersWhoWasFirst_WhenTwoDecideAtOnce()
    {
        using City city = await CityAsync();
        await city.RunToAsync("2021-04-23 10:00");
        InterviewRequest request = new(city.Id, Hanbin, "d1", Actor.Of("甲"), InterviewDecision.Circulate, "影响面大");
        Result<InterviewCase>.Done first = Assert.IsType<Result<InterviewCase>.Done>(await city.Parts.Interviews.DecideAsync(request, default));
        Assert.Equal(
            first.Value.Number,
            Assert.IsType<Result<InterviewCase>.Done>(await city.Parts.Interviews.DecideAsync(request, default)).Value.Number
        );
        InterviewConflict second = Assert.IsType<InterviewConflict>(
            await city.Parts.Interviews.DecideAsync(
                request with
                {
                    RequestId = "d2",
                    Who = Actor.Of("乙"),
                    Decision = InterviewDecision.Drop,
                },
                default
            )
        );
        Assert.Equal(("甲", "改为通报", null), (second.Case!.Who.Name, second.Case.Word, second.Proposal));
    }

    [Fact]
    public async Task Decide_LeavesTheProposalOpen_WhenItIsPostponed()
    {
        using City city = await CityAsync();
        await city.RunToAsync("2021-04-23 10:00");
        await city.Parts.Interviews.DecideAsync(
            new(city.Id, Hanbin, "d1", Actor.Of("主任"), InterviewDecision.Postpone, "待核实", Until: Civil.Day("2021-05-10")),
            default
        );
        InterviewProposal open = Assert.Single(await city.Parts.Interviews.ProposalsAsync(city.Id, default), p => p.Unit == Hanbin);
        Assert.Equal(Civil.Day("2021-05-10"), open.Postponed?.PostponedUntil);
    }

    [Fact]
    public async Task Decide_IsNotTaken_WhenAnotherItemJoinedSinceTheFormWasShown()
    {
        using City city = await CityAsync();
        await city.RunToAsync("2021-04-23 10:00");
        DueItemKey[] seen =
        [
            .. (await city.Parts.Interviews.ProposalsAsync(city.Id, default)).Single(p => p.Unit == Hanbin).Items.Select(i => i.Item.Key),
        ];
        await city.RunToAsync("2021-05-25 10:00");
        InterviewConflict conflict = Assert.IsType<InterviewConflict>(
            await city.Parts.Interviews.DecideAsync(new(city.Id, Hanbin, "d1", Actor.Of("主任"), InterviewDecision.Drop, "已当面提醒", seen), default)
        );
        Assert.True(conflict.Proposal!.Items.Count > seen.Length);
    }

    [Fact]
    public async Task Issue_TellsThePrincipalAndOpensAReport_WhenTheInterviewWasHeld()
    {
        using City city = await CityAsync();
        await city.RunToAsync("2021-04-23 10:00");
        Result<InterviewCase>.Done issued = Assert.IsType<Result<InterviewCase>.Done>(
            await city.Parts.Interviews.DecideAsync(
                new(city.Id, Hanbin, "d1", Actor.Of("主任"), InterviewDecision.Issue, "多次逾期", Letter: Letter, Release: true),
                default
            )
        );
        await city.RunToAsync("2021-04-28 15:30");
        SentMail letter = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.InterviewLetter);
        Assert.Equal(("约谈通知 04-23 15时", "hanbin.principal@example.org"), (letter.Words, Assert.Single(letter.To)));
        Assert.Contains(
            "时间：2021年4月28日09:30\n地点：市安委办会议室\n约谈人：市安委办主任\n文号：安市安委办约〔2021〕1号",
            letter.Mail.Text,
            StringComparison.Ordinal
        );

        Result<InterviewCase>.Done held = Assert.IsType<Result<InterviewCase>.Done>(
            await city.Parts.Interviews.RecordAsync(
                city.Id,
                Hanbin,
                issued.Value.Number,
                "h1",
                Actor.Of("市安委办"),
                Civil.Day("2021-04-28"),
                "限期整改，五个工作日内报送书面整改情况。",
                followUp: true,
                default
            )
        );
        Assert.Equal(("已约谈", 1), (held.Value.Word, held.Value.Held!.FollowUp));
        await city.Parts.Interviews.RecordAsync(
            city.Id,
            Hanbin,
            issued.Value.Number,
            "h1",
            Actor.Of("市安委办"),
            Civil.Day("2021-04-28"),
            "限期整改",
            followUp: true,
            default
        );

        // 5 working days after 04-28 over 劳动节, with the make-up Saturday.
        city.List = await city.Parts.Lists(city.Id, default);
        DueItem report = await city.ItemAsync(FollowUpDuty.Id, "no-0001", Hanbin);
        Assert.Equal((ItemState.Open, Civil.Day("2021-05-08")), (report.State, report.DueOn));
        await city.RunToAsync("2021-05-11");
        Assert.Contains("提醒 05-10", city.Told(Hanbin, "约谈整改报告"), StringComparison.Ordinal);
        Assert.Contains(await city.HistoryAsync(Articles, "2021-03", Hanbin), l =>
            l.Contains("4月28日已约谈。纪要：限期整改", StringComparison.Ordinal)
        );
    }

    private static async Task<City> CityAsync()
    {
        string units = Seeds.Of2021.UnitsText;
        City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        Assert.Contains("hanbin.principal@example.org", units, StringComparison.Ordinal);
        return city;
    }
}
