using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.DueItems;

/// <summary>What follows from an item alone; the item of March, due 03-31.</summary>
public sealed class DueItemTests
{
    [Theory]
    [InlineData("2021-03-31 23:59:59", false)]
    [InlineData("2021-04-01", true)] // 24:00 of the due day
    public void IsOverdue_WhenTheDueDayHasPassed(string now, bool overdue)
    {
        Assert.Equal(overdue, A.March.IsOverdue(Civil.At(now)));
        Assert.False((A.March with { State = ItemState.InReview }).IsOverdue(Civil.At(now))); // asks nothing of the unit
    }

    [Fact]
    public void Counts_AreAdded_OfTheReportsThatCount()
    {
        DueItem item = A.March with
        {
            Reports =
            [
                A.Report("2021-03-10 10:00", count: 2, within: 1),
                A.Report("2021-03-11 10:00", count: 3, within: 2),
                A.Report("2021-03-12 10:00", count: 9, within: 9, voidAt: "2021-03-13 10:00"),
            ],
        };
        Assert.Equal((5, 3), (item.Count, item.CountWithin));
    }

    [Theory]
    [InlineData("2021-04-12 09:59", null, true)]
    [InlineData("2021-04-12 10:00", null, true)] // the report that was returned
    [InlineData("2021-04-12 10:01", null, false)]
    [InlineData("2021-04-12 10:01", "2021-04-12 11:00", true)] // and taken back again
    public void IsReturned_UntilSomethingIsReportedSince(string reported, string? voidAt, bool returned) =>
        Assert.Equal(
            returned,
            (A.March with { ReturnedAt = Civil.At("2021-04-12 10:00"), Reports = [A.Report(reported, voidAt: voidAt)] }).IsReturned
        );

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2021-03-31", null, true)] // it means the rung above the 提醒
    [InlineData("2021-04-02", null, false)] // the 提醒 has left since
    [InlineData("2021-03-31", "2021-04-01", false)] // at once: it has left
    [InlineData("2021-04-02", "2021-03-31", true)] // the 督办 is the last that left
    public void ARungByHand_IsAwaited_UntilOneLeaves(string? reminder, string? supervision, bool awaited)
    {
        DueItem item = A.March with
        {
            ByHand = new RungByHand(Civil.At("2021-04-01 09:00"), "多次督促未改"),
            Reminder = reminder is null ? null : A.Accepted(reminder, null),
            Supervision = supervision is null ? null : A.Accepted(supervision, null),
        };
        Assert.Equal(awaited, item.AwaitsRungByHand);
        Assert.False((item with { ByHand = null }).AwaitsRungByHand);
    }

    [Theory]
    [InlineData("2021-03-31 23:59", "2021-03-31", Outcome.OnTime)]
    [InlineData("2021-04-01", "2021-03-31", Outcome.ReportedLate)]
    [InlineData("2021-04-01", "2021-04-01", Outcome.DoneLate)]
    public void Outcome_IsToldByTheDayOfTheReportAndTheDayOfTheWork(string reported, string done, Outcome outcome)
    {
        DueItem closed = A.March.ClosedAt(reported, done);
        Assert.Equal(outcome, closed.Outcome);
        Assert.Null((closed with { State = ItemState.InReview }).Outcome);
    }

    [Fact]
    public void NextCycle_ClimbsAnew()
    {
        DueItem anew = (A.Supervised with { Interview = A.Accepted("2021-04-22", null), QuietUntil = new(2021, 5, 1) }).NextCycle(new(2021, 5, 6));
        Assert.Equal((2, Rung.None, null, new(2021, 5, 6), null), (anew.Cycle, anew.Rung, anew.CourtesyAt, anew.LadderFrom, anew.QuietUntil));
    }
}
