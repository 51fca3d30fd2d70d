using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A list that starts in the middle of its year, shadow and 正式启用, and a list's last day.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class FirstAndLastDayTests
{
    private const string Articles = "14b-county-articles",
        Item = "新闻宣传稿件（2026年11月）";

    [Fact]
    public async Task List_TakesOldItemsAsHistory_WhenItStartsInNovember()
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true);
        await city.RunToAsync("2026-12-07 08:00");

        IReadOnlyList<DueItem> items = await city.ItemsAsync();
        // Task 1 alone is neither: its own notice fulfils it.
        Assert.All(items.Where(i => i.Key.Obligation != "01-city-list"), i => Assert.Equal(i.DueOn < Civil.Day("2026-11-23"), i.Historic));
        DueItem october = await city.ItemAsync(Articles, "2026-10", "hanbin"),
            november = await city.ItemAsync(Articles, "2026-11", "hanbin");
        Assert.Equal((ItemState.Open, true, Civil.Day("2026-10-31")), (october.State, october.Historic, october.DueOn));
        Assert.Equal((ItemState.Open, false, Civil.Day("2026-11-23")), (november.State, november.Historic, november.OpenedOn));
        Assert.DoesNotContain(city.Outbox.Attempts, m => m.Kind != NoticeKind.Briefing && (m.Names("2026年10月") || m.Names("第三季度")));
        Assert.Contains(city.Outbox.Attempts, m =>
            m.Kind == NoticeKind.Briefing && m.Names("其中2026年10月及以前各期为历史事项，可补录，不计入应办")
        );
        Assert.Equal(Civil.At("2026-11-23 09:00"), city.Outbox.Accepted.First().At);
    }

    [Fact]
    public async Task HistoricItem_IsConfirmable_AndStaysOffTheLadder()
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true);
        await city.RunToAsync("2026-11-25 10:00");
        Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Articles, "2026-10", "hanbin", "2026-10-20", count: 2));

        DueItem item = await city.ItemAsync(Articles, "2026-10", "hanbin");
        Assert.Equal((ItemState.Completed, true), (item.State, item.Historic));
    }

    [Theory]
    // 7 days before 11-30 is the very day of the start: the duty is told first, then reminded of
    [InlineData("2026-11-23", "到期提醒 11-24")]
    // 7 days before is past: left out
    [InlineData("2026-11-24", "")]
    public async Task Courtesy_IsLeftOut_WhenItsDayWasBeforeTheStart(string startOn, string told)
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), startOn, shadow: true);
        await city.RunToAsync("2026-12-01");

        IEnumerable<SentMail> mails = city.Outbox.Accepted.Where(m => m.Addressee == "hanbin" && m.Kind == NoticeKind.Courtesy && m.Names(Item));
        Assert.Equal(told, string.Join(", ", mails.Select(m => m.Words)));
    }

    [Fact]
    public async Task Shadow_KeepsEveryMailInTheOutbox_AndShowsWhatWouldLeave()
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true);
        await city.RunToAsync("2026-12-07 08:00");

        Assert.Empty(city.Mail.Attempts);
        Assert.Contains(city.Outbox.Accepted, m =>
            m.Kind == NoticeKind.Reminder && m.Addressee == "hanbin" && m.Names(Item) && m.Words == "提醒 12-01"
        );
        Assert.Contains(city.Outbox.Accepted, m => m.Kind == NoticeKind.Briefing && m.Addressee == "hanbin");
    }

    [Fact] // also where it was published, and even activated, weeks before
    public async Task AListThatIsStillAhead_MailsNothing_BeforeItsDayOfIssue()
    {
        using City city = await City.PublishAsync(Township.Of(2021).Folder, "2020-12-14", shadow: false);
        await city.RunToAsync("2021-01-04 08:59");
        Assert.Empty(city.Mail.Attempts);
        await city.RunToAsync("2021-01-04 09:00");
        Assert.NotEmpty(city.Mail.Accepted);
        Assert.All(city.Mail.Accepted, m => Assert.Equal(NoticeKind.Briefing, m.Kind));
    }

    [Fact]
    public async Task Activation_StartsAtRungZero_WhateverTheShadowShowed()
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true);
        await city.RunToAsync("2026-12-07 10:00");
        Assert.True(await city.Parts.Activation.ActivateAsync(city.Id, Actor.Of("王丽"), "", default));
        await city.RunToAsync("2027-02-01");

        // Told that afternoon; 提醒 on the 3rd working day after, though 督办 would have been due on 12-07.
        Assert.Equal("提醒 12-10, 督办 12-16, 约谈 12-30", city.Told("hanbin", Item));
        Assert.Equal("12-15", city.The(NoticeKind.Reminder, "hanbin", Item).ReplyBy);
        Assert.DoesNotContain(city.Mail.Attempts, m => m.Kind != NoticeKind.Briefing && m.Names("2026年10月"));
        IReadOnlyList<string> history = await city.HistoryAsync(Articles, "2026-11", "hanbin");
        Assert.Contains("12-07 10时 系统 正式启用：试运行期间的通知不计，督办程序自2026年12月7日起算", history);
        // The item of December climbs as if there had been no shadow.
        Assert.StartsWith("到期提醒 12-24, 提醒 ", city.Told("hanbin", "新闻宣传稿件（2026年12月）"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activation_BriefsEveryUnitForReal_BecauseTheShadowReachedNobody()
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true);
        await city.RunToAsync("2026-12-07 10:00");
        await city.Parts.Activation.ActivateAsync(city.Id, Actor.Of("王丽"), "", default);
        await city.RunToAsync("2026-12-31");

        SentMail[] briefings = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing)];
        Assert.Equal(
            city.Outbox.Accepted.Where(m => m.Kind == NoticeKind.Briefing).Select(m => m.Addressee).Order(),
            briefings.Select(m => m.Addressee).Order()
        );
        Assert.Equal("任务告知 12-07 15时", briefings.Select(m => m.Words).Distinct().Single());
        Assert.All(city.Outbox.Attempts, m => Assert.True(m.At < Civil.At("2026-12-07 10:00")));
    }

    [Fact] // it can be drafted and tried, though
    public async Task Activation_IsRefused_WhenTheYearHasNoCalendar()
    {
        WorkCalendar known = new(Seeds.Calendar.Days.Where(d => d.Date.Year < 2026));
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true, calendar: known);
        await city.RunToAsync("2026-12-07 10:00");

        Assert.Contains(city.Outbox.Accepted, m => m.Kind == NoticeKind.Reminder && m.Names("2026年节假日安排尚未录入，所列2026年日期为暂定。"));
        Assert.False(await city.Parts.Activation.ActivateAsync(city.Id, Actor.Of("王丽"), "", default));
        Assert.True((await city.Parts.Register.GetAsync(city.Id, default)).Head.Shadow);
    }

    [Fact]
    public async Task Activation_ChangesNothing_WhenTheListIsNotInShadow()
    {
        using City city = await City.PublishAsync(TestLists.Of2026(), "2026-11-23", shadow: true);
        await city.RunToAsync("2026-12-07 10:00");

        Assert.True(await city.Parts.Activation.ActivateAsync(city.Id, Actor.Of("王丽"), "", default));
        Assert.False(await city.Parts.Activation.ActivateAsync(city.Id, Actor.Of("王丽"), "", default));
    }

    [Fact]
    public async Task Rehearsal_SendsNothing_WhateverIsConfigured()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: false, rehearsal: true);
        await city.RunToAsync("2021-01-23");

        Assert.Empty(city.Mail.Attempts);
        Assert.Contains(city.Outbox.Accepted, m => m.Addressee == "hanbin" && m.Words == "到期提醒 01-22");
        Assert.All(city.Outbox.Accepted, m => Assert.StartsWith("【模拟】", m.Mail.Subject, StringComparison.Ordinal));
        Assert.Equal("34-reporting-training", Assert.Single(await city.ItemsAsync(), i => i.Historic).Key.Obligation);
    }

    [Fact]
    public async Task List_SendsNothing_AfterItsLastDay()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin"], "03a-county-list", Articles));
        // The 提醒 of 2021-12 is accepted on the last day only; its 督办 would leave on 04-07.
        city.Mail.Down("2022-01-01", "2022-03-31");
        await city.RunToAsync("2022-06-01");

        Assert.Equal("到期提醒 12-24, 提醒 03-31", city.Told("hanbin", "新闻宣传稿件（2021年12月）"));
        Assert.DoesNotContain(city.Mail.Attempts, m => m.At >= Civil.At("2022-04-01"));
        DueItem item = await city.ItemAsync(Articles, "2021-12", "hanbin");
        Assert.Equal((ItemState.Open, true), (item.State, item.IsOverdue(city.Clock.Now)));
        foreach (PeriodPlan plan in city.List.Plans)
            Assert.Null((await city.Parts.Turns.AdvanceAsync(new ObligationRef(city.Id, plan.Obligation.Id), default))?.Moment);
    }
}
