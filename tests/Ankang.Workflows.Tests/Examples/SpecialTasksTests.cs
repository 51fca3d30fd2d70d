using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>Tasks with a trap in them.</summary>
[Collection(nameof(SharedQuietYear))]
[Trait(Tier.Name, Tier.City)]
public sealed class SpecialTasksTests(QuietYear year)
{
    private readonly City _city = year.City;

    [Fact]
    public async Task Task1_OpensClosed_BecauseTheNoticeIsTheAct()
    {
        DueItem item = await _city.ItemAsync("01-city-list", "once", "anweiban");

        Assert.Equal((ItemState.Completed, Outcome.OnTime, Civil.Day("2021-01-18")), (item.State, item.Outcome, item.CompletedOn));
        Assert.Equal(["01-18 0时 系统 《清单》印发即完成，以印发通知为凭"], await _city.HistoryAsync("01-city-list", "once", "anweiban"));
        Assert.Equal("", _city.Told("anweiban", "全市任务清单"));
    }

    [Fact]
    public async Task Task34_IsHistoric_BecauseItFellDueBeforeTheIssue()
    {
        DueItem item = await _city.ItemAsync("34-reporting-training", "once", "anweiban");

        Assert.Equal((true, ItemState.Open, Civil.Day("2021-01-10")), (item.Historic, item.State, item.DueOn));
        Assert.Equal("", _city.Told("anweiban", "直报系统培训"));
        Assert.Equal(
            "01-18 0时 系统 登记为历史事项：完成时限早于启用日，不计入应办，不发通知",
            Assert.Single(await _city.HistoryAsync("34-reporting-training", "once", "anweiban"))
        );
    }

    [Fact]
    public async Task Task34_IsConfirmable_ThoughNeverReminded()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["anweiban"], "34-reporting-training"));
        await city.RunToAsync("2021-02-01");

        Assert.IsType<ReportRecorded>(await city.ConfirmAsync("34-reporting-training", "once", "anweiban", "2021-01-08"));
        DueItem item = await city.ItemAsync("34-reporting-training", "once", "anweiban");
        Assert.Equal((ItemState.Completed, true), (item.State, item.Historic));
    }

    [Fact]
    public async Task Rehearsal_FindsTask34AloneHistoric_FromTheDayOfIssue()
    {
        DueItem january = await _city.ItemAsync("14b-county-articles", "2021-01", "hanbin");

        Assert.Equal("34-reporting-training", Assert.Single(await _city.ItemsAsync(), i => i.Historic).Key.Obligation);
        Assert.Equal((Civil.Day("2021-01-18"), Civil.Day("2021-01-31")), (january.OpenedOn, january.DueOn));
        Assert.StartsWith("到期提醒 01-22, 提醒 02-01", _city.Told("hanbin", "新闻宣传稿件（2021年1月）"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task10_IsShownAndAskedOfNoOne_BecauseEnterprisesHaveNoAddress()
    {
        DueItem item = await _city.ItemAsync("10-enterprise-study", "once", Seeds.Catalogue["10-enterprise-study"].AskedOf[0]);

        Assert.Equal((false, ItemState.Open), (item.Addressed, item.State));
        Assert.DoesNotContain(_city.Mail.Attempts, m => m.Names("企业常态化学习"));
        Assert.DoesNotContain(_city.Mail.Attempts, m => m.Addressee == item.Key.Unit);
    }

    [Theory]
    [InlineData("31a-duty-watch")]
    [InlineData("31b-accident-report")]
    [InlineData("40a-accountability")]
    [InlineData("40b-raised-investigation")]
    public async Task EventDuties_OpenNothing_UntilSomethingIsReported(string duty) =>
        Assert.DoesNotContain(await _city.ItemsAsync(), i => i.Key.Obligation == duty);

    [Fact]
    public async Task StandingDuty_IsOneItemWithTheFullLadder_AfterItsDeadline()
    {
        DueItem item = Assert.Single(await _city.ItemsAsync(), i => i.Key is { Obligation: "14a-county-publicity", Unit: "hanbin" });

        Assert.Equal((ItemKind.Standing, Civil.Day("2021-12-31")), (item.Kind, item.DueOn));
        Assert.Equal(
            // The notes asked for and missing were no lapse: nothing but the courtesy mails of four quarters before 12-31.
            "到期提醒 03-24, 到期提醒 06-23, 到期提醒 09-23, 到期提醒 12-24, 提醒 01-04, 督办 01-10, 约谈 01-24",
            _city.Told("hanbin", "辖区宣传学习")
        );
    }

    [Theory]
    [InlineData("03-24", "第一季度进展说明", "3月31日（周三）")]
    [InlineData("06-23", "第二季度进展说明", "6月30日（周三）")]
    [InlineData("09-23", "第三季度进展说明", "9月30日（周四）")]
    [InlineData("12-24", "第四季度进展说明", "12月31日（周五）")]
    public void StandingDuty_IsAskedForItsNote_InTheQuartersLastMonth(string on, string note, string until)
    {
        SentMail mail = Assert.Single(_city.Notices("hanbin"), m => m.Words == $"到期提醒 {on}");

        // It stands before what is due with it, as task 14 has it; the first date of a mail is the one with its year.
        string first = on == "12-24" ? until : $"2021年{until}";
        Assert.Contains($"辖区宣传学习（{note}）。请于{first}前填报", mail.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandingDuty_IsNotAskedAgain_WhenTheNoteOfTheQuarterWasGiven()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin"], "14a-county-publicity"));
        await city.RunToAsync("2021-03-10 10:00");
        Assert.IsType<ReportRecorded>(await city.ConfirmAsync("14a-county-publicity", "once", "hanbin", null, note: "3月已开展两次。"));
        await city.RunToAsync("2021-07-01");

        Assert.Equal("到期提醒 06-23", city.Told("hanbin", "辖区宣传学习"));
        Assert.Contains(
            "03-10 10时 联络员 报送第一季度进展说明。说明：3月已开展两次。",
            await city.HistoryAsync("14a-county-publicity", "once", "hanbin")
        );
        Assert.Equal(ItemState.Open, (await city.ItemAsync("14a-county-publicity", "once", "hanbin")).State);
    }

    [Fact]
    public async Task Task15_IsTheOfficesToPropose_AndNeverTheCitys()
    {
        Assert.All((await _city.ItemsAsync()).Where(i => i.Key.Obligation.StartsWith("15", StringComparison.Ordinal)), i =>
            Assert.Equal("anweiban", i.Key.Unit)
        );
        Assert.Equal("到期提醒 06-23, 提醒 07-01, 督办 07-07, 约谈 07-21", _city.Told("anweiban", "提请市委常委会（上半年）"));
        Assert.All(_city.Notices("anweiban").Where(m => m.Kind != NoticeKind.Courtesy), m => Assert.Equal(["anweiban.supervisor@example.org"], m.To));
    }

    [Theory]
    [InlineData("现场处置方案演练（上半年）", "到期提醒 06-23, 提醒 07-01, 督办 07-07, 约谈 07-21")]
    [InlineData("现场处置方案演练（下半年）", "到期提醒 11-23, 提醒 12-01, 督办 12-07, 约谈 12-21")] // the list's end for it comes before the half-year's
    [InlineData("应急预案演练（全年）", "到期提醒 11-23, 提醒 12-01, 督办 12-07, 约谈 12-21")]
    public void Task30_FallsDueWithThePublishedDeadline_BeforeItsPeriodEnds(string item, string told) =>
        Assert.Equal(told, _city.Told("zwh-daolu", item));

    [Fact]
    public async Task Task28_AsksForTheLookBackOnceAYear_OfEachCommitteeOffice()
    {
        DueItem[] items = [.. (await _city.ItemsAsync()).Where(i => i.Key.Obligation == "28b-look-back")];

        Assert.Equal(_city.List.Directory.Expand(["committee-offices", "shengtai"]).Select(u => u.Id).Order(), items.Select(i => i.Key.Unit).Order());
        Assert.All(items, i => Assert.Equal(("2021", Civil.Day("2021-12-31"), 1), (i.Key.Period, i.DueOn, i.Required)));
    }

    [Fact]
    public void Xunyang_IsOneUnitUnderTheNameOfTheDay_BeforeAndAfterItsChange()
    {
        SentMail[] notices = [.. _city.Notices("xunyang")];
        SentMail[] before = [.. notices.Where(m => m.At < Civil.At("2021-02-01"))],
            after = [.. notices.Except(before)];

        Assert.NotEmpty(before);
        Assert.All(before, m => Assert.EndsWith("（旬阳县安委会）", m.Mail.Subject, StringComparison.Ordinal));
        Assert.All(before, m => Assert.StartsWith("旬阳县安委会：", m.Mail.Text, StringComparison.Ordinal));
        Assert.All(after, m =>
            Assert.True(m.Mail.Subject.EndsWith("（旬阳市安委会）", StringComparison.Ordinal) || m.Names("、旬阳市安委会（"), m.Mail.Subject)
        );
        Assert.DoesNotContain(after, m => m.Names("旬阳县"));
        // The item of January was told under the old name and reminded under the new one.
        Assert.Equal("到期提醒 01-22, 提醒 02-01, 督办 02-05, 约谈 02-24", _city.Told("xunyang", "新闻宣传稿件（2021年1月）"));
        Assert.Contains(_city.Mail.Accepted, m =>
            m.Kind == NoticeKind.Digest && m.At == Civil.At("2021-02-01 09:00") && m.Names("旬阳市安委会") && !m.Names("旬阳县")
        );
    }

    [Fact]
    public void Briefing_ReachesEveryUnitOnce_AtTheFirstSlot()
    {
        SentMail[] briefings = [.. _city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing)];
        IEnumerable<string> asked = _city
            .List.Directory.Expand(_city.List.Catalogue.Obligations.Where(o => o.Opening == OpeningKind.Period).SelectMany(o => o.AskedOf))
            .Where(u => u.IsAddressed)
            .Select(u => u.Id);

        Assert.All(briefings, m => Assert.Equal(Civil.At("2021-01-18 09:00"), m.At));
        // One a person: who is the liaison of several units has one mail for all.
        Assert.Equal(
            asked.Select(u => _city.List.Directory[u].Liaison!.Email).Distinct().Order(),
            briefings.Select(m => Assert.Single(m.To)).Order()
        );
        SentMail hanbin = Assert.Single(briefings, m => m.Addressee == "hanbin");
        Assert.Equal(["hanbin.liaison@example.org"], hanbin.To);
        Assert.Contains("新闻宣传稿件。每月至少2篇，全年不少于24篇；每月月底前报送", hanbin.Mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://example.org/u/", hanbin.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PartyOrgan_IsRemindedAndThenLeftToTheOffice_BecauseOfItsHighestRung()
    {
        Assert.Equal("到期提醒 03-24, 提醒 04-01", _city.Told("hanbin-party", "专题学习（第一季度）"));
        Assert.DoesNotContain(_city.Mail.Attempts, m =>
            m.Addressee.EndsWith("-party", StringComparison.Ordinal)
            && m.Kind is NoticeKind.Supervision or NoticeKind.Interview or NoticeKind.InterviewProposal
        );
    }

    [Fact]
    public async Task PartyOrgan_RestsForAReason_AfterItsReminder()
    {
        DueItem item = await _city.ItemAsync("09-county-study", "2021-q1", "hanbin-party");
        Decision decision = Ladder.Next(item, [], (await _city.Parts.Lists(_city.Id, default)).TermsFor(item), Civil.Day("2021-04-08"));

        Assert.Equal(RestReason.BeyondMaxRung, decision.Rest);
    }

    [Fact]
    public void OfficesOwnLapse_ClimbsToItsOwnLeader_WithoutALetter()
    {
        const string item = "专题学习（2021年3月）";
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", _city.Told("anweiban", item));
        Assert.All(_city.Notices("anweiban").Where(m => m.Names(item) && m.Kind != NoticeKind.Courtesy), m =>
            Assert.Equal(["anweiban.supervisor@example.org"], m.To)
        );
        Assert.DoesNotContain(_city.Mail.Attempts, m => m.Kind == NoticeKind.InterviewProposal && m.Addressee == "anweiban");
    }

    [Fact]
    public void SeveralItemsOfAUnit_ClimbEachByItself_WhenTheyLapseOverTheYear()
    {
        // March reaches 约谈 while April is at its courtesy: neither waits for the other.
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", _city.Told("hanbin", "新闻宣传稿件（2021年3月）"));
        Assert.Equal("到期提醒 04-23, 提醒 05-06, 督办 05-11, 约谈 05-25", _city.Told("hanbin", "新闻宣传稿件（2021年4月）"));
    }

    [Fact]
    public async Task EveryItem_EndsClosedOrAtRest_AfterTheListCloses()
    {
        foreach (DueItem item in await _city.ItemsAsync())
        {
            Obligation duty = Seeds.Catalogue[item.Key.Obligation];
            Decision decision = Ladder.Next(item, [], (await _city.Parts.Lists(_city.Id, default)).TermsFor(item), Civil.Day("2022-04-01"));
            Assert.True(decision.Rest is not null, $"{item.Key} is not at rest.");
        }

        Assert.DoesNotContain(_city.Mail.Attempts, m => ChinaTime.DateOf(m.At) > Civil.Day("2022-03-31"));
    }
}
