using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Lists;

/// <summary>The periods that a duty opens, under the list that was issued on 18 January 2021.</summary>
public sealed class PeriodPlanTests
{
    [Theory]
    [InlineData("day 25", "2021-04-20", "01-25 02-25 03-25 04-20")] // never after a deadline inside the period
    [InlineData("day 10", "2021-04-20", "01-10 02-10 03-10 04-10")]
    [InlineData("next month day 5", "2021-03-31", "02-05 03-05 04-05")] // the report of March is due after the list's own deadline
    [InlineData("first weekday 1", "2021-05-31", "01-04 02-01 03-01 04-05 05-03")]
    [InlineData(null, "2021-04-20", "01-31 02-28 03-31 04-20")]
    [InlineData(null, "2021-04-01", "01-31 02-28 03-31 04-01")] // a deadline on the period's first day
    public void DueOn_IsTheDaySetWithin_OrTheEnd_OrTheDeadline(string? within, string until, string due)
    {
        Obligation duty = A.Duty(due: until) with { DueWithin = within is null ? null : DayWithin.Parse(within) };
        Assert.Equal(due, string.Join(' ', Of(duty).Select(p => $"{p.DueOn:MM-dd}")));
    }

    [Fact]
    public void Periods_OpenInOrder_TheQuotaOfTheYearAmongThem()
    {
        Obligation duty = A.Duty(recurrence: Recurrence.Quarterly, perPeriod: 3, perYear: 12) with { Within = [new SubQuota("省级媒体", 2)] };
        Assert.Equal(
            [
                "2021-q1 Periodic 01-18 3 ",
                "2021 Quota 01-18 12 2", // task 13: 全年不少于12篇，其中2篇…
                "2021-q2 Periodic 04-01 3 ",
                "2021-q3 Periodic 07-01 3 ",
                "2021-q4 Periodic 10-01 3 ",
            ],
            Of(duty).Select(p => $"{p.Ref.Period} {p.Kind} {p.OpensOn:MM-dd} {p.Required} {p.RequiredWithin}")
        );
        Assert.Null(Of(A.Duty(perYear: 12))[^1].RequiredWithin);
    }

    [Fact]
    public void Periods_OfExceptedMonths_AreLeftOut() =>
        Assert.DoesNotContain(Of(A.Duty() with { ExceptMonths = [7, 8] }), p => p.Ref.Period is "2021-07" or "2021-08");

    [Theory]
    [InlineData(Recurrence.Once, ItemKind.Once)]
    [InlineData(Recurrence.Continuous, ItemKind.Standing)]
    public void ADutyWithoutARhythm_IsDueOnItsDeadline_ThoughThatLiesInTheNextYear(Recurrence recurrence, ItemKind kind)
    {
        PeriodPlan plan = Assert.Single(Of(A.Duty(recurrence: recurrence, perPeriod: null, due: "2022-01-31")));
        Assert.Equal((kind, new(2022, 1, 31), A.Issued), (plan.Kind, plan.DueOn, plan.OpensOn));
    }

    [Fact]
    public void ADutyThatAReportOpens_OpensNothingByItself() => Assert.Empty(Of(A.Duty() with { Opening = OpeningKind.Report }));

    [Theory]
    [InlineData("2021-02-28", false)] // due on the first day for which the system answers
    [InlineData("2021-03-01", true)]
    public void WhatWasDueBeforeTheStart_IsHistoric(string startOn, bool historic)
    {
        PeriodPlan february = PeriodPlan.Of(A.Duty(), A.Catalogue("v1").List, A.Head with { StartOn = Civil.Day(startOn) })[1];
        Assert.Equal(("2021-02", Civil.Day(startOn), historic), (february.Ref.Period, february.OpensOn, february.Historic));
    }

    [Theory]
    [InlineData("2021-01-18", "2021-w03 01-18, 2021-w04 01-25")]
    [InlineData("2021-01-24", "2021-w03 01-24, 2021-w04 01-25")] // issued on the last day of a week
    [InlineData("2021-01-25", "2021-w04 01-25, 2021-w05 02-01")] // nobody can have been asked for a week before
    public void NothingOpens_ThatWasOverBeforeTheListWasIssued(string issued, string periods)
    {
        TaskList list = A.Catalogue("v1").List with { IssuedOn = Civil.Day(issued), EffectiveFrom = new(2021, 1, 1) };
        IEnumerable<PeriodPlan> plans = PeriodPlan.Of(A.Duty(recurrence: Recurrence.Weekly), list, A.Head with { StartOn = new(2021, 1, 1) });
        Assert.Equal(periods, string.Join(", ", plans.Take(2).Select(p => $"{p.Ref.Period} {p.OpensOn:MM-dd}")));
        Assert.All(plans, p => Assert.False(p.Historic));
    }

    [Fact]
    public void OpensBy_ItsDay_UnlessItWasWithdrawn()
    {
        PeriodPlan february = Of(A.Duty())[1];
        Assert.True(february.OpensBy(Civil.At("2021-02-01 00:00")));
        Assert.False(february.OpensBy(Civil.At("2021-01-31 23:59:59")));
        Assert.False((february with { Withdrawn = true }).OpensBy(Civil.At("2021-02-01 00:00")));
        Assert.Equal("01-inspection|2021-02", february.BoardRow);
    }

    private static IReadOnlyList<PeriodPlan> Of(Obligation duty) => PeriodPlan.Of(duty, A.Catalogue("v1").List, A.Head);
}
