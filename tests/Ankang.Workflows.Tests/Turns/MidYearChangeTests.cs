using Ankang.Workflows.Publication;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>A list that is changed while it runs: closed items stay, open ones are moved or waived with the reason.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class MidYearChangeTests : IAsyncLifetime
{
    private static readonly Township Before = Township.Of(2021);
    private City _city = null!;

    public async Task InitializeAsync() => _city = await City.PublishAsync(Before.Folder, "2021-01-04", shadow: false);

    public Task DisposeAsync()
    {
        _city.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Deadline_MovedLater_StartsTheLadderAnew_AndLeavesWhatIsClosed()
    {
        await _city.RunToAsync("2021-03-30 10:00");
        await _city.ConfirmAsync("02-plan", "once", "hanbin", "2021-03-30");
        await _city.RunToAsync("2021-04-12 10:00"); // 提醒 04-01, 督办 04-08
        await _city.ChangeAsync(MovedTo("2021-04-30", "4月30日前"), "市安委会会议纪要〔2021〕2号");

        DueItem item = await _city.ItemAsync("02-plan", "once", "hanyin");
        Assert.Equal(
            (Civil.Day("2021-04-30"), Civil.Day("2021-04-30"), Civil.Day("2021-03-31"), 2, Rung.None),
            (item.DueOn, item.OriginalDueOn, item.FirstDueOn!.Value, item.Cycle, item.Rung)
        );
        Assert.Contains(
            "04-12 10时 市安委办 清单调整，完成时限由2021年3月31日（周三）调整为2021年4月30日（周五），督办程序重新起算（原因：市安委会会议纪要〔2021〕2号）",
            await _city.HistoryAsync("02-plan", "once", "hanyin")
        );
        DueItem closed = await _city.ItemAsync("02-plan", "once", "hanbin");
        Assert.Equal((ItemState.Completed, Outcome.OnTime, Civil.Day("2021-03-31")), (closed.State, closed.Outcome!.Value, closed.DueOn));

        await _city.RunToAsync("2021-05-20");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 到期提醒 04-23, 提醒 05-06, 督办 05-11", _city.Told("hanyin", "年度方案"));
    }

    [Fact]
    public async Task Deadline_MovedNearer_IsToldInTheNextMail()
    {
        await _city.RunToAsync("2021-03-24 12:00"); // 到期提醒 of 03-31 left this morning
        await _city.ChangeAsync(MovedTo("2021-03-30", "3月30日前"));
        await _city.RunToAsync("2021-04-24");
        Assert.Equal("到期提醒 03-24, 到期提醒 03-24 15时, 提醒 03-31, 督办 04-07, 约谈 04-21", _city.Told("hanyin", "年度方案"));
        string again = _city.Notices("hanyin").Where(m => m.Names("年度方案")).ElementAt(1).Mail.Text;
        Assert.Contains("完成时限：2021年3月30日（周二）（完成时限已由3月31日提前）", again, StringComparison.Ordinal);
        string reminder = _city.Notices("hanyin").Where(m => m.Names("年度方案")).ElementAt(2).Mail.Text;
        Assert.Contains("应于2021年3月30日前制定年度工作方案（完成时限已由3月31日提前）。", reminder, StringComparison.Ordinal);
        foreach (SentMail rung in _city.Notices("hanyin").Where(m => m.Names("年度方案") && m.Kind is NoticeKind.Supervision or NoticeKind.Interview))
            Assert.Contains("完成时限已由3月31日提前", rung.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_MovedIntoThePast_IsRemindedFromTheChangeOn()
    {
        await _city.RunToAsync("2021-03-17 10:00");
        await _city.ChangeAsync(MovedTo("2021-02-26", "2月26日前"));
        await _city.RunToAsync("2021-04-10");

        Assert.Equal("提醒 03-18, 督办 03-24, 约谈 04-08", _city.Told("hanyin", "年度方案")); // no rung for the weeks before
    }

    [Fact]
    public async Task Obligation_Withdrawn_IsWaivedWithItsReason_AndStaysOnRecord()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ConfirmAsync("04-meeting", "once", "hanbin", "2021-05-08");
        PublicationPlan plan = await _city.ChangeAsync(Before.WithoutLast(), "合并到全市会议");

        Assert.Equal(("04-meeting", DifferenceKind.Withdrawn), plan.Change!.Obligations.Select(o => (o.Obligation, o.Kind)).Single());
        Assert.Equal(ItemEffect.Waived, Assert.Single(plan.Change.Items).Effect);
        DueItem waived = await _city.ItemAsync("04-meeting", "once", "hanyin");
        Assert.Equal((ItemState.Waived, true), (waived.State, waived.Withdrawn));
        Assert.Contains(
            "05-10 10时 市安委办 清单调整，不再列有本责任事项，本事项予以豁免（原因：合并到全市会议）",
            await _city.HistoryAsync("04-meeting", "once", "hanyin")
        );
        Assert.Equal(ItemState.Completed, (await _city.ItemAsync("04-meeting", "once", "hanbin")).State);

        // Nothing of it is lost or asked for again, whatever befalls the index.
        await _city.RunToAsync("2021-08-01");
        AuditReport audit = await _city.Parts.Audit.RunAsync(_city.Id, default);
        Assert.Empty(audit.Problems);
        Assert.Equal(2, (await _city.ItemsAsync()).Count(i => i.Key.Obligation == "04-meeting"));
        Assert.DoesNotContain(_city.Mail.Accepted, m => m.At > Civil.At("2021-05-11") && m.Names("年度会议"));
        Assert.Null(await _city.Parts.Turns.AdvanceAsync(new ObligationRef(_city.Id, "04-meeting"), default));
    }

    [Fact]
    public async Task Obligation_TakenBack_IsOpenAgain_AndNotOpenedTwice()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ChangeAsync(Before.WithoutLast());
        await _city.RunToAsync("2021-05-20 10:00");
        await _city.ChangeAsync(Before, "误删恢复");
        await _city.RunToAsync("2021-07-10");

        Assert.Equal("到期提醒 06-23, 提醒 07-01, 督办 07-07", _city.Told("hanyin", "年度会议"));
        IReadOnlyList<string> history = await _city.HistoryAsync("04-meeting", "once", "hanyin");
        Assert.Contains("05-20 10时 市安委办 清单调整恢复本事项，继续办理（原因：误删恢复）", history);
        Assert.Single(history, h => h.Contains("待办事项生成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rhythm_FromMonthToQuarter_EndsTheMonth_AndOpensTheQuarterUnderWay()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ConfirmAsync("01-inspection", "2021-04", "hanbin", "2021-04-30");
        await _city.ChangeAsync(Quarterly());

        DueItem may = await _city.ItemAsync("01-inspection", "2021-05", "hanbin");
        Assert.Equal(ItemState.Waived, may.State);
        Assert.Contains("周期由每月改为每季度", (await _city.HistoryAsync("01-inspection", "2021-05", "hanbin"))[^1], StringComparison.Ordinal);
        Assert.Equal(ItemState.Completed, (await _city.ItemAsync("01-inspection", "2021-04", "hanbin")).State);
        DueItem quarter = await _city.ItemAsync("01-inspection", "2021-q2", "hanbin");
        Assert.Equal((Civil.Day("2021-05-10"), Civil.Day("2021-06-30"), false), (quarter.OpenedOn, quarter.DueOn, quarter.Historic));
        // The first quarter was answered for month by month.
        Assert.DoesNotContain(await _city.ItemsAsync(), i => i.Key.Period == "2021-q1");

        await _city.RunToAsync("2021-12-31");
        Assert.Equal(
            ["2021-01", "2021-02", "2021-03", "2021-04", "2021-05", "2021-q2", "2021-q3", "2021-q4"],
            (await _city.ItemsAsync())
                .Where(i => i.Key.Obligation == "01-inspection")
                .Select(i => i.Key.Period)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Obligation_Added_OpensFromNow_AndNoPeriodThatWasOver()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ChangeAsync(
            Before
                .With(
                    "      - id: 02-plan".Trim(),
                    "- id: 05-bulletin\n    task: 5\n    title: 每月印发1期通报\n    shortName: 通报\n    demand: 印发{period}通报\n"
                        + "    recurrence: monthly\n    perPeriod: 1\n    askedOf: [hanbin]\n"
                        + "    due: 2021-12-31\n    form: bulletin\n    source: 每月印发1期通报\n  - id: 02-plan"
                )
                .WithPublished("6月30日前 |\n|", "6月30日前 |\n|\n5.汉滨区安委会每月印发1期通报。 |\n汉滨区安委会 |\n12月31日前 |\n|")
        );
        DueItem[] items = [.. (await _city.ItemsAsync()).Where(i => i.Key.Obligation == "05-bulletin").OrderBy(i => i.Key.Period)];

        Assert.Equal([("2021-05", false)], items.Select(i => (i.Key.Period, i.Historic)));
        await _city.RunToAsync("2021-06-10");
        Assert.Equal("到期提醒 05-24, 提醒 06-01, 督办 06-07", _city.Told("hanbin", "通报（2021年5月）"));
        Assert.DoesNotContain(_city.Mail.Accepted, m => m.Names("通报（2021年4月）"));
    }

    [Fact]
    public async Task Units_OfADuty_AreOpenedAndWaived_WhileThePeriodRuns()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ChangeAsync(Before.With("    askedOf: [hanyin]", "    askedOf: [hanbin]"));

        Assert.Equal(
            (ItemState.Waived, ItemState.Open),
            ((await _city.ItemAsync("03-articles", "2021-05", "hanyin")).State, (await _city.ItemAsync("03-articles", "2021-05", "hanbin")).State)
        );
        Assert.Equal(ItemState.Waived, (await _city.ItemAsync("03-articles", "2021-04", "hanyin")).State);
        // What fell due before the change is nobody's arrear who was not asked then.
        Assert.DoesNotContain(await _city.ItemsAsync(), i => i.Key is { Obligation: "03-articles", Period: "2021-04", Unit: "hanbin" });
        Assert.Equal(ItemState.Open, (await _city.ItemAsync("03-articles", "2021", "hanbin")).State);
    }

    [Fact]
    public async Task Membership_IsTakenOnTheDayAPeriodOpens()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ChangeAsync(Before.WithUnits("members: [hanbin, hanyin]", "members: [hanyin, shiquan]"));
        await _city.RunToAsync("2021-06-02");

        Assert.Equal(["hanbin", "hanyin"], await UnitsAsync("01-inspection", "2021-05"));
        Assert.Equal(["hanyin", "shiquan"], await UnitsAsync("01-inspection", "2021-06"));
        Assert.Equal(ItemState.Open, (await _city.ItemAsync("01-inspection", "2021-05", "hanbin")).State);
    }

    [Fact] // asked for 2 until then, and for 3 from the month of the change on
    public async Task Number_Raised_LeavesPastPeriodsTheirWordsAndNumbers()
    {
        await _city.RunToAsync("2021-03-05 10:00");
        await _city.ChangeAsync(
            Before.With("perPeriod: 2", "perPeriod: 3").With("demand: 刊发{period}稿件", "demand: 刊发{period}原创稿件"),
            "加强宣传"
        );
        await _city.RunToAsync("2021-04-10");
        PeriodPlan[] plans = [.. _city.List.PlansOf("03-articles").Where(p => p.Kind == ItemKind.Periodic)];
        Assert.Equal([2, 2, 3, 3], plans.Take(4).Select(p => p.Required!.Value));
        Assert.Equal(["刊发{period}稿件", "刊发{period}稿件", "刊发{period}原创稿件"], plans.Take(3).Select(p => p.Obligation.Demand));
        Assert.Equal(2, (await _city.ItemAsync("03-articles", "2021-02", "hanyin")).Required);
        Assert.Equal(3, (await _city.ItemAsync("03-articles", "2021-03", "hanyin")).Required);
        Assert.Contains(
            "03-05 10时 市安委办 清单调整，要求由不少于2篇改为不少于3篇（原因：加强宣传）",
            await _city.HistoryAsync("03-articles", "2021-03", "hanyin")
        );
        ProgressReport report = ProgressWriter.Write(
            _city.List.Catalogue,
            _city.List.Directory,
            await _city.ItemsAsync(),
            Civil.Day("2021-03-31"),
            _city.Clock.Now
        );
        Assert.Contains("（要求1—2月每月至少2篇，3月起每月至少3篇）", report.Tasks[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_Lowered_ClosesWhatIsNowEnough_AsOfItsReport()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ConfirmAsync("03-articles", "2021-05", "hanyin", "2021-05-10");
        await _city.RunToAsync("2021-06-10 10:00");
        await _city.ChangeAsync(Before.With("perPeriod: 2", "perPeriod: 1"));

        DueItem may = await _city.ItemAsync("03-articles", "2021-05", "hanyin");
        Assert.Equal((ItemState.Completed, Outcome.OnTime, 1), (may.State, may.Outcome!.Value, may.Required!.Value));
        Assert.Equal(1, (await _city.ItemAsync("03-articles", "2021-06", "hanyin")).Required);
    }

    [Theory]
    [InlineData(false, "到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22")] // from now on: an open item keeps its ladder
    [InlineData(true, "到期提醒 03-24, 提醒 04-06, 督办 04-14, 约谈 04-27")] // 3rd and 7th working day, 6 days between
    public async Task Ladder_HoldsForWhatOpensLater_OrForOpenItemsToo(bool forOpen, string march)
    {
        await _city.RunToAsync("2021-03-31 10:00");
        await _city.ChangeAsync(Before.With("  reminderDay: 1", "  reminderDay: 3\n  supervisionDay: 7\n  supervisionGap: 6"), "从宽", forOpen);
        await _city.RunToAsync("2021-05-11");

        Assert.Equal(march, _city.Told("hanyin", "稿件（2021年3月）"));
        Assert.Equal("到期提醒 04-23, 提醒 05-08", _city.Told("hanyin", "稿件（2021年4月）"));
        Assert.Equal(
            forOpen,
            (await _city.HistoryAsync("03-articles", "2021-03", "hanyin")).Any(h => h.Contains("督办程序调整", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task SameContent_ChangesNothing()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        PublicationPlan plan = await _city.ChangeAsync(Before);

        Assert.Equal(PublicationKind.Unchanged, plan.Kind);
        Assert.Equal((0, 0), (plan.Change!.Items.Count, _city.List.Head.Changes));
        Assert.Empty(plan.Change.Obligations);
        Assert.Empty(plan.Change.Units);
    }

    [Fact]
    public async Task Plan_SaysWhatApplyingDoes_AndIsRefusedWhenItIsOld()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        Township changed = Quarterly();
        PublicationPlan plan = await _city.Parts.Publisher.PlanAsync(changed.Submission, default);
        Assert.Equal(0, _city.List.Head.Changes);
        await _city.ChangeAsync(Before.With("perPeriod: 2", "perPeriod: 1"));
        await Assert.ThrowsAsync<StalePlanException>(() =>
            _city.Parts.Publisher.ApplyAsync(changed.Submission, plan.Basis, Actor.Of("市安委办"), default)
        );

        plan = await _city.Parts.Publisher.PlanAsync(changed.Submission, default);
        await _city.Parts.Publisher.ApplyAsync(changed.Submission, plan.Basis, Actor.Of("市安委办"), default);
        foreach (ItemDifference item in plan.Change!.Items)
        {
            Assert.True(DueItemKey.TryParse(item.Item, out DueItemKey key));
            DueItem after = await _city.ItemAsync(key.Obligation, key.Period, key.Unit);
            Assert.Equal((item.DueAfter, item.Effect == ItemEffect.Waived), (after.DueOn, after.State == ItemState.Waived));
        }
    }

    private static Township MovedTo(string day, string printed) => Before.With("due: 2021-03-31", $"due: {day}").WithPublished("3月31日前", printed);

    private static Township Quarterly() =>
        Before
            .With("title: 每月至少开展1次安全检查", "title: 每季度至少开展1次安全检查")
            .With("recurrence: monthly\n    perPeriod: 1", "recurrence: quarterly\n    perPeriod: 1")
            .With("source: 各县区安委会每月", "source: 各县区安委会每季度")
            .WithPublished("1.各县区安委会每月", "1.各县区安委会每季度");

    private async Task<IEnumerable<string>> UnitsAsync(string duty, string period) =>
        (await _city.ItemsAsync())
            .Where(i => i.Key.Obligation == duty && i.Key.Period == period)
            .Select(i => i.Key.Unit)
            .Order(StringComparer.Ordinal);
}
