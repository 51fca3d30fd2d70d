using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Lists;

/// <summary>A list as it is run: what it opens, whom it asks, which ladder holds.</summary>
public sealed class ListInForceTests
{
    private static readonly LadderPolicy Slow = new() { SupervisionDay = 10 };
    private static readonly LadderPolicy Slower = new() { SupervisionDay = 12 };

    [Fact]
    public void AListThatWasNeverChanged_HasOneEdition_FromItsStartOn()
    {
        ListInForce list = A.List();
        Assert.Equal(new ListEdition(0, list.Catalogue, A.Head.StartOn, "", false), Assert.Single(list.Editions));
        Assert.Empty(list.Withdrawn);
    }

    [Fact]
    public void Plans_StandInPublishedOrder_ThoseOfWithdrawnDutiesLast()
    {
        ListInForce list = Changed("2021-04-06", [A.Duty("01-old"), A.Duty("03-kept")], [A.Duty("02-new"), A.Duty("03-kept")]);
        Assert.Equal(["02-new", "03-kept", "01-old"], list.Obligations);
        Assert.Equal(["01-old"], list.Withdrawn.Select(d => d.Id));
    }

    [Fact] // as it was last published
    public void Withdrawn_IsTheNewestReadingOfADuty()
    {
        ListInForce list = Editions(("2021-01-18", [A.Duty("01-old")]), ("2021-03-01", [A.Duty("01-old", perPeriod: 2)]), ("2021-04-01", []));
        Assert.Equal(2, Assert.Single(list.Withdrawn).PerPeriod);
    }

    [Fact]
    public void ADutyThatWasAdded_OpensWhatRuns_OnTheDayOfTheChange_AndTheRestOnItsOwn()
    {
        ListInForce list = A.Changed("2021-04-06", null, A.Duty());
        Assert.Equal(["2021-04-06", "2021-05-01", "2021-06-01"], list.PlansOf("01-inspection").Take(3).Select(p => p.OpensOn.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("2021-04-05", true)] // on record, no ladder
    [InlineData("2021-04-06", false)] // due on the day of the change: asked for
    public void AOneOffDutyThatWasAddedAfterItsDeadline_IsHistoric(string due, bool historic)
    {
        ListInForce list = A.Changed("2021-04-06", null, A.Duty(recurrence: Recurrence.Once, perPeriod: null, due: due));
        PeriodPlan once = Assert.Single(list.Plans);
        Assert.Equal((new DateOnly(2021, 4, 6), historic), (once.OpensOn, once.Historic));
    }

    [Theory]
    [InlineData("2021-04-30", "2021-04")] // due on the day of the change
    [InlineData("2021-05-01", "2021-05")] // what was due before was answered for under the rhythm before
    public void ANewRhythm_OpensWhatWasNotYetDue(string since, string first)
    {
        ListInForce list = A.Changed(since, A.Duty(recurrence: Recurrence.Quarterly), A.Duty());
        Assert.Equal(first, list.PlansOf("01-inspection").First(p => !p.Withdrawn).Ref.Period);
    }

    [Fact]
    public void WhatTheListDoesNotHave_IsToldByName()
    {
        ListInForce list = A.List();
        PeriodRef march = new(A.ListId, "01-inspection", "2021-03");
        Assert.Equal(march, list.PlanOf(march).Ref);
        Assert.Null(list.FindPlan(march with { Period = "2021-13" }));
        Assert.Null(list.FindPlan(march with { List = "town-2022" }));
        Assert.Null(list.FindPlan(march with { Obligation = "02-other" }));
        Assert.Contains("has no obligation '02-other'", Assert.Throws<KeyNotFoundException>(() => list.PlansOf("02-other")).Message);
        Assert.Contains(
            "List 'town-2021' has no period town-2021|01-inspection|2021-13",
            Assert.Throws<KeyNotFoundException>(() => list.PlanOf(march with { Period = "2021-13" })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TaskOf_IsReadFromTheNewestCatalogueThatHasTheDuty()
    {
        ListInForce list = new(
            A.Head,
            [
                new ListEdition(0, Worded("旧", A.Duty("01-old"), A.Duty("02-kept")), A.Issued, "", false),
                new ListEdition(1, Worded("新", A.Duty("02-kept")), new(2021, 4, 6), "调整", false),
            ],
            new UnitDirectory([A.UnitOf()], []),
            Seeds.Calendar
        );
        Assert.Equal(("旧", "新"), (list.TaskOf(A.Duty("01-old")).Text, list.TaskOf(A.Duty("02-kept")).Text));
        Assert.Equal("新", list.TaskOf(A.Duty("interview-follow-up")).Text); // in no catalogue

        static YearCatalogue Worded(string text, params Obligation[] duties)
        {
            YearCatalogue read = A.Catalogue("v", duties);
            TaskItem[] tasks = [new TaskItem(1, "一、", "(一)", text, "市安委办", "12月31日前")];
            return new(read.List with { Tasks = tasks }, duties, read.Policy, read.Office, "v");
        }
    }

    [Theory]
    [InlineData("2021-02", "hanbin")] // was due before the change
    [InlineData("2021-03", "hanbin hanyin")] // due on the day of the change: asked for
    [InlineData("2021-04", "hanbin hanyin")]
    public void AChange_AsksOthers_WhereThePeriodWasNotYetDue(string period, string units) =>
        Assert.Equal(units, Asked(Changed("2021-03-31", [A.Duty()], [A.Duty(askedOf: ["hanbin", "hanyin"])]), period));

    [Theory]
    [InlineData("2021-03", "hanbin")]
    [InlineData("2021-04", "hanbin hanyin")]
    public void AGroup_HasTheMembersOfTheDayOnWhichAPeriodOpens_WhateverElseAChangeSays(string period, string units)
    {
        // hanyin joins on 25 March; the change of the 28th moves another number and asks the same group.
        Assert.Equal(units, Asked(Changed("2021-03-28", [A.Duty(askedOf: ["all"])], [A.Duty(askedOf: ["all"], perPeriod: 2)]), period));
        // The change of the 20th asks the group instead of a unit.
        Assert.Equal(units, Asked(Changed("2021-03-20", [A.Duty(askedOf: ["hanbin"])], [A.Duty(askedOf: ["all"])]), period));
    }

    [Theory]
    [InlineData("hanbin", "2021-06-01", true)] // its items stay its own until they are handed over
    [InlineData("hanyin", "2021-05-31", false)]
    [InlineData("hanyin", "2021-06-01", true)] // answers for hanbin
    [InlineData("shiquan", "2021-06-01", true)] // so does the other
    [InlineData("ningshan", "2021-06-01", true)]
    [InlineData("pingli", "2021-06-01", false)]
    public void Asks_AUnit_OrThoseThatAnswerForIt(string unit, string day, bool asks)
    {
        ListInForce list = A.List(
            duty: A.Duty(askedOf: ["hanbin", "ningshan"]),
            units:
            [
                A.UnitOf(replaced: new UnitReplacement(["hanyin", "shiquan"], new(2021, 6, 1))),
                A.UnitOf("hanyin"),
                A.UnitOf("shiquan"),
                A.UnitOf("ningshan"),
                A.UnitOf("pingli"),
            ]
        );
        Assert.Equal(asks, list.Asks(A.PlanOf(list, A.March), unit, Civil.Day(day)));
    }

    [Fact]
    public void PolicyOf_IsTheLadderThatTheItemOpenedUnder()
    {
        ListInForce list = Editions(("2021-01-18", [A.Duty(policy: Slow)]), ("2021-03-01", [A.Duty(policy: Slower)]), ("2021-04-01", []));
        Assert.Equal(Slow, list.PolicyOf(A.March with { PolicyVersion = "v0" }));
        Assert.Equal(Slower, list.PolicyOf(A.March with { PolicyVersion = "v1" }));
        // Of a version that is not known: the newest that has the duty.
        Assert.Equal(Slower, list.PolicyOf(A.March with { PolicyVersion = "lost" }));
        Assert.Equal(Slower, list.PolicyOf(A.March with { PolicyVersion = "v2" }));
        // In no catalogue: the list's ladder.
        Assert.Equal(new LadderPolicy(), list.PolicyOf(A.March with { Key = A.March.Key with { Obligation = "interview-follow-up" } }));
    }

    [Fact]
    public void LadderForOpen_IsTheLastChangeThatHoldsForOpenItems_WhereItIsAnotherLadder()
    {
        Obligation[] before = [A.Duty()];
        Assert.Equal("v1", Of(before, [A.Duty(policy: Slow)])?.Catalogue.Version);
        Assert.Null(Of(before, [A.Duty(perPeriod: 2)])); // the same ladder
        Assert.Null(Of(before, [])); // the duty is gone

        // What opened under a later edition keeps that one's ladder.
        ListInForce list = new(
            A.Head,
            [
                new ListEdition(0, A.Catalogue("v0", before), A.Issued, "", false),
                new ListEdition(1, A.Catalogue("v1", A.Duty(policy: Slow)), new(2021, 3, 1), "调整", PolicyForOpen: true),
                new ListEdition(2, A.Catalogue("v2", A.Duty(policy: Slower)), new(2021, 4, 1), "调整", PolicyForOpen: false),
            ],
            new UnitDirectory([A.UnitOf()], []),
            Seeds.Calendar
        );
        Assert.Null(list.LadderForOpen(A.March with { PolicyVersion = "v2" }));
        Assert.Null(list.LadderForOpen(A.March with { PolicyVersion = "v1" }));
        Assert.Equal(1, list.LadderForOpen(A.March with { PolicyVersion = "v0" })?.Number);

        static ListEdition? Of(Obligation[] first, Obligation[] then) =>
            new ListInForce(
                A.Head,
                [
                    new ListEdition(0, A.Catalogue("v0", first), A.Issued, "", false),
                    new ListEdition(1, A.Catalogue("v1", then), new(2021, 4, 6), "调整", PolicyForOpen: true),
                ],
                new UnitDirectory([A.UnitOf()], []),
                Seeds.Calendar
            ).LadderForOpen(A.March with { PolicyVersion = "v0" });
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)] // nobody who could
    [InlineData(false, true, false)] // no page on which he could
    public void Terms_AskForAcknowledgement_WhereThereIsASupervisorAndAPage(bool page, bool supervisor, bool asks)
    {
        ResponsibleUnit unit = supervisor ? A.UnitOf() : A.UnitOf().With(ContactRole.Supervisor, null);
        ListInForce list = new(A.Head, A.Catalogue("v1", A.Duty()), new UnitDirectory([unit], []), Seeds.Calendar) { AsksAcknowledgement = page };
        Assert.Equal(asks, list.TermsFor(A.March).AsksAcknowledgement);
    }

    private static string Asked(ListInForce list, string period) =>
        string.Join(' ', list.AskedIn(list.PlansOf("01-inspection").Single(p => p.Ref.Period == period)).Select(u => u.Id));

    private static ListInForce Changed(string since, Obligation[] before, Obligation[] after) => Editions(("2021-01-18", before), (since, after));

    /// <summary>Editions v0, v1, …; hanbin and, from 25 March on, hanyin make the group of all.</summary>
    private static ListInForce Editions(params (string Since, Obligation[] Duties)[] editions) =>
        new(
            A.Head,
            [
                .. editions
                    .Index()
                    .Select(e => new ListEdition(e.Index, A.Catalogue($"v{e.Index}", e.Item.Duties), Civil.Day(e.Item.Since), "", false)),
            ],
            new UnitDirectory(
                [A.UnitOf(), A.UnitOf("hanyin")],
                [new UnitGroup("all", "全体", ["hanbin", "hanyin"], false) { Dated = [new("hanyin", new(2021, 3, 25), DateOnly.MaxValue)] }]
            ),
            Seeds.Calendar
        );
}
