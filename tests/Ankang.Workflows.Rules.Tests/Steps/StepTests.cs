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
public sealed partial class StepTests
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

    private static readonly Dictionary<string, Row> Rows = new([.. LadderByItself, .. Obsolete, .. Changes]);

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
