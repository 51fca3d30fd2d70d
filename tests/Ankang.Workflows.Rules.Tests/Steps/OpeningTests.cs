using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Steps;

/// <summary>Items as they open: with their period, or added while it runs.</summary>
public sealed class OpeningTests
{
    private static readonly ResponsibleUnit[] Two = [A.UnitOf(), A.UnitOf("hanyin")];

    [Fact]
    public void Missing_OpensEveryUnit_OnThePeriodsDay()
    {
        ListInForce list = A.List(duty: A.Duty(askedOf: [A.Unit, "hanyin"]), units: Two);
        IReadOnlyList<Opening> opened = Projection.Missing(list, A.PlanOf(list, A.March), PeriodState.Empty, late: false, Civil.At("2021-03-05"));
        Assert.Equal(["hanbin", "hanyin"], opened.Select(o => o.Item.Key.Unit));
        Assert.All(opened, o => Assert.Equal((new DateOnly(2021, 3, 1), null), (o.Item.OpenedOn, o.Item.LadderFrom)));
        Assert.All(opened, o => Assert.Equal(new StepEvent.Opened(OpeningReason.Period), o.Event));
    }

    [Theory]
    [InlineData("2021-03-30", null)]
    [InlineData("2021-03-31", null)] // the due day itself is inside: nothing has lapsed
    [InlineData("2021-04-01", "2021-04-01")] // its ladder counts from today
    public void Missing_MakesNoRungUp_ForAUnitThatWasAddedLate(string today, string? ladderFrom)
    {
        ListInForce list = A.Changed("2021-03-20", A.Duty(), A.Duty(askedOf: [A.Unit, "hanyin"]), units: Two);
        Opening added = Assert.Single(Projection.Missing(list, A.PlanOf(list, A.March), A.Period(A.March), late: true, Civil.At($"{today} 08:00")));
        Assert.Equal((Civil.Day(today), "hanyin"), (added.Item.OpenedOn, added.Item.Key.Unit));
        Assert.Equal(ladderFrom is null ? null : Civil.Day(ladderFrom), added.Item.LadderFrom);
        Assert.Equal(OpeningReason.Change, Assert.IsType<StepEvent.Opened>(added.Event).Reason);
    }

    [Fact]
    public void Missing_TakesOver_WhatTheMergedUnitHadReported()
    {
        ListInForce list = A.List(units: [A.UnitOf(replaced: new UnitReplacement(["hanyin"], new DateOnly(2021, 3, 10))), A.UnitOf("hanyin")]);
        DueItem partly = A.March with { Reports = [A.Report("2021-03-05 10:00")], Required = 2 };
        Opening heir = Assert.Single(Projection.Missing(list, A.PlanOf(list, partly), A.Period(partly), late: true, Civil.At("2021-03-10")));
        Assert.Equal(("hanyin", 1), (heir.Item.Key.Unit, heir.Item.Count));
        Assert.Equal(OpeningReason.Replacement, Assert.IsType<StepEvent.Opened>(heir.Event).Reason);

        // Who has answered is not asked again through those that replaced it.
        DueItem done = A.March.ClosedAt("2021-03-05 10:00");
        Assert.Empty(Projection.Missing(list, A.PlanOf(list, done), A.Period(done), late: true, Civil.At("2021-03-10")));
    }

    [Theory]
    [InlineData("2021-04-10", true, "2021-04-10")] // a later date that was granted goes with it, and so does what it was
    [InlineData("2021-03-20", false, "2021-03-31")]
    public void Missing_TakesOver_TheDateAndTheNotes_OfTheMergedUnit(string due, bool historic, string expected)
    {
        ListInForce list = A.List(units: [A.UnitOf(replaced: new UnitReplacement(["hanyin"], new DateOnly(2021, 3, 10))), A.UnitOf("hanyin")]);
        DueItem own = A.March with { DueOn = Civil.Day(due), Historic = historic, NotesGiven = [1] };
        DueItem heir = Assert.Single(Projection.Missing(list, A.PlanOf(list, own), A.Period(own), late: true, Civil.At("2021-03-10"))).Item;
        Assert.Equal((Civil.Day(expected), new DateOnly(2021, 3, 31), historic), (heir.DueOn, heir.OriginalDueOn, heir.Historic));
        Assert.Equal([1], heir.NotesGiven.AsEnumerable());
    }

    [Fact]
    public void Missing_TakesNothingOver_WhereTheUnitWasSplit()
    {
        UnitReplacement split = new(["hanyin", "shiquan"], new DateOnly(2021, 3, 10));
        ListInForce list = A.List(units: [A.UnitOf(replaced: split), A.UnitOf("hanyin"), A.UnitOf("shiquan")]);
        DueItem partly = A.March with { Reports = [A.Report("2021-03-05 10:00")], Required = 2 };
        IReadOnlyList<Opening> heirs = Projection.Missing(list, A.PlanOf(list, partly), A.Period(partly), late: true, Civil.At("2021-03-10"));
        Assert.Equal([("hanyin", 0), ("shiquan", 0)], heirs.Select(h => (h.Item.Key.Unit, h.Item.Count)));
    }

    [Fact] // an accident that was reported up before it was recorded here
    public void Missing_OpensDone_WhatWasDoneBeforeAnybodyRecordedIt()
    {
        DateTimeOffset done = Civil.At("2021-05-05 23:30");
        EventOpening reported = new(1, "01-inspection", A.Unit, new(2021, 5, 6), new(2021, 5, 31), done);
        ListInForce list = A.List(A.Head with { Events = [reported] });
        Opening opened = Assert.Single(
            Projection.Missing(list, list.PlansOf("01-inspection")[^1], PeriodState.Empty, late: false, Civil.At("2021-05-06 10:00"))
        );
        Assert.Equal((ItemState.Completed, done, new DateOnly(2021, 5, 5)), (opened.Item.State, opened.Item.ClosedAt, opened.Item.CompletedOn));
        Assert.Equal(new StepEvent.ReportedBefore(done), opened.Event);
    }

    [Fact]
    public void Missing_OpensClosed_WhatTheNoticeFulfils_ThoughTheSystemBeganLater()
    {
        Obligation duty = A.Duty(recurrence: Recurrence.Once, due: "2021-01-31") with { Opening = OpeningKind.FulfilledByNotice };
        ListInForce list = A.List(A.Head with { StartOn = new DateOnly(2021, 3, 1) }, duty);
        PeriodPlan plan = list.Plans.Single();
        Opening opened = Assert.Single(Projection.Missing(list, plan, PeriodState.Empty, late: false, Civil.At("2021-03-01")));
        Assert.Equal((true, false), (plan.Historic, opened.Item.Historic));
    }

    [Fact]
    public void Missing_OpensClosed_WhatTheNoticeFulfils()
    {
        ListInForce list = A.List(duty: A.Duty(recurrence: Recurrence.Once) with { Opening = OpeningKind.FulfilledByNotice });
        Opening opened = Assert.Single(Projection.Missing(list, list.Plans.Single(), PeriodState.Empty, late: false, Civil.At("2021-01-18")));
        Assert.Equal((ItemState.Completed, A.Issued), (opened.Item.State, opened.Item.CompletedOn));
        Assert.Equal(new StepEvent.FulfilledByNotice(), opened.Event);
    }

    [Theory]
    [InlineData("2021-04-01", "2021-01 2021-02 2021-03 2021-04")] // a period that opens on the day of the change was opened
    [InlineData("2021-03-31", "2021-01 2021-02 2021-03")]
    public void Plans_KeepWhatHadOpened_WhenTheDutyWasTakenAway(string since, string periods)
    {
        ListInForce list = A.Changed(since, A.Duty(), null);
        Assert.Equal(periods, string.Join(' ', list.Plans.Select(p => p.Ref.Period)));
        Assert.All(list.Plans, p => Assert.True(p.Withdrawn));
    }

    [Theory]
    [InlineData("2021-04-01", "2021-04-01")]
    [InlineData("2021-04-30", "2021-04-30")] // due on the day of the change: asked for
    [InlineData("2021-05-01", null)] // over before it: asked of nobody
    public void Plans_OpenWithTheChange_OfADutyThatItAdded(string since, string? opens)
    {
        ListInForce list = A.Changed(since, null, A.Duty());
        PeriodPlan? april = list.PlansOf("01-inspection").SingleOrDefault(p => p.Ref.Period == "2021-04");
        Assert.Equal(opens, april?.OpensOn.ToString("yyyy-MM-dd"));
        Assert.NotEqual(true, april?.Historic);
    }
}
