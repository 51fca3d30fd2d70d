using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Steps;

/// <summary>All that a turn can make of one item: the item of March, due 03-31, unless a row says otherwise.</summary>
public sealed class StepTests
{
    private static readonly DueItem Fresh = A.March with { CourtesyAt = null };

    private static readonly DueItem InReview = A.March.ClosedAt("2021-04-02 10:00") with { State = ItemState.InReview };

    private static readonly DueItem Returned = A.March with
    {
        Reports = [A.Report("2021-03-30 10:00", voidAt: "2021-04-12 10:00")],
        ReturnedAt = Civil.At("2021-04-12 10:00"),
        QuietUntil = new DateOnly(2021, 4, 15),
    };

    private static readonly DueItem Standing = Fresh with
    {
        Kind = ItemKind.Standing,
        Key = new DueItemKey(A.ListId, "01-inspection", "once", A.Unit),
        OpenedOn = A.Issued,
        DueOn = new DateOnly(2021, 12, 31),
        OriginalDueOn = new DateOnly(2021, 12, 31),
        Required = null,
    };

    /// <summary>A one-off duty of twelve, three of them within the sub-quota, due 06-15.</summary>
    private static readonly DueItem Quota = Fresh with
    {
        Kind = ItemKind.Quota,
        Key = new DueItemKey(A.ListId, "01-inspection", "2021", A.Unit),
        OpenedOn = A.Issued,
        DueOn = new DateOnly(2021, 6, 15),
        OriginalDueOn = new DateOnly(2021, 6, 15),
        Required = 12,
        RequiredWithin = 3,
    };

    private static readonly ListInForce Continuous = A.List(duty: A.Duty(recurrence: Recurrence.Continuous, perPeriod: null));

    private static readonly Dictionary<string, Row> Rows = new()
    {
        // The ladder by itself.
        ["opened: the courtesy reminder is waited for"] = new(Fresh, "03-01", "next 03-24 0"),
        ["a week before: the courtesy reminder"] = new(Fresh, "03-24", "+0"),
        ["a host that slept two days still sends it"] = new(Fresh, "03-26", "+0"),
        ["due within two working days: of no use any more"] = new(Fresh, "03-29", "next 04-01 1"),
        ["the due day itself is inside"] = new(A.March, "03-31", "next 04-01 1"),
        ["the working day after it: 提醒"] = new(A.March, "04-01", "+1"),
        ["a host that slept for weeks brings one rung"] = new(A.March, "04-20", "+1"),
        ["decided, not accepted: the slot is waited for"] = new(A.March, "04-01", "waits", [A.Notice("1")]),
        ["reminded: the day before 督办"] = new(A.Reminded, "04-07", "next 04-08 2"),
        ["reminded: 督办"] = new(A.Reminded, "04-08", "+2"),
        ["supervised: the day before 约谈"] = new(A.Supervised, "04-21", "next 04-22 3"),
        ["supervised: 约谈"] = new(A.Supervised, "04-22", "+3"),
        ["约谈 is before the office"] = new(A.Supervised with { Interview = A.Accepted("2021-04-22", null) }, "05-06", "rest LastRungAccepted"),
        ["a party organ is reminded only"] = new(A.Reminded, "04-08", "rest BeyondMaxRung", List: A.List(units: A.UnitOf(maxRung: Rung.Reminder))),
        ["历史事项 climbs not"] = new(A.March with { Historic = true }, "04-01", "rest Historic"),
        ["历史事项 that the office put on the ladder"] = new(
            A.March with
            {
                Historic = true,
                LadderFrom = new DateOnly(2021, 4, 12),
            },
            "04-12",
            "next 04-13 1"
        ),
        ["各企业 are asked by nobody"] = new(A.March with { Addressed = false }, "04-01", "rest NotAddressed"),
        ["on the list's last day a rung still leaves"] = new(A.March, "04-01", "+1", List: Closing("2021-04-01")),
        ["what waits leaves on the list's last day, too"] = new(A.March, "04-01", "waits", [A.Notice("1")], Closing("2021-04-01")),
        ["a step that waits for the list's last day is waited for"] = new(A.March, "03-31", "next 04-01 1", List: Closing("2021-04-01")),
        ["a step after the list's last day is not"] = new(A.March, "03-31", "rest ListClosed", List: Closing("2021-03-31")),
        ["after the list closed nothing leaves"] = new(A.March, "04-02", "-1 ListClosed; rest ListClosed", [A.Notice("1")], Closing("2021-04-01")),
        ["已阅 is asked for three working days after the 督办"] = new(A.Supervised, "04-13", "+a", List: Asking()),
        ["on the due day a courtesy reminder that waits may still leave"] = new(Fresh, "03-31", "next 04-01 1", [A.Notice("0")]),
        ["更正 leaves for a closed item, too"] = new(A.March.ClosedAt("2021-03-30 10:00"), "04-01", "rest Closed", [A.Notice("c")]),
        ["the 提醒 was taken back while the 督办 waited"] = new(A.March, "04-08", "-2 RungBelowTakenBack; +1", [A.Notice("2")]),
        ["the 督办 waits for a slot"] = new(A.Reminded, "04-08", "waits", [A.Notice("2")]),
        // First told, then counted.
        ["a unit that nobody told: looked at again tomorrow"] = new(A.March, "04-01", "next 04-02 untold", List: Told(null)),
        ["what waits for a slot goes when its telling was taken back"] = new(
            A.March,
            "04-01",
            "-1 NotTold; next 04-02 untold",
            [A.Notice("1")],
            Told(null)
        ),
        ["told three working days ago: the 提醒"] = new(A.March, "04-01", "+1", List: Told("2021-03-29")),
        ["told three working days ago: what waits may leave"] = new(A.March, "04-01", "waits", [A.Notice("1")], Told("2021-03-29")),
        ["told two working days ago: the 提醒 waits"] = new(A.March, "04-01", "next 04-02 1", List: Told("2021-03-30")),
        ["told yesterday: the courtesy reminder"] = new(Fresh, "03-24", "+0", List: Told("2021-03-23")),
        ["told today: the courtesy reminder leaves tomorrow"] = new(Fresh, "03-24", "next 03-25 0", List: Told("2021-03-24")),
        ["told too late for a courtesy reminder"] = new(Fresh, "03-26", "next 04-01 1", List: Told("2021-03-26")),
        ["nobody told: the courtesy reminder has time until its day"] = new(Fresh, "03-10", "next 03-24 0", List: Told(null)),
        ["nobody told: the 提醒 has time until its day"] = new(A.March, "03-31", "next 04-01 1", List: Told(null)),
        ["nobody told: nor is the note of a standing duty asked for"] = new(
            Standing,
            "03-24",
            "next 03-25 untold",
            List: Continuous.With(ToldBook.Empty)
        ),
        ["nobody told: an answer leaves all the same"] = new(Returned, "04-13", "next 04-16 1", [A.Notice("b")], Told(null)),
        // Standing duties.
        ["a standing duty is asked for its quarter's note"] = new(Standing, "03-24", "+q1", List: Continuous),
        ["a note that was given is not asked for"] = new(Standing with { NotesGiven = [1] }, "03-24", "next 06-23 q2", List: Continuous),
        ["a note that was given meanwhile"] = new(
            Standing with
            {
                NotesGiven = [1],
            },
            "03-25",
            "-q1 NoteGivenOrOver; next 06-23 q2",
            [A.Notice("q1")],
            Continuous
        ),
        ["a note that waits on the quarter's last day"] = new(Standing, "03-31", "next 06-23 q2", [A.Notice("q1")], Continuous),
        ["a note's quarter is over"] = new(Standing, "04-01", "-q1 NoteGivenOrOver; next 06-23 q2", [A.Notice("q1")], Continuous),
        // What must not leave any more.
        ["reported between the decision and the sending"] = new(
            A.March.ClosedAt("2021-04-01 08:00", "2021-03-30"),
            "04-01",
            "-1 NotOpen; rest Closed",
            [A.Notice("1")]
        ),
        ["waived meanwhile"] = new(A.March with { State = ItemState.Waived }, "04-01", "-1 NotOpen; rest Closed", [A.Notice("1")]),
        ["in review: nothing is asked of the unit"] = new(InReview, "04-06", "-2 NotOpen; next 04-08 o", [A.Notice("2")]),
        ["not reviewed for three working days: the office is told"] = new(InReview, "04-08", "+o"),
        ["told last week, and still not reviewed"] = new(InReview with { OfficeToldAt = Civil.At("2021-04-08 09:00") }, "04-09", "next 04-15 o"),
        ["the office has reviewed meanwhile"] = new(
            InReview with
            {
                State = ItemState.Completed,
            },
            "04-09",
            "-o OfficeDone; rest Closed",
            [A.Notice("o")]
        ),
        ["a courtesy reminder that no slot took before the due day"] = new(Fresh, "04-01", "-0 PastDue; +1", [A.Notice("0")]),
        ["the ladder began anew meanwhile"] = new(A.March with { Cycle = 2 }, "04-01", "-1 OtherCycle; +1", [A.Notice("1")]),
        ["the unit's highest rung was lowered"] = new(
            A.Reminded,
            "04-08",
            "-2 BeyondMaxRung; rest BeyondMaxRung",
            [A.Notice("2")],
            A.List(units: A.UnitOf(maxRung: Rung.Reminder))
        ),
        ["暂缓: withdrawn, and decided anew after it"] = new(Held(A.March, "04-06"), "04-02", "-1 Held; next 04-07 1", [A.Notice("1")]),
        ["暂缓 holds through its last day"] = new(Held(A.March, "04-02"), "04-02", "-1 Held; next 04-03 1", [A.Notice("1")]),
        ["暂缓 drops no word about an act"] = new(Held(Returned, "04-14"), "04-13", "next 04-16 1", [A.Notice("b")]),
        ["暂停: its days are no working days"] = new(
            A.March,
            "04-02",
            "-1 Paused; next 04-12 1",
            [A.Notice("1")],
            Paused("2021-04-01", "2021-04-09")
        ),
        ["a courtesy reminder after a hold, still of use"] = new(Held(Fresh, "03-25"), "03-25", "next 03-26 0"),
        ["a courtesy reminder after a hold, too near"] = new(Held(Fresh, "03-28"), "03-28", "next 04-01 1"),
        ["reported anew since it was returned"] = new(
            Returned with
            {
                Reports = [.. Returned.Reports, A.Report("2021-04-13 10:00")],
                Required = 2,
            },
            "04-13",
            "-b ReportedAgain; next 04-16 1",
            [A.Notice("b")],
            A.List(duty: A.Duty(perPeriod: 2))
        ),
        ["已阅 meanwhile"] = new(
            A.Supervised with
            {
                AcknowledgedAt = Civil.At("2021-04-13 08:00"),
            },
            "04-13",
            "-a Acknowledged; next 04-22 3",
            [A.Notice("a")],
            Asking()
        ),
        ["no address took it"] = new(A.March, "04-02", "rest Undeliverable", [A.Notice("1", refusedFor: Addresses())]),
        ["no address took it, and the unit has others now"] = new(A.March, "04-02", "~1; waits", [A.Notice("1", refusedFor: "old@example.org")]),
        ["no address took the courtesy reminder: the ladder goes on"] = new(
            A.March,
            "03-30",
            "next 04-01 1",
            [A.Notice("0", refusedFor: Addresses())]
        ),
        // Quiet days.
        ["returned: three working days to mend it"] = new(Returned, "04-12", "next 04-16 1"),
        ["returned after the 提醒: the rung above is next"] = new(
            Returned with
            {
                Reminder = A.Accepted("2021-04-01", "2021-04-07"),
            },
            "04-12",
            "next 04-16 2"
        ),
        ["an extension that nobody answers holds for five working days"] = new(Asked(A.March), "04-01", "next 04-08 1"),
        ["of two quiet days the later holds: the return's"] = new(
            Asked(A.March) with
            {
                QuietUntil = new DateOnly(2021, 4, 9),
            },
            "04-01",
            "next 04-12 1"
        ),
        ["of two quiet days the later holds: the request's"] = new(
            Asked(A.March) with
            {
                QuietUntil = new DateOnly(2021, 4, 2),
            },
            "04-01",
            "next 04-08 1"
        ),
        // 正式启用.
        ["an item of the shadow climbs anew"] = new(A.Supervised, "04-12", "LadderRestarted 04-12; next 04-13 1", List: Activated("2021-04-12")),
        ["an item opened on the day of activation does so, too"] = new(
            A.Supervised with
            {
                OpenedOn = new DateOnly(2021, 4, 12),
            },
            "04-12",
            "LadderRestarted 04-12; next 04-13 1",
            List: Activated("2021-04-12")
        ),
        ["an item opened after it knows no shadow"] = new(
            A.Reminded with
            {
                OpenedOn = new DateOnly(2021, 4, 1),
            },
            "04-07",
            "next 04-08 2",
            List: Activated("2021-03-31")
        ),
        ["the shadow's notice goes with its ladder"] = new(
            A.Reminded,
            "04-12",
            "LadderRestarted 04-12; -2 OtherCycle; next 04-13 1",
            [A.Notice("2")],
            Activated("2021-04-12")
        ),
        ["what was closed in the shadow stays closed"] = new(
            A.March.ClosedAt("2021-03-30 10:00"),
            "04-12",
            "rest Closed",
            List: Activated("2021-04-12")
        ),
        // Changes of the list.
        ["the duty was taken away"] = new(
            A.Reminded,
            "04-06",
            "TakenAway DutyWithdrawn; -2 NotOpen; rest Closed",
            [A.Notice("2")],
            A.Changed("2021-04-06", A.Duty(), null)
        ),
        ["the rhythm was changed"] = new(
            A.Reminded,
            "04-06",
            "TakenAway RhythmChanged; rest Closed",
            List: A.Changed("2021-04-06", A.Duty(), A.Duty(recurrence: Recurrence.Quarterly))
        ),
        ["other units are asked"] = new(
            Fresh,
            "03-10",
            "TakenAway UnitNotAsked; rest Closed",
            List: A.Changed("2021-03-10", A.Duty(), A.Duty(askedOf: ["hanyin"]), units: [A.UnitOf(), A.UnitOf("hanyin")])
        ),
        ["what was done before stays done"] = new(
            A.March.ClosedAt("2021-03-05 10:00"),
            "03-10",
            "rest Closed",
            List: A.Changed("2021-03-10", A.Duty(), null)
        ),
        ["the change that took it away was undone"] = new(
            Fresh with
            {
                State = ItemState.Waived,
                Withdrawn = true,
                ClosedAt = Civil.At("2021-03-05 10:00"),
            },
            "03-10",
            "Restored; next 03-24 0"
        ),
        ["a host that has not heard of the newest change leaves it alone"] = new(A.March with { Change = 1 }, "04-01", "waits"),
        ["a later deadline of which nobody was told"] = new(
            Fresh,
            "03-10",
            "Moved 03-31 04-10 cycle 1; next 04-02 0",
            List: Due("2021-03-10", "2021-04-10")
        ),
        ["a later deadline, after the unit was reminded of the earlier"] = new(
            A.March,
            "03-25",
            "Moved 03-31 04-10 cycle 2; next 04-02 0",
            List: Due("2021-03-25", "2021-04-10")
        ),
        ["a later deadline that is today is as any other later one"] = new(
            A.Reminded,
            "04-13",
            "Moved 03-31 04-13 cycle 2; next 04-14 1",
            List: Due("2021-04-13", "2021-04-13")
        ),
        ["a later deadline, while the notice of the earlier waits"] = new(
            Fresh,
            "03-25",
            "Moved 03-31 04-10 cycle 2; -0 OtherCycle; next 04-02 0",
            [A.Notice("0")],
            Due("2021-03-25", "2021-04-10")
        ),
        ["a later deadline, while the notice of another unit waits"] = new(
            Fresh,
            "03-10",
            "Moved 03-31 04-10 cycle 1; next 04-02 0",
            [A.Notice("0") with { Unit = "hanyin" }],
            Due("2021-03-10", "2021-04-10")
        ),
        ["a later deadline, still before the one that was granted"] = new(
            A.March with
            {
                DueOn = new DateOnly(2021, 4, 30),
            },
            "03-25",
            "Moved 04-30 04-30 cycle 1; next 05-06 1",
            List: Due("2021-03-25", "2021-04-10")
        ),
        ["a later deadline than the one that was granted"] = new(
            A.March with
            {
                DueOn = new DateOnly(2021, 4, 5),
            },
            "03-25",
            "Moved 04-05 04-10 cycle 2; next 04-02 0",
            List: Due("2021-03-25", "2021-04-10")
        ),
        ["a later deadline that has passed already makes nothing anew"] = new(
            A.Reminded,
            "04-13",
            "Moved 03-31 04-10 cycle 1; next 04-16 2",
            List: Due("2021-04-13", "2021-04-10")
        ),
        ["an earlier deadline that has passed: the ladder counts from today"] = new(
            A.March,
            "03-25",
            "Moved 03-31 03-20 cycle 1; next 03-26 1",
            List: Due("2021-03-25", "2021-03-20")
        ),
        ["an earlier deadline that has passed, of a ladder that counted from an earlier day"] = new(
            A.March with
            {
                LadderFrom = new DateOnly(2021, 3, 10),
            },
            "03-25",
            "Moved 03-31 03-20 cycle 1; next 03-26 1",
            List: Due("2021-03-25", "2021-03-20")
        ),
        ["an earlier deadline that is today is not over"] = new(
            A.March,
            "03-25",
            "Moved 03-31 03-25 cycle 1; next 03-26 1",
            List: Due("2021-03-25", "2021-03-25")
        ),
        ["fewer are asked for, and they were reported"] = new(
            A.March with
            {
                Required = 3,
                Reports = [A.Report("2021-03-10 10:00", count: 2)],
            },
            "03-25",
            "NumberChanged 3 2; NumberSuffices; rest Closed",
            List: A.Changed("2021-03-25", A.Duty(perPeriod: 3), A.Duty(perPeriod: 2))
        ),
        ["more are asked for before it was due"] = new(
            A.March,
            "03-25",
            "NumberChanged 1 2; next 04-01 1",
            List: A.Changed("2021-03-25", A.Duty(), A.Duty(perPeriod: 2))
        ),
        ["more are asked for on the day on which it is due"] = new(
            A.March,
            "03-31",
            "NumberChanged 1 2; next 04-01 1",
            List: A.Changed("2021-03-31", A.Duty(), A.Duty(perPeriod: 2))
        ),
        ["more of the sub-quota are not asked for after it was due"] = new(Quota, "06-16", "+1", List: Within("2021-06-16", (12, 3), (12, 4))),
        ["fewer of the sub-quota are asked for after it was due"] = new(
            Quota,
            "06-16",
            "NumberChanged 12 12; +1",
            List: Within("2021-06-16", (12, 3), (12, 2))
        ),
        ["fewer are asked for after it was due, the sub-quota stays"] = new(
            Quota,
            "06-16",
            "NumberChanged 12 11; +1",
            List: Within("2021-06-16", (12, 3), (11, 3))
        ),
        ["fewer of the sub-quota are asked for, and they were reported"] = new(
            Quota with
            {
                Reports = [A.Report("2021-03-10 10:00", count: 12, within: 2)],
            },
            "03-25",
            "NumberChanged 12 12; NumberSuffices; rest Closed",
            List: Within("2021-03-25", (12, 3), (12, 2))
        ),
        ["fewer are asked for, and what sufficed before was opened again"] = new(
            Quota with
            {
                Reports = [A.Report("2021-03-10 10:00", count: 12, within: 3)],
            },
            "03-25",
            "NumberChanged 12 11; next 06-08 0",
            List: Within("2021-03-25", (12, 3), (11, 3))
        ),
        ["a number is asked for no more"] = new(
            A.March with
            {
                Reports = [A.Report("2021-03-10 10:00")],
                Required = 2,
            },
            "03-25",
            "NumberChanged 2 ; next 04-01 1",
            List: A.Changed("2021-03-25", A.Duty(perPeriod: 2), A.Duty(perPeriod: null))
        ),
        ["a one-off duty became a standing one"] = new(
            Standing with
            {
                Kind = ItemKind.Once,
            },
            "02-01",
            "KindChanged Once Standing; next 03-24 q1",
            List: Continuous
        ),
        ["more are not asked for after it was due"] = new(A.March, "04-02", "+1", List: A.Changed("2021-04-02", A.Duty(), A.Duty(perPeriod: 2))),
        ["a changed ladder for what is open, too"] = new(
            A.Reminded,
            "04-06",
            "LadderChanged; next 04-15 2",
            List: A.Changed("2021-04-06", A.Duty(), A.Duty(policy: new LadderPolicy { SupervisionDay = 10 }), policyForOpen: true)
        ),
        ["a changed ladder for what opens from now on"] = new(
            A.Reminded,
            "04-06",
            "next 04-08 2",
            List: A.Changed("2021-04-06", A.Duty(), A.Duty(policy: new LadderPolicy { SupervisionDay = 10 }))
        ),
    };

    public static TheoryData<string> Whys => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Whys))]
    public void Take_SaysAllThatHappens(string why)
    {
        Row row = Rows[why];
        StepResult step = row.Step();
        Assert.Equal(row.Expected, Words.Of(step));
        Assert.Equal(step.Events.Count + step.Added.Count + step.Revived.Count > 0, step.IsChange);
    }

    [Theory]
    [MemberData(nameof(Whys))]
    public void Take_FindsNothing_TheSecondTime(string why)
    {
        Row row = Rows[why];
        StepResult first = row.Step();
        IEnumerable<PendingNotice> kept = row.Notices.Where(n => !first.Withdrawn.Contains(n) && first.Revived.All(r => r.Row != n.Row));
        Row again = row with { Item = first.Item, Pending = [.. kept, .. first.Revived, .. first.Added] };
        Assert.False(again.Step().IsChange);
    }

    [Fact]
    public void Take_KeepsTheEarlierRungs_InTheHistoryAlone_WhenTheShadowEnds()
    {
        StepResult step = new Row(A.Supervised with { NotesAsked = [1] }, "04-12", "", List: Activated("2021-04-12")).Step();
        Assert.Equal((2, Rung.None, new DateOnly(2021, 4, 12)), (step.Item.Cycle, step.Item.Rung, step.Item.LadderFrom));
        Assert.Empty(step.Item.NotesAsked);
    }

    [Fact]
    public void Take_Waives_WithTheMomentAndWithoutWords_WhenTheDutyWasTakenAway()
    {
        StepResult step = new Row(A.March, "04-06", "", List: A.Changed("2021-04-06", A.Duty(), null)).Step();
        Assert.Equal((ItemState.Waived, true, 1), (step.Item.State, step.Item.Withdrawn, step.Item.Change));
        Assert.Equal(Civil.At("2021-04-06"), step.Item.ClosedAt);
        Assert.Null(step.Item.ClosedReason);
    }

    [Theory]
    [InlineData(true, "TakenAway UnitReplaced; rest Closed")]
    [InlineData(false, "next 03-24 0")] // the heir is opened first, so that nothing is lost in between
    public void Take_HandsTheItemOver_OnceTheHeirHasIt(bool opened, string expected)
    {
        ListInForce list = A.List(units: [A.UnitOf(replaced: new UnitReplacement(["hanyin"], new DateOnly(2021, 3, 10))), A.UnitOf("hanyin")]);
        var items = new Dictionary<string, DueItem> { [A.Unit] = Fresh };
        if (opened)
            items["hanyin"] = Fresh with { Key = Fresh.Key with { Unit = "hanyin" } };
        StepResult step = Step.Take(list, A.PlanOf(list, Fresh), new PeriodState(items, []), Fresh, null, Civil.At("2021-03-10"));
        Assert.Equal(expected, Words.Of(step));
    }

    [Theory]
    [InlineData("2021-03-09", "2021-03-10")] // the day on which others answer comes before the courtesy reminder
    [InlineData("2021-03-10", "2021-03-24")]
    public void NextMoment_IsTheHandover_WhereItComesFirst(string today, string expected)
    {
        ListInForce list = A.List(units: [A.UnitOf(replaced: new UnitReplacement(["hanyin"], new DateOnly(2021, 3, 10))), A.UnitOf("hanyin")]);
        Assert.Equal(Civil.At(expected), Step.NextMoment(list, Fresh, [], Civil.At(today)));
    }

    [Fact] // an open item is handed over also where nothing else would happen to it
    public void NextMoment_IsTheHandover_OfAnItemAtRest()
    {
        ListInForce list = A.List(units: [A.UnitOf(replaced: new UnitReplacement(["hanyin"], new DateOnly(2021, 3, 10))), A.UnitOf("hanyin")]);
        DueItem atRest = Fresh with { Addressed = false };
        Assert.Equal(Civil.At("2021-03-10"), Step.NextMoment(list, atRest, [], Civil.At("2021-03-09")));
        Assert.Null(Step.NextMoment(list, atRest, [], Civil.At("2021-03-10")));
        Assert.Null(Step.NextMoment(list, atRest with { State = ItemState.Waived }, [], Civil.At("2021-03-09")));
    }

    [Theory]
    [InlineData("2021-03-30", 1, null)]
    [InlineData("2021-03-31", 1, null)] // the due day itself is inside
    [InlineData("2021-04-06", 2, "2021-04-06")] // what lapsed while nobody was asked counts against nobody
    public void Take_RestoresAnItem_AndCountsFromToday_WhereItsDayHasPassed(string today, int cycle, string? ladderFrom)
    {
        DueItem taken = A.March with { State = ItemState.Waived, Withdrawn = true, ClosedAt = Civil.At("2021-03-05 10:00"), ClosedReason = "调整" };
        DueItem back = new Row(taken, today[5..], "").Step().Item;
        Assert.Equal((ItemState.Open, false, null, null), (back.State, back.Withdrawn, back.ClosedAt, back.ClosedReason));
        Assert.Equal((cycle, ladderFrom), (back.Cycle, back.LadderFrom?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData(null, "2021-04-10", "2021-03-31")] // the first is kept
    [InlineData("2021-03-20", "2021-04-10", "2021-03-20")] // whatever came between
    [InlineData("2021-04-10", "2021-04-10", null)] // and again as first published
    public void Take_KeepsTheDeadlineAsFirstPublished(string? first, string due, string? kept)
    {
        DueItem item = Fresh with { FirstDueOn = first is null ? null : Civil.Day(first) };
        DueItem moved = new Row(item, "03-10", "", List: Due("2021-03-10", due)).Step().Item;
        Assert.Equal((Civil.Day(due), Civil.Day(due)), (moved.DueOn, moved.OriginalDueOn));
        Assert.Equal(kept, moved.FirstDueOn?.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("2021-03-25", "2021-03-20", "2021-03-25")] // it has passed: the ladder counts from today
    [InlineData("2021-03-25", "2021-03-25", null)] // it is today: nothing has lapsed
    public void Take_CountsFromToday_OnlyWhereTheEarlierDeadlineHasPassed(string today, string due, string? ladderFrom) =>
        Assert.Equal(ladderFrom, new Row(A.March, today[5..], "", List: Due(today, due)).Step().Item.LadderFrom?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("2021-03-10", "2021-03-25", false, true)] // told of a later day, the unit is told of the nearer one
    [InlineData("2021-03-25", "2021-03-25", false, true)]
    [InlineData("2021-03-26", "2021-03-25", false, false)] // too late for it
    [InlineData("2021-03-10", "2021-03-25", true, false)] // a rung opened by hand has left
    public void Take_AsksForTheCourtesyReminderAgain_WhereTheDeadlineCameNearer(string today, string due, bool reminded, bool again)
    {
        DueItem item = reminded ? A.Reminded : A.March;
        DueItem moved = new Row(item, today[5..], "", List: Due(today, due)).Step().Item;
        Assert.Equal(again ? null : item.CourtesyAt, moved.CourtesyAt);
    }

    [Fact]
    public void Take_LeavesAHistoricItemOne_WhereItsPeriodStillIs()
    {
        DueItem historic = A.Reminded with { Historic = true };
        DueItem moved = new Row(historic, "03-25", "", List: Due("2021-03-25", "2021-04-10")).Step().Item;
        Assert.Equal((false, 2), (moved.Historic, moved.Cycle)); // the later deadline is one that the system answers for

        ListInForce late = Due("2021-04-20", "2021-03-20");
        ListInForce begun = new(late.Head with { StartOn = new DateOnly(2021, 4, 15) }, late.Editions, late.Directory, late.Calendar);
        moved = new Row(historic with { Reminder = null }, "04-20", "", List: begun).Step().Item;
        Assert.Equal((true, new DateOnly(2021, 3, 20), null), (moved.Historic, moved.DueOn, moved.LadderFrom));
    }

    [Theory]
    [InlineData(false, false)] // one of the two heirs has it: nothing is lost in between
    [InlineData(true, true)]
    public void Take_HandsAnItemOver_OnceAllOfItsHeirsHaveIt(bool both, bool taken)
    {
        ResponsibleUnit split = A.UnitOf(replaced: new UnitReplacement(["hanyin", "shiquan"], new DateOnly(2021, 3, 10)));
        ListInForce list = A.List(units: [split, A.UnitOf("hanyin"), A.UnitOf("shiquan")]);
        var items = new Dictionary<string, DueItem> { [A.Unit] = Fresh, ["hanyin"] = Of("hanyin") };
        if (both)
            items["shiquan"] = Of("shiquan");
        StepResult step = Step.Take(list, A.PlanOf(list, Fresh), new PeriodState(items, []), Fresh, null, Civil.At("2021-03-10"));
        Assert.Equal(taken, step.Events.OfType<StepEvent.TakenAway>().Any());

        static DueItem Of(string unit) => Fresh with { Key = Fresh.Key with { Unit = unit } };
    }

    [Fact]
    public void NextMoment_IsNow_WhileANoticeIsDue()
    {
        DateTimeOffset now = Civil.At("2021-04-01 08:30");
        Assert.Equal(now, Step.NextMoment(A.List(), A.March, [], now));
    }

    private static string Addresses() => Step.AddressesOf(A.UnitOf());

    private static DueItem Held(DueItem item, string until) => item with { HeldUntil = Civil.Day($"2021-{until}") };

    private static DueItem Asked(DueItem item) =>
        item with
        {
            Extension = new ExtensionRequest(Civil.At("2021-03-30 10:00"), new DateOnly(2021, 4, 30)),
        };

    private static ListInForce Closing(string on) => A.List(A.Head with { ClosesOn = Civil.Day(on) });

    private static ListInForce Activated(string on) => A.List(A.Head with { ActivatedOn = Civil.Day(on) });

    private static ListInForce Paused(string first, string last) =>
        A.List(
            A.Head with
            {
                Pauses = [new Pause("p", null, null, Civil.Day(first), Civil.Day(last), "假期", Actor.Of("市安委办"), Civil.At(first))],
            }
        );

    private static ListInForce Told(string? on) => on is null ? A.List().With(ToldBook.Empty) : A.List().Told(on);

    private static ListInForce Asking() =>
        new(A.Head, A.Catalogue("v1", A.Duty()), new UnitDirectory([A.UnitOf()], []), Seeds.Calendar) { AsksAcknowledgement = true };

    // The yearly quota of the duty was changed, or the part of it that is asked for within.
    private static ListInForce Within(string since, (int All, int Within) before, (int All, int Within) after) =>
        A.Changed(since, Yearly(before), Yearly(after));

    private static Obligation Yearly((int All, int Within) number) =>
        A.Duty(perYear: number.All, due: "2021-06-15") with
        {
            Within = [new SubQuota("省级媒体", number.Within)],
        };

    // The duty's deadline within March was changed: a day set within the period that is not its end.
    private static ListInForce Due(string since, string due)
    {
        DateOnly day = Civil.Day(due);
        DayWithin within = day.Month == 4 ? DayWithin.OfNextMonth(day.Day) : DayWithin.OfMonth(1, day.Day);
        return A.Changed(since, A.Duty(), A.Duty() with { DueWithin = within });
    }

    private sealed record Row(DueItem Item, string Today, string Expected, PendingNotice[]? Pending = null, ListInForce? List = null)
    {
        public PendingNotice[] Notices => Pending ?? [];

        public StepResult Step()
        {
            ListInForce list = List ?? A.List();
            return Rules.Steps.Step.Take(list, A.PlanOf(list, Item), A.Period(Item, Notices), Item, null, Civil.At($"2021-{Today}"));
        }
    }
}
