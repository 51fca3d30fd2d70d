using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Standings;

/// <summary>What an item is: today, and at a cut-off.</summary>
public sealed class StandingTests
{
    private static readonly DueItem Done = A.March.ClosedAt("2021-03-30 10:00");

    private static readonly Dictionary<string, (DueItem Item, string Today, string Expected)> Rows = new()
    {
        ["open, far from its day"] = (A.March, "2021-03-23", "Open NotDue Grey 0"),
        ["within the days of the courtesy reminder"] = (A.March, "2021-03-24", "DueSoon NotDue Yellow 0"),
        ["the due day itself is inside"] = (A.March, "2021-03-31", "DueSoon NotDue Yellow 0"),
        ["overdue, one working day"] = (A.March, "2021-04-01", "Overdue Overdue Red 1"),
        ["overdue over 清明: three holidays do not count"] = (A.March, "2021-04-06", "Overdue Overdue Red 3"),
        ["the list's last day"] = (A.March, "2022-03-31", "Overdue Overdue Red 250"),
        ["the list is closed"] = (A.March, "2022-04-01", "NotDone Overdue Red 251"),
        ["returned, with time left"] = (Returned("2021-04-15"), "2021-04-15", "Returned Overdue Yellow 0"),
        ["returned, and the time is over"] = (Returned("2021-04-15"), "2021-04-16", "Overdue Overdue Red 11"),
        ["a later date is in force"] = (Extended, "2021-04-10", "Extended Extended Grey 0"),
        ["a later date is near"] = (Extended, "2021-04-25", "DueSoon Extended Yellow 0"),
        ["before the office"] = (Done with { State = ItemState.InReview }, "2021-04-10", "InReview InReview Green 0"),
        ["done before its day"] = (Done, "2021-03-30", "OnTime NotDue Green 0"),
        ["done in time"] = (Done, "2021-04-01", "OnTime OnTime Green 0"),
        ["done in time, reported late"] = (A.March.ClosedAt("2021-04-01 00:00", "2021-03-31"), "2021-04-01", "ReportedLate ReportedLate Green 0"),
        ["done late"] = (A.March.ClosedAt("2021-04-01 10:00"), "2021-04-01", "DoneLate DoneLate Green 0"),
        ["waived"] = (A.March with { State = ItemState.Waived }, "2021-04-10", "Waived Waived Grey 0"),
        ["不适用"] = (A.March with { State = ItemState.NotApplicable }, "2021-04-10", "NotApplicable NotApplicable Grey 0"),
        ["年终关闭: as undone as before, though the list is open"] = (
            A.March with
            {
                State = ItemState.Ended,
                ClosedAt = Civil.At("2021-12-03 10:00"),
            },
            "2021-04-06",
            "NotDone Overdue Red 3"
        ),
        ["历史事项, open"] = (A.March with { Historic = true }, "2021-04-10", "Historic Historic Grey 0"),
        ["历史事项, done"] = (Done with { Historic = true }, "2021-04-10", "Historic Historic Grey 0"),
        ["历史事项, waived: the table counts it with the historic"] = (
            A.March with
            {
                Historic = true,
                State = ItemState.Waived,
            },
            "2021-04-10",
            "Waived Historic Grey 0"
        ),
    };

    public static TheoryData<string> Whys => [.. Rows.Keys];

    private static DueItem Extended => A.March with { DueOn = new DateOnly(2021, 4, 30) };

    [Theory]
    [MemberData(nameof(Whys))]
    public void Now_IsOneOfTheStatuses_WithItsPartOfTheTableAndItsColour(string why)
    {
        (DueItem item, string today, string expected) = Rows[why];
        Standing standing = Standing.Now(A.List(), item, Civil.Day(today));
        Assert.Equal(expected, $"{standing.Status} {standing.Verdict} {standing.Tone} {standing.WorkingDaysLate}");
    }

    [Theory]
    [MemberData(nameof(Whys))]
    public void Tally_AddsUp_WhateverAnItemIs(string why)
    {
        (DueItem item, string today, _) = Rows[why];
        Standing standing = Standing.Now(A.List(), item, Civil.Day(today));
        Tally tally = Tally.Of([standing]);
        Assert.Equal(tally.Due, tally.Done + tally.InReview + tally.Extended + tally.Overdue);
        Assert.Equal(tally.FallenDue, tally.Done + tally.InReview + tally.Overdue);
        Assert.Equal(1, tally.Due + tally.NotDue + tally.Waived + tally.NotApplicable + tally.Historic);
        Assert.Equal(standing.Status.IsCounted(), tally.Due + tally.NotDue == 1);
    }

    [Fact]
    public void At_ACutOff_KnowsNothingOfWhatCameLater()
    {
        CutOff march = new(new DateOnly(2021, 3, 31), Civil.At("2021-06-01"));
        DueItem late = A.March.ClosedAt("2021-04-01 00:00", "2021-03-30");
        Assert.Equal(ItemVerdict.Overdue, Standing.At(late, march).Verdict); // 24:00 belongs to the next day
        Assert.Equal(ItemVerdict.ReportedLate, Standing.At(late, new CutOff(new DateOnly(2021, 4, 1), Civil.At("2021-06-01"))).Verdict);
        Assert.Equal(ItemVerdict.Overdue, Standing.At(late with { State = ItemState.NotApplicable }, march).Verdict);
        DueItem accepted = Done with { ReviewedAt = Civil.At("2021-04-02 10:00") };
        Assert.Equal(ItemVerdict.InReview, Standing.At(accepted, march).Verdict);
    }

    [Theory]
    [InlineData("2021-03-30", "Open NotDue Grey")]
    [InlineData("2021-03-31", "Extended Extended Grey")] // the published day is over, the granted one is not
    [InlineData("2021-04-29", "Extended Extended Grey")]
    [InlineData("2021-04-30", "Overdue Overdue Red")]
    public void At_ACutOff_AnOpenItemIsOpenExtendedOrOverdue(string day, string expected)
    {
        CutOff cutOff = new(Civil.Day(day), Civil.At("2021-12-01"));
        Standing standing = Standing.At(day == "2021-03-30" ? A.March : Extended, cutOff);
        Assert.Equal((expected, 0, null), ($"{standing.Status} {standing.Verdict} {standing.Tone}", standing.WorkingDaysLate, standing.Outcome));
    }

    [Theory]
    [InlineData("2021-03-31", false)] // the due day itself is inside
    [InlineData("2021-04-01", true)]
    public void Closed_IsToldByTheIndexAlone_AsByTheItem(string today, bool due)
    {
        DateOnly day = Civil.Day(today);
        Standing read = Standing.Now(A.List(), Done, day);
        Standing unread = Standing.Closed(Done.State, Done.Outcome, Done.Historic, Done.OriginalDueOn, day);
        Assert.Equal((read.Status, read.Verdict, due, due), (unread.Status, unread.Verdict, unread.IsDue, unread.IsPastDue));
        Assert.Equal((due, due, Outcome.OnTime), (read.IsDue, read.IsPastDue, read.Outcome));
    }

    [Fact]
    public void Next_IsWhatTheLadderSays() =>
        Assert.Equal(new DateOnly(2021, 4, 1), Standing.Next(A.List(), A.March, [], new DateOnly(2021, 3, 30)).On);

    [Theory]
    [InlineData("late", 0, "Red Late 2")]
    [InlineData("late", 60, "Yellow Late 2")] // two of four are fewer than 60 per cent
    [InlineData("returned", 0, "Yellow Returned 1")]
    [InlineData("soon", 0, "Yellow DueSoon 1")]
    [InlineData("done", 0, "Green Done 1")]
    [InlineData("in review", 0, "Green InReview 0")]
    [InlineData("open", 0, "Grey NotDue 0")]
    [InlineData("historic", 0, "Grey Historic 0")]
    [InlineData("waived", 0, "Grey Waived 0")]
    [InlineData("not applicable", 0, "Grey NotApplicable 0")]
    [InlineData("ahead", 0, "Grey NotStarted 0")]
    [InlineData("nothing", 0, "None Nothing 0")]
    public void Light_IsThatOfTheWorst_WithItsReason(string what, int percent, string expected)
    {
        ListInForce list = A.List();
        DateOnly today = new(2021, 4, 10);
        DueItem far = A.March with { DueOn = new DateOnly(2021, 4, 30), OriginalDueOn = new DateOnly(2021, 4, 30) };
        DueItem soon = A.March with { DueOn = new DateOnly(2021, 4, 12), OriginalDueOn = new DateOnly(2021, 4, 12) };
        DueItem aside = A.March with { State = ItemState.NotApplicable };
        DueItem[] items = what switch
        {
            "late" => [A.March, A.March, soon, Done],
            "returned" => [Returned("2021-04-15"), soon, Done],
            "soon" => [soon, Done],
            "done" => [Done, A.March.ClosedAt("2021-04-02 10:00")],
            "in review" => [Done, Done with { State = ItemState.InReview }],
            "open" => [Done, far],
            "historic" => [aside, A.March with { State = ItemState.Waived }, A.March with { Historic = true }],
            "waived" => [aside, A.March with { State = ItemState.Waived }],
            "not applicable" => [aside],
            _ => [],
        };
        Light light = Light.Of(items.Select(i => Standing.Now(list, i, today)), what == "ahead" ? 1 : 0, new LightRule(1, percent));
        Assert.Equal(expected, $"{light.Tone} {light.Reason} {light.Count}");
    }

    private static DueItem Returned(string until) =>
        A.March with
        {
            Reports = [A.Report("2021-03-30 10:00", voidAt: "2021-04-12 10:00")],
            ReturnedAt = Civil.At("2021-04-12 10:00"),
            QuietUntil = Civil.Day(until),
        };
}
