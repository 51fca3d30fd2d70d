using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Assessment;

/// <summary>考核 of the unit's item of March, due 03-31, and of items beside it. The list closes on 2022-03-31.</summary>
public sealed class ScoresTests
{
    private static readonly CutOff MidYear = At("2021-06-30");
    private static readonly CutOff Close = At("2022-03-31");
    private static readonly AssessmentPolicy Policy = new() { DutyCap = 100 };
    private static readonly Strike Reminder = new(Rung.Reminder, Civil.At("2021-04-01 09:00"));
    private static readonly Strike Supervision = new(Rung.Supervision, Civil.At("2021-04-08 09:00"));
    private static readonly Strike Interview = new(Rung.Interview, Civil.At("2021-04-22 09:00"));

    [Theory]
    [InlineData("2021-03-30 10:00", null, 0, "")] // in time
    [InlineData("2021-04-02 10:00", "2021-03-28", 0, "reportedLate -0.1")] // done in time, reported before any rung
    [InlineData("2021-04-02 10:00", null, 0, "doneLate -0.3")]
    [InlineData("2021-04-02 10:00", "2021-03-28", 1, "reminder -0.2")] // the rung is graver than the late report
    [InlineData("2021-04-02 10:00", null, 1, "doneLate -0.3")] // being late is graver than the rung
    [InlineData("2021-04-09 10:00", null, 2, "supervision -0.6")]
    [InlineData("2021-04-23 10:00", null, 3, "interview -1")]
    [InlineData(null, null, 0, "overdue -0.5")]
    [InlineData(null, null, 3, "interview -1")]
    public void Of_CountsTheGravestOfOutcomeAndRungsOnce(string? closed, string? done, int rungs, string expected)
    {
        DueItem item = closed is null ? A.March : A.March.ClosedAt(closed, done);
        Assert.Equal(expected, Said(Score([Record(item, Rungs(rungs))], MidYear)));
    }

    [Fact]
    public void Of_TakesWhatIsOpenAsNotDone_OnceTheListHasClosed()
    {
        ItemRecord open = Record(A.March, Rungs(3));
        Assert.Equal("notDone -1.5", Said(Score([open], Close)));
        Assert.Equal("interview -1", Said(Score([open], At("2022-03-30"))));
    }

    [Fact]
    public void Of_JudgesByTheDateInForceOrTheFirst_AsThePolicySays()
    {
        // Reminded, then granted until 04-30, then done on 04-28: in time by the granted day, late by the published one.
        DueItem item = A.March with { DueOn = new(2021, 4, 30), Cycle = 2 };
        ItemRecord record = Record(item.ClosedAt("2021-04-28 10:00"), Rungs(2));
        Assert.Equal("", Said(Score([record], MidYear)));
        Assert.Equal("supervision -0.6", Said(Score([record], MidYear, Policy with { ByDateInForce = false })));
        // A rung that the office opened by hand is for something else than lateness.
        ItemRecord byHand = Record(item.ClosedAt("2021-04-28 10:00"), [Reminder with { Basis = "经研究启动提醒：材料不实" }]);
        Assert.Equal("reminder -0.2", Said(Score([byHand], MidYear)));
    }

    [Fact]
    public void Of_LeavesOutRungsThatWereTakenBack()
    {
        Strike corrected = Supervision with { TakenBackAt = Civil.At("2021-04-09 10:00"), TakenBackWhy = "更正" };
        Assert.Equal("doneLate -0.3", Said(Score([Record(A.March.ClosedAt("2021-04-09 10:00"), [Reminder, corrected])], MidYear)));
    }

    [Fact]
    public void Of_HasNoUnitInTheRanking_OfWhichNothingWasAsked()
    {
        DueItem[] outside =
        [
            A.March with
            {
                State = ItemState.Waived,
                ClosedAt = Civil.At("2021-04-02 10:00"),
            },
            A.March with
            {
                State = ItemState.NotApplicable,
                ClosedAt = Civil.At("2021-04-02 10:00"),
            },
            A.March with
            {
                Historic = true,
            },
            A.March with
            {
                Addressed = false,
            },
            A.March with
            {
                OpenedOn = new(2021, 7, 1),
            },
        ];
        Assert.All(outside, item => Assert.Empty(Scores.Of(A.List(), [Record(item, Rungs(3))], Policy, [], MidYear)));
        Assert.Equal((100m, 1, 1, 1), Place(Score([Record(A.March.ClosedAt("2021-03-30 10:00"), [])], MidYear)));
    }

    [Fact]
    public void Of_CountsEachReturn_AndLapsesOfOneDutyFromTheThirdOn()
    {
        ItemRecord returned = Record(A.March.ClosedAt("2021-03-30 10:00"), []) with
        {
            Returns = [Civil.At("2021-03-12 10:00"), Civil.At("2021-03-15 10:00"), Civil.At("2021-07-01 10:00")],
        };
        Assert.Equal("returned -0.4", Said(Score([returned], MidYear))); // the third came after the cut-off
        ItemRecord[] months = [.. Enumerable.Range(1, 4).Select(m => Record(Month(m).ClosedAt($"2021-06-{m + 10} 10:00"), []))];
        Assert.Equal("doneLate -0.3, doneLate -0.3, doneLate -0.3, repeated -0.2, doneLate -0.3, repeated -0.2", Said(Score(months, MidYear)));
    }

    [Fact]
    public void Of_CutsEachPointToWhatTheCapsLeave()
    {
        ItemRecord[] months = [.. Enumerable.Range(1, 3).Select(m => Record(Month(m), []))];
        AssessmentPolicy policy = Policy with { ItemCap = 1.2m, DutyCap = 3, RepeatedFrom = 2 };
        UnitScore score = Score(months, Close, policy);
        Assert.Equal("notDone -1.2, notDone -1.2, repeated 0, notDone -0.6, repeated 0", Said(score));
        Assert.Equal(97m, score.Score);
        Assert.Equal([-1.5m, -1.5m, -0.2m, -1.5m, -0.2m], score.Points.Select(p => p.Reason.Uncapped));
    }

    [Fact]
    public void Of_WeighsATask_AndSharesItAmongTheDutiesThatAreAskedOfTheUnit()
    {
        Obligation[] duties = [A.Duty("01a-inspection"), A.Duty("01b-report"), A.Duty("01c-of-others", askedOf: ["other"])];
        ListInForce list = new(A.Head, A.Catalogue("v1", duties), new UnitDirectory([A.UnitOf(), A.UnitOf("other")], []), Seeds.Calendar);
        ItemRecord late = Record(A.March with { Key = A.March.Key with { Obligation = "01a-inspection" } }, []);
        AssessmentPolicy policy = Policy with
        {
            TaskWeights = Policy.TaskWeights.Add(1, 2),
            DutyWeights = Policy.DutyWeights.Add("01a-inspection", 3),
        };
        // 1.5 points, the task twice, three of the four shares of its two duties: 1.5 × 2 × 3/4, of which the item may cost 2.
        UnitScore score = Assert.Single(Scores.Of(list, [late], policy with { ItemCap = 5 }, [], Close));
        Assert.Equal("notDone -2.25", Said(score));
        Assert.Equal("notDone -0.75", Said(Assert.Single(Scores.Of(list, [late], Policy, [], Close))));
    }

    [Fact]
    public void Of_RanksByScore_ThenByTalksAndSupervisions_AndLeavesEqualsEqual()
    {
        ListInForce list = Units("abcdef");
        ItemRecord[] records =
        [
            Of("unit-a", A.March, Interview, Supervision, Reminder),
            Of("unit-b", A.March, Supervision, Reminder),
            Of("unit-c", A.March, Reminder),
            Of("unit-d", A.March, Reminder),
            Of("unit-e", A.March.ClosedAt("2021-03-30 10:00")),
            Of("unit-f", A.March.ClosedAt("2021-03-30 10:00")),
        ];
        // All that is open costs the same once the list has closed; the veto comes last whatever its score.
        HandEntry veto = new("v1", "unit-f", "concealed", 0, new(2021, 5, 1), "瞒报", Actor.Of("市安委办"), Civil.At("2021-05-02 10:00"));
        IReadOnlyList<UnitScore> scores = Scores.Of(list, records, Policy, [veto], Close);
        Assert.Equal(
            ["unit-e 1 优秀", "unit-c 2 优秀", "unit-d 2 优秀", "unit-b 4 优秀", "unit-a 5 优秀", "unit-f 6 不合格"],
            scores.Select(s => $"{s.Unit} {s.Rank} {s.Grade}")
        );
        Assert.All(scores, s => Assert.Equal(6, s.Of));
        // Before the day of what it is for there was no veto, and a withdrawn one counts nowhere.
        Assert.DoesNotContain(Scores.Of(list, records, Policy, [veto], At("2021-04-30")), s => s.Vetoed);
        Assert.DoesNotContain(Scores.Of(list, records, Policy, [veto with { WithdrawnAt = veto.At }], Close), s => s.Vetoed);
    }

    [Fact]
    public void Of_RanksGroupsApart_AndThoseThatNoneNamesAmongThemselves()
    {
        ListInForce list = Units("abc");
        ItemRecord[] records = [.. "abc".Select(c => Of($"unit-{c}", A.March))];
        AssessmentPolicy policy = Policy with { Groups = [new("first", "一类", ["unit-c"]), new("second", "二类", ["unit-c", "unit-b"])] };
        Assert.Equal(
            ["first unit-c 1/1", "second unit-b 1/1", "others unit-a 1/1"],
            Scores.Of(list, records, policy, [], Close).Select(s => $"{s.Group} {s.Unit} {s.Rank}/{s.Of}")
        );
    }

    [Fact]
    public void Of_AddsWhatPeopleEntered_WithinItsRowAndTheCapOfAll()
    {
        HandEntry[] entries =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(i => new HandEntry(
                    $"b{i}",
                    A.Unit,
                    "commended",
                    0.8m,
                    new(2021, 5, i),
                    "通报表扬",
                    Actor.Of("市安委办"),
                    Civil.At("2021-05-09 10:00")
                )),
        ];
        ItemRecord[] records = [Record(A.March.ClosedAt("2021-03-30 10:00"), [])];
        UnitScore score = Score(records, MidYear, Policy with { BonusCap = 2, Bonuses = [new("commended", "表扬", 0.7m)] }, entries);
        Assert.Equal("commended 0.7, commended 0.7, commended 0.6, commended 0", Said(score));
        Assert.Equal(102m, score.Score);
        // A row that the policy no longer has adds nothing, and is still shown.
        Assert.Equal("commended 0, commended 0, commended 0, commended 0", Said(Score(records, MidYear, Policy with { Bonuses = [] }, entries)));
    }

    [Fact]
    public void Of_LetsHelpersShareALapse_WhereThePolicySaysSo()
    {
        Obligation helped = A.Duty() with { Helpers = ["helper"] };
        ListInForce list = A.List(duty: helped, units: [A.UnitOf(), A.UnitOf("helper")]);
        ItemRecord[] records = [Record(A.March, [])];
        Assert.Equal([A.Unit], Scores.Of(list, records, Policy, [], Close).Select(s => s.Unit));
        UnitScore helper = Scores.Of(list, records, Policy with { HelperShare = 0.5m }, [], Close).Single(s => s.Unit == "helper");
        Assert.Equal("notDone -0.75", Said(helper));
        Assert.Equal(A.Unit, helper.Points[0].Reason.Lead);
    }

    [Fact]
    public void Strikes_AreCountedByOccasion_AndThoseTakenBackAreShownApart()
    {
        DueItem february = Month(2);
        Strike back = new(Rung.Reminder, Civil.At("2021-05-06 09:00"), null, Civil.At("2021-05-07 10:00"), "更正");
        IReadOnlyList<UnitStrikes> ledger = StrikeLedger.Of(
            A.List().Directory,
            [Record(A.March, [Reminder, Supervision]), Record(february, [Reminder, back])],
            At("2021-05-31")
        );
        UnitStrikes unit = Assert.Single(ledger);
        Assert.Equal((1, 1, 0), (unit.Reminders, unit.Supervisions, unit.Interviews));
        Assert.Equal(2, unit.Days[0].Items.Length); // two items on one day are one occasion
        Assert.Equal((new DateOnly(2021, 5, 6), "更正"), (unit.TakenBack[0].Day, unit.TakenBack[0].Items[0].Strike.TakenBackWhy));
        Assert.Single(Assert.Single(StrikeLedger.Of(A.List().Directory, [Record(A.March, [Reminder, Supervision])], At("2021-04-07"))).Days);
    }

    private static ListInForce Units(string letters)
    {
        string[] ids = [.. letters.Select(c => $"unit-{c}")];
        return A.List(duty: A.Duty(askedOf: ids), units: [.. ids.Select(i => A.UnitOf(i))]);
    }

    private static UnitScore Score(
        IReadOnlyCollection<ItemRecord> records,
        CutOff cutOff,
        AssessmentPolicy? policy = null,
        IEnumerable<HandEntry>? entries = null
    ) => Assert.Single(Scores.Of(A.List(), records, policy ?? Policy, entries ?? [], cutOff));

    private static string Said(UnitScore score) =>
        string.Join(", ", score.Points.Select(p => FormattableString.Invariant($"{p.Rule} {p.Points:0.##}")));

    private static (decimal, int, int, int) Place(UnitScore score) => (score.Score, score.Rank, score.Of, score.Items);

    private static ItemRecord Record(DueItem item, Strike[] strikes) => new(item, [.. strikes], []);

    private static ItemRecord Of(string unit, DueItem item, params Strike[] strikes) =>
        Record(item with { Key = item.Key with { Unit = unit } }, strikes);

    private static DueItem Month(int month)
    {
        DateOnly due = new DateOnly(2021, month, 1).AddMonths(1).AddDays(-1);
        return A.March with
        {
            Key = A.March.Key with { Period = $"2021-{month:D2}" },
            OpenedOn = new(2021, month, 1),
            DueOn = due,
            OriginalDueOn = due,
        };
    }

    private static Strike[] Rungs(int count) => [.. new[] { Reminder, Supervision, Interview }.Take(count)];

    private static CutOff At(string day) => new(Civil.Day(day), Civil.At("2022-06-01 08:00"));
}
