using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Standings;

/// <summary>截至: what was known at 24:00 of a day. The item of March, due 03-31, opened 03-01.</summary>
public sealed class CutOffTests
{
    private static readonly DueItem Done = A.March.ClosedAt("2021-03-30 10:00");

    [Theory]
    [InlineData("2021-03-31 23:59:59", ItemVerdict.NotDue)] // a second before 24:00
    [InlineData("2021-04-01 00:00", ItemVerdict.Overdue)] // 24:00 itself
    [InlineData("2021-06-01 08:00", ItemVerdict.Overdue)]
    public void Judge_LetsTheDueDayRunOut(string asOf, ItemVerdict expected) =>
        Assert.Equal(expected, new CutOff(new(2021, 3, 31), Civil.At(asOf)).Judge(A.March));

    [Theory]
    [InlineData("2021-03-31 23:59:59", ItemVerdict.OnTime)]
    [InlineData("2021-04-01 00:00", ItemVerdict.Overdue)] // 24:00 belongs to the next day
    public void Judge_TakesAnItemAsOpen_WhenItClosedAfterTheCutOff(string closed, ItemVerdict expected) =>
        Assert.Equal(expected, At("2021-03-31").Judge(A.March.ClosedAt(closed, "2021-03-31")));

    [Theory]
    [InlineData("2021-03-30", "2021-03-30 09:00", "2021-03-30")]
    [InlineData("2021-12-31", "2021-03-30 09:00", "2021-03-30")] // no table speaks of the future
    [InlineData("2021-03-01", "2021-03-30 09:00", "2021-03-01")]
    public void Day_IsNeverAhead_OfTheInstantOfDrawing(string day, string asOf, string expected) =>
        Assert.Equal(Civil.Day(expected), new CutOff(Civil.Day(day), Civil.At(asOf)).Day);

    [Fact]
    public void Knows_WhatHadHappened_UpToTheInstantOfDrawing()
    {
        CutOff drawn = new(new(2021, 3, 30), Civil.At("2021-03-30 09:00"));
        Assert.True(drawn.Knows(Civil.At("2021-03-30 09:00")));
        Assert.False(drawn.Knows(Civil.At("2021-03-30 09:00:01")));
    }

    [Theory]
    [InlineData("2021-03-29", true)]
    [InlineData("2021-03-30", false)] // the day itself still runs
    public void HasPassed_OnceTheWholeDayIsOver(string day, bool passed)
    {
        Assert.Equal(passed, new CutOff(new(2021, 3, 30), Civil.At("2021-03-30 09:00")).HasPassed(Civil.Day(day)));
        Assert.True(new CutOff(new(2021, 3, 30), Civil.At("2021-03-31 00:00")).HasPassed(Civil.Day(day)));
        Assert.False(At("2021-03-28").HasPassed(Civil.Day(day))); // drawn later, it speaks of its own midnight
    }

    [Theory]
    [InlineData("2021-02-28", false)]
    [InlineData("2021-03-01", true)]
    public void Exists_FromTheDayOfOpeningOn(string day, bool exists) => Assert.Equal(exists, At(day).Exists(A.March));

    [Theory]
    [InlineData(ItemState.Completed)]
    [InlineData(ItemState.InReview)]
    [InlineData(ItemState.Waived)]
    [InlineData(ItemState.NotApplicable)]
    public void StateOf_IsTheOneThatHeldThen(ItemState state)
    {
        DueItem item = Done with { State = state };
        Assert.Equal(ItemState.Open, At("2021-03-29").StateOf(item));
        CutOff then = At("2021-03-30");
        Assert.Equal(state, then.StateOf(item));
        Assert.Equal(
            (state == ItemState.Completed, state == ItemState.InReview, state == ItemState.Waived, state == ItemState.NotApplicable),
            (then.IsDone(item), then.IsInReview(item), then.IsWaived(item), then.IsNotApplicable(item))
        );
    }

    [Fact] // of before, where the moment was not kept
    public void StateOf_IsWaived_WhereNoMomentIsKnown() =>
        Assert.Equal(ItemState.Waived, At("2021-03-30").StateOf(A.March with { State = ItemState.Waived }));

    [Fact]
    public void Counts_AreThoseReportedByThen_LessWhatCountsNoMore()
    {
        DueItem item = A.March with
        {
            Reports =
            [
                A.Report("2021-03-10 10:00", count: 2, within: 1),
                A.Report("2021-03-20 10:00", count: 3, within: 2),
                A.Report("2021-03-20 11:00", count: 9, within: 9, voidAt: "2021-03-21 10:00"),
                A.Report("2021-03-25 10:00", count: 4, within: 4),
            ],
        };
        CutOff then = At("2021-03-20");
        Assert.Equal((5, 3), (then.Count(item), then.CountWithin(item)));
    }

    [Theory]
    [InlineData("2021-03-31", Rung.None)]
    [InlineData("2021-04-01", Rung.Reminder)]
    [InlineData("2021-04-07", Rung.Reminder)]
    [InlineData("2021-04-08", Rung.Supervision)]
    [InlineData("2021-04-22", Rung.Interview)]
    public void RungOf_LeavesOutRungsAcceptedAfterTheCutOff(string day, Rung rung)
    {
        DueItem item = A.Supervised with { Interview = A.Accepted("2021-04-22", null) };
        Assert.Equal(rung, At(day).RungOf(item));
        Assert.Equal(rung >= Rung.Reminder ? item.Reminder : null, At(day).Accepted(item.Reminder));
        Assert.Null(At(day).Accepted(null));
    }

    /// <summary>Drawn long after it.</summary>
    private static CutOff At(string day) => new(Civil.Day(day), Civil.At("2021-12-01 09:00"));
}
