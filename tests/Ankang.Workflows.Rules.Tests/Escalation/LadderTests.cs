using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Escalation;

public sealed class LadderTests
{
    private static readonly LadderPolicy Policy = new();
    private static readonly LadderTerms Terms = new(Policy, Seeds.Calendar, Rung.Interview, new(2022, 3, 31), 2021) { ToldOn = new(2021, 1, 18) };
    private static readonly DateTimeOffset Some = Civil.At("2021-03-24 09:00");

    private static readonly DueItem March = new()
    {
        Key = new DueItemKey("list", "duty", "2021-03", "hanbin"),
        Kind = ItemKind.Periodic,
        OpenedOn = new(2021, 3, 1),
        DueOn = new(2021, 3, 31),
        OriginalDueOn = new(2021, 3, 31),
        PolicyVersion = "v",
        CourtesyAt = Some,
    };

    private static readonly DueItem Reminded = March with { Reminder = Accepted("2021-04-01", "2021-04-07") };
    private static readonly DueItem Supervised = Reminded with { Supervision = Accepted("2021-04-08", "2021-04-21") };
    private static readonly DueItem InReview = March with { State = ItemState.InReview, ClosedAt = Civil.At("2021-04-02 10:00") };

    [Theory]
    [InlineData("2021-03-31", "", "2021-04-01")] // the due day itself is inside
    [InlineData("2021-04-01", "1", null)]
    [InlineData("2021-04-20", "1", null)] // the host slept for weeks: one rung, none skipped
    public void Next_BringsTheReminder_FromItsDayOn(string today, string due, string? on) => AssertNext(March, today, due, on);

    [Theory]
    [InlineData("2021-04-07", "", "2021-04-08")]
    [InlineData("2021-04-08", "2", null)]
    [InlineData("2021-05-20", "2", null)] // past the day of 约谈, too: still one rung
    public void Next_BringsTheSupervision_FromItsDayOn(string today, string due, string? on) => AssertNext(Reminded, today, due, on);

    [Theory]
    [InlineData("2021-04-21", "", "2021-04-22")]
    [InlineData("2021-04-22", "3", null)]
    public void Next_BringsTheInterview_FromItsDayOn(string today, string due, string? on) => AssertNext(Supervised, today, due, on);

    [Fact]
    public void Next_WaitsWithoutADay_WhileItsOnlyNoticeIsPending()
    {
        Decision decision = Ladder.Next(March, [Pending("1")], Terms, new(2021, 4, 1));
        Assert.Equal((0, null, null), (decision.Due.Count, decision.On, decision.Rest));
    }

    [Fact]
    public void Next_BringsOneRungOnly_WhenSeveralDaysHaveCome()
    {
        Decision decision = Ladder.Next(March with { CourtesyAt = null }, [], Terms, new(2021, 6, 1));
        Assert.Equal(["1"], decision.Due.Select(t => t.Code));
    }

    public static TheoryData<string, RestReason> Rests() =>
        new()
        {
            { "closed", RestReason.Closed },
            { "waived", RestReason.Closed },
            { "historic", RestReason.Historic },
            { "no address", RestReason.NotAddressed },
            { "list closed", RestReason.ListClosed },
            { "next step after the list closes", RestReason.ListClosed },
            { "refused", RestReason.Undeliverable },
            { "highest rung of the unit", RestReason.BeyondMaxRung },
            { "the office is to be told after the list closes", RestReason.ListClosed },
            { "the office could not be told", RestReason.Undeliverable },
            { "last rung", RestReason.LastRungAccepted },
        };

    [Theory]
    [MemberData(nameof(Rests))]
    public void Next_RestsForAReason_WhenNothingIsLeftToDo(string what, RestReason reason)
    {
        (DueItem item, LadderTerms terms, PendingNotice[] pending, string today) = what switch
        {
            "closed" => (March with { State = ItemState.Completed }, Terms, Array.Empty<PendingNotice>(), "2021-04-01"),
            "waived" => (March with { State = ItemState.Waived }, Terms, [], "2021-04-01"),
            "historic" => (March with { Historic = true }, Terms, [], "2021-04-01"),
            "no address" => (March with { Addressed = false }, Terms, [], "2021-04-01"),
            "list closed" => (March, Terms, [], "2022-04-01"),
            "next step after the list closes" => (Reminded, Terms with { ClosesOn = new(2021, 4, 7) }, [], "2021-04-07"),
            "refused" => (March, Terms, [Pending("1") with { RefusedFor = "a@example.org" }], "2021-04-02"),
            "highest rung of the unit" => (Reminded, Terms with { MaxRung = Rung.Reminder }, [], "2021-04-08"),
            "the office is to be told after the list closes" => (InReview, Terms with { ClosesOn = new(2021, 4, 7) }, [], "2021-04-06"),
            "the office could not be told" => (InReview, Terms, [Pending("o") with { RefusedFor = "office@example.org" }], "2021-04-08"),
            _ => (Supervised with { Interview = Accepted("2021-04-22", null) }, Terms, [], "2021-05-01"),
        };
        Decision decision = Ladder.Next(item, pending, terms, Civil.Day(today));
        Assert.Equal((reason, 0, null), (decision.Rest, decision.Due.Count, decision.On));
    }

    [Fact]
    public void Next_GoesOn_WhenOnlyACourtesyWasRefused()
    {
        Decision decision = Ladder.Next(
            March with
            {
                CourtesyAt = null,
            },
            [Pending("0") with { RefusedFor = "a@example.org" }],
            Terms,
            new(2021, 4, 1)
        );
        Assert.Equal(["1"], decision.Due.Select(t => t.Code));
    }

    [Theory]
    [InlineData("2021-01-18", "2021-01-31", "2021-01-22")] // 7 days before is a Sunday: the Friday before
    [InlineData("2021-03-01", "2021-03-31", "2021-03-24")]
    [InlineData("2021-02-01", "2021-02-28", "2021-02-20")] // 02-21 is a Sunday, 02-20 a make-up Saturday
    [InlineData("2021-09-25", "2021-09-30", null)] // before the opening
    [InlineData("2021-02-01", "2021-02-17", null)] // all of 春节 lies between: due within two working days
    [InlineData("2021-01-01", "2021-10-11", "2021-09-30")] // over 国庆: 10-08 and the make-up Saturday 10-09 are left
    public void CourtesyDay_IsAWorkingDayAWeekBefore_AfterTheOpening(string opened, string due, string? day)
    {
        DueItem item = March with { OpenedOn = Civil.Day(opened), DueOn = Civil.Day(due) };
        Assert.Equal(day, Ladder.CourtesyDay(item, Policy, Seeds.Calendar)?.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("2021-03-24", "2021-03-24")] // opened on the very day
    [InlineData("2021-03-25", null)]
    public void CourtesyDay_MayBeTheDayOfTheOpening(string opened, string? day) =>
        Assert.Equal(day, Ladder.CourtesyDay(March with { OpenedOn = Civil.Day(opened) }, Policy, Seeds.Calendar)?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("2021-03-t2", "2021-03-20", "2021-03-17")] // a third of ten days before
    [InlineData("2021-03", "2021-03-20", "2021-03-12")] // a week before is a Saturday
    [InlineData("once", "2021-03-20", "2021-03-12")]
    [InlineData("2021-w11", "2021-03-21", null)] // two days before a Sunday: too near
    public void CourtesyDay_IsAtMostAThirdOfTheRhythmBefore(string period, string due, string? day)
    {
        DueItem item = March with { Key = March.Key with { Period = period }, DueOn = Civil.Day(due) };
        Assert.Equal(day, Ladder.CourtesyDay(item, Policy, Seeds.Calendar)?.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void CourtesyDay_IsLeftOut_WhenDueWithinTwoWorkingDaysOfIt() =>
        Assert.Null(Ladder.CourtesyDay(March, Policy with { CourtesyDays = 2 }, Seeds.Calendar));

    [Fact]
    public void CourtesyDay_IsLeftOut_WhenALaterStartOfTheLadderPassedIt() =>
        Assert.Null(Ladder.CourtesyDay(March with { LadderFrom = new(2021, 3, 25) }, Policy, Seeds.Calendar));

    [Theory]
    [InlineData("2021-03-26", "0", "2021-04-01")] // still of use
    [InlineData("2021-03-29", "", "2021-04-01")] // due within two working days: of no use any more
    public void Next_MakesUpTheCourtesy_WhileItIsOfUse(string today, string due, string on)
    {
        Decision decision = Ladder.Next(March with { CourtesyAt = null }, [], Terms, Civil.Day(today));
        Assert.Equal(due, string.Join(',', decision.Due.Select(t => t.Code)));
        if (due.Length == 0)
            Assert.Equal(Civil.Day(on), decision.On);
    }

    [Theory]
    [InlineData(Rung.Supervision, "2021-04-01", "2021-04-07", "2021-04-08")] // 5th working day after the due day
    [InlineData(Rung.Supervision, "2021-04-20", "2021-04-23", "2021-04-25")] // 4 working days after the acceptance, a make-up Sunday
    [InlineData(Rung.Supervision, "2021-04-01", "2021-04-12", "2021-04-13")] // never on or before the printed day
    [InlineData(Rung.Supervision, "2021-04-01", "2021-04-08", "2021-04-09")] // nor on it, where the schedule would fall on it
    [InlineData(Rung.Interview, "2021-04-08", "2021-04-21", "2021-04-22")] // 15th working day
    [InlineData(Rung.Interview, "2021-04-25", "2021-05-10", "2021-05-11")] // 10 working days after the acceptance
    [InlineData(Rung.Interview, "2021-04-08", "2021-04-25", "2021-04-26")]
    public void DayOf_IsTheLaterOfScheduleGapAndReplyBy_AfterTheRungBelow(Rung rung, string acceptedOn, string replyBy, string day)
    {
        DueItem item =
            rung == Rung.Supervision
                ? March with
                {
                    Reminder = Accepted(acceptedOn, replyBy),
                }
                : Reminded with
                {
                    Supervision = Accepted(acceptedOn, replyBy),
                };
        Assert.Equal(Civil.Day(day), Ladder.DayOf(rung, item, Policy, Seeds.Calendar));
    }

    [Theory]
    [InlineData(Rung.Reminder, "2021-03-10 10:00", "2021-03-10")] // before the item is due
    [InlineData(Rung.Supervision, "2021-04-02 10:00", "2021-04-08")] // its gap after the 提醒 still holds, its schedule does not
    [InlineData(Rung.Supervision, "2021-04-01 09:00", "2021-04-15")] // it meant the 提醒, which has left
    [InlineData(Rung.Supervision, "2021-03-31 10:00", "2021-04-15")]
    [InlineData(Rung.Interview, "2021-04-09 10:00", "2021-04-22")]
    [InlineData(Rung.Interview, "2021-04-07 10:00", "2021-04-28")] // it meant the 督办
    public void DayOf_IsTheDayOnWhichTheOfficeOpensARungByHand_AfterItsGap(Rung rung, string byHand, string day)
    {
        LadderPolicy slow = Policy with { SupervisionDay = 10, InterviewDay = 20 };
        DueItem item = March with
        {
            Reminder = rung == Rung.Reminder ? null : Accepted("2021-04-01", null),
            Supervision = rung == Rung.Interview ? Accepted("2021-04-08", null) : null,
            ByHand = new RungByHand(Civil.At(byHand), "多次督促未改"),
        };
        Assert.Equal(Civil.Day(day), Ladder.DayOf(rung, item, slow, Seeds.Calendar));
    }

    [Theory]
    [InlineData(Rung.Reminder, "2021-03-10 10:00", "2021-03-10", "2021-03-15")] // the gap of the next alone counts
    [InlineData(Rung.Supervision, "2021-04-02 10:00", "2021-04-08", "2021-04-21")]
    [InlineData(Rung.Supervision, "2021-03-31 10:00", "2021-04-15", "2021-04-27")] // it meant the 提醒: the schedule holds
    public void ReplyBy_AfterARungByHand_IsTheDayBeforeTheNextCouldBeOpenedByHandToo(Rung rung, string byHand, string sentOn, string replyBy)
    {
        LadderPolicy slow = Policy with { SupervisionDay = 10, InterviewDay = 20 };
        DueItem item = March with
        {
            Reminder = rung == Rung.Reminder ? null : Accepted("2021-04-01", null),
            ByHand = new RungByHand(Civil.At(byHand), "多次督促未改"),
        };
        Assert.Equal(Civil.Day(replyBy), Ladder.ReplyBy(rung, item, slow, Seeds.Calendar, Civil.Day(sentOn)));
    }

    [Theory]
    [InlineData("2021-03-30", "2021-04-08")] // before the 提醒: it counts from its own acceptance
    [InlineData("2021-04-12", "2021-04-16")] // after it: as if it had been accepted on that day
    public void DayOf_CountsTheGapFromAReturn(string returned, string day) =>
        Assert.Equal(
            Civil.Day(day),
            Ladder.DayOf(Rung.Supervision, Reminded with { ReturnedAt = Civil.At($"{returned} 10:00") }, Policy, Seeds.Calendar)
        );

    [Theory]
    [InlineData("2021-03-31", "2021-04-01")]
    [InlineData("2021-04-01", "2021-04-02")] // the quiet day itself is quiet
    public void DayOf_IsAfterTheQuietDays(string quiet, string day) =>
        Assert.Equal(Civil.Day(day), Ladder.DayOf(Rung.Reminder, March with { QuietUntil = Civil.Day(quiet) }, Policy, Seeds.Calendar));

    [Theory]
    [InlineData(Rung.Supervision)]
    [InlineData(Rung.Interview)]
    public void DayOf_IsNull_BeforeTheRungBelowWasAccepted(Rung rung) => Assert.Null(Ladder.DayOf(rung, March, Policy, Seeds.Calendar));

    [Fact]
    public void DayOf_CountsTheEveningsAcceptance_AsItsCivilDay()
    {
        // 23:00 UTC is 07:00 of the next day in Ankang.
        DueItem item = March with { Reminder = new AcceptedRung(new DateTimeOffset(2021, 4, 19, 23, 0, 0, TimeSpan.Zero), null) };
        Assert.Equal(new DateOnly(2021, 4, 25), Ladder.DayOf(Rung.Supervision, item, Policy, Seeds.Calendar));
    }

    [Fact]
    public void DayOf_CountsFromTheLaterStart_WhenTheLadderWasRestarted()
    {
        DueItem item = March with { LadderFrom = new(2021, 4, 12) };
        Assert.Equal(new DateOnly(2021, 4, 13), Ladder.DayOf(Rung.Reminder, item, Policy, Seeds.Calendar));
        Assert.Equal(new DateOnly(2021, 4, 1), Ladder.DayOf(Rung.Reminder, March with { LadderFrom = new(2021, 3, 12) }, Policy, Seeds.Calendar));
    }

    [Theory]
    [InlineData("2021-01-31", "2021-02-01", "2021-02-04", "2021-02-05", "2021-02-23")]
    [InlineData("2021-02-10", "2021-02-18", "2021-02-22", "2021-02-23", "2021-03-08")]
    [InlineData("2021-03-31", "2021-04-01", "2021-04-07", "2021-04-08", "2021-04-21")]
    [InlineData("2021-12-31", "2022-01-04", "2022-01-07", "2022-01-10", "2022-01-21")]
    [InlineData("2021-03-31", "2021-04-20", "2021-04-23", "2021-04-25", "2021-05-10")] // after a downtime
    public void ReplyBy_IsTheLastWorkingDayBeforeTheNextRung_AsPrinted(
        string due,
        string reminder,
        string replyBy,
        string supervision,
        string replyBy2
    )
    {
        DueItem item = March with { DueOn = Civil.Day(due) };
        Assert.Equal(Civil.Day(replyBy), Ladder.ReplyBy(Rung.Reminder, item, Policy, Seeds.Calendar, Civil.Day(reminder)));
        item = item with { Reminder = Accepted(reminder, replyBy) };
        Assert.Equal(Civil.Day(replyBy2), Ladder.ReplyBy(Rung.Supervision, item, Policy, Seeds.Calendar, Civil.Day(supervision)));
        Assert.Null(Ladder.ReplyBy(Rung.Interview, item, Policy, Seeds.Calendar, Civil.Day(supervision)));
    }

    [Fact]
    public void Next_AsksForTheNotesOfAStandingDuty_QuarterByQuarter()
    {
        DueItem standing = March with
        {
            Kind = ItemKind.Standing,
            OpenedOn = new(2021, 1, 18),
            DueOn = new(2021, 12, 31),
            OriginalDueOn = new(2021, 12, 31),
            CourtesyAt = null,
        };
        AssertNext(standing, "2021-01-18", "", "2021-03-24");
        AssertNext(standing, "2021-03-24", "q1", null);
        AssertNext(standing, "2021-04-01", "", "2021-06-23"); // a note that was missed is not asked for after its quarter
        AssertNext(standing with { NotesAsked = [1] }, "2021-03-25", "", "2021-06-23");
        AssertNext(standing with { NotesGiven = [1] }, "2021-03-24", "", "2021-06-23");
        Assert.Equal(["0", "q4"], Ladder.Next(standing, [], Terms, new(2021, 12, 24)).Due.Select(t => t.Code));
        // Of two steps of one day the first is named.
        Assert.Equal(NoticeTag.Courtesy, Ladder.Next(standing, [], Terms, new(2021, 12, 1)).Ahead);
        AssertNext(standing, "2021-03-31", "q1", null); // the quarter's last day
        AssertNext(standing with { OpenedOn = new(2021, 3, 24) }, "2021-03-24", "q1", null);
        AssertNext(standing with { OpenedOn = new(2021, 3, 25) }, "2021-03-25", "", "2021-06-23"); // its day was before the opening
    }

    [Fact]
    public void Next_LooksAtAnOpenQuotaEachMonth_WhateverItsRung()
    {
        DueItem quota = Supervised with { Kind = ItemKind.Quota, Interview = Accepted("2021-04-22", null) };
        Decision decision = Ladder.Next(quota, [], Terms, new(2021, 4, 22));
        Assert.Equal((new DateOnly(2021, 5, 1), null, null), (decision.On, decision.Ahead, decision.Rest));
    }

    [Fact]
    public void Next_LooksAtAQuota_TheDayAfterItsDueDay()
    {
        DueItem quota = March with { Kind = ItemKind.Quota, DueOn = new(2021, 12, 31), OriginalDueOn = new(2021, 12, 31) };
        AssertNext(quota, "2021-12-27", "", "2022-01-01");
        AssertNext(quota, "2022-01-01", "", "2022-01-04");
        // It is counted before the rung of that day, so that one met by its last event closes first.
        Decision june = Ladder.Next(quota with { DueOn = new(2021, 6, 15) }, [], Terms, new(2021, 6, 15));
        Assert.Equal((new DateOnly(2021, 6, 16), null), (june.On, june.Ahead));
    }

    [Theory]
    [InlineData(null, "2021-04-22", "2021-05-12", null)] // what was asked for and did not come is the office's
    [InlineData("2021-05-06 08:00", "2021-04-22", "2021-05-12", null)] // told of something before
    [InlineData("2021-05-07 10:00", "2021-04-22", null, RestReason.LastRungAccepted)] // told of it
    [InlineData(null, "2021-05-07", null, RestReason.LastRungAccepted)] // 约谈 since then is before it already
    public void Next_TellsTheOffice_OfAReturnAfterTheLastRung(string? told, string interview, string? on, RestReason? rest)
    {
        DueItem returned = Supervised with
        {
            Interview = Accepted(interview, null),
            ReturnedAt = Civil.At("2021-05-06 09:00"),
            QuietUntil = new(2021, 5, 11),
            OfficeToldAt = told is null ? null : Civil.At(told),
        };
        Decision decision = Ladder.Next(returned, [], Terms, new(2021, 5, 8));
        Assert.Equal((on, rest), (decision.On?.ToString("yyyy-MM-dd"), decision.Rest));
        Assert.Equal(on is null ? null : NoticeTag.ForOffice, decision.Ahead);
    }

    private static void AssertNext(DueItem item, string today, string due, string? on)
    {
        Decision decision = Ladder.Next(item, [], Terms, Civil.Day(today));
        Assert.Equal((due, on, null), (string.Join(',', decision.Due.Select(t => t.Code)), decision.On?.ToString("yyyy-MM-dd"), decision.Rest));
    }

    private static AcceptedRung Accepted(string on, string? replyBy) => new(Civil.At($"{on} 09:00"), replyBy is null ? null : Civil.Day(replyBy));

    private static PendingNotice Pending(string code) => new("hanbin", 1, new NoticeTag(code), Some);
}
