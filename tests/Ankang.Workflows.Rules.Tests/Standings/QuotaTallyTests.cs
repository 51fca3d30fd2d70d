using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Standings;

/// <summary>A yearly quota of three events, counted from the reports of its periods.</summary>
public sealed class QuotaTallyTests
{
    private static readonly ListInForce List = A.List(duty: A.Duty(perYear: 3));

    private static readonly DueItem Year = A.March with
    {
        Key = new DueItemKey(A.ListId, "01-inspection", "2021", A.Unit),
        Kind = ItemKind.Quota,
        OpenedOn = A.Issued,
        DueOn = new DateOnly(2021, 12, 31),
        OriginalDueOn = new DateOnly(2021, 12, 31),
        Required = 3,
    };

    [Fact]
    public void Derive_CompletesTheQuota_AsOfTheReportThatMetIt_AndTheLatestEventOfThose()
    {
        // The second report tells of the latest event; the fourth is more than was asked.
        DueItem met = Tally(
                A.Report("2021-02-01 10:00"),
                A.Report("2021-04-10 10:00", done: "2021-04-09"),
                A.Report("2021-04-12 10:00", done: "2021-03-30"),
                A.Report("2021-05-05 10:00")
            )
            .Derive(Year);
        Assert.Equal(ItemState.Completed, met.State);
        Assert.Equal((Civil.At("2021-04-12 10:00"), new DateOnly(2021, 4, 9)), (met.ClosedAt, met.CompletedOn));
        Assert.Equal((Outcome.OnTime, 4), (met.Outcome, met.Count));
    }

    [Fact]
    public void Derive_CountsInTheOrderOfArrival_WhicheverPeriodAReportStandsIn()
    {
        DueItem met = Tally(A.Report("2021-09-10 10:00"), A.Report("2021-02-01 10:00"), A.Report("2021-04-12 10:00")).Derive(Year);
        Assert.Equal(Civil.At("2021-09-10 10:00"), met.ClosedAt);
    }

    [Fact]
    public void Derive_CountsNoReport_ThatWasReturnedOrTakenBack()
    {
        DueItem open = Tally(A.Report("2021-02-01 10:00"), A.Report("2021-04-10 10:00"), A.Report("2021-04-12 10:00", voidAt: "2021-04-13 10:00"))
            .Derive(Year);
        Assert.Equal((true, 2), (open.IsOpen, open.Count));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Derive_AsksForTheSubQuota_Too(int within, bool met)
    {
        DueItem item = Tally(A.Report("2021-02-01 10:00", count: 3, within: within)).Derive(Year with { RequiredWithin = 2 });
        Assert.Equal(met, !item.IsOpen);
    }

    [Fact]
    public void Derive_OpensAQuotaAgain_WhenAReportThatMadeItCountsNoMore()
    {
        DueItem met = Tally(A.Report("2021-02-01 10:00", count: 3)).Derive(Year);
        DueItem again = Tally(A.Report("2021-02-01 10:00", count: 2)).Derive(met);
        Assert.Equal((true, 2, null, null), (again.IsOpen, again.Count, again.ClosedAt, again.ClosedBy));
    }

    [Fact]
    public void Derive_LeavesAQuotaAsItClosed_WhileWhatIsLeftSuffices()
    {
        DueItem met = Tally(A.Report("2021-02-01 10:00", count: 3)).Derive(Year);
        Assert.Same(met, Tally(A.Report("2021-02-01 10:00", count: 2), A.Report("2021-04-10 10:00")).Derive(met));
    }

    [Fact]
    public void Derive_ChangesNothing_WhereNothingNewWasReported()
    {
        Report[] reports = [A.Report("2021-02-01 10:00") with { Id = "b" }, A.Report("2021-02-01 10:00") with { Id = "a" }];
        DueItem counted = Tally(reports).Derive(Year);
        Assert.Equal(["a", "b"], counted.Reports.Select(r => r.Id)); // of one moment: by their ids, so that the order never changes
        Assert.Same(counted, Tally(reports.Reverse().ToArray()).Derive(counted));
    }

    [Fact]
    public void DeriveAll_CountsEachQuotaFromItsOwnPeriods_AndLeavesTheOthers()
    {
        DueItem march = A.March with { Reports = [A.Report("2021-03-10 10:00", count: 3)] };
        DueItem other = Year with { Key = Year.Key with { Obligation = "02-other" } };
        DueItem april = A.March with { Key = A.March.Key with { Period = "2021-04" } };
        IReadOnlyList<DueItem> derived = QuotaTally.DeriveAll(List, [march, april, Year, other], A.Issued);
        Assert.Same(march, derived[0]);
        Assert.Same(april, derived[1]);
        Assert.Equal([(false, 3), (true, 0)], derived.Skip(2).Select(i => (i.IsOpen, i.Count)));
    }

    [Fact] // its own step says what is wrong
    public void Of_CountsForItself_AUnitThatTheDirectoryLost()
    {
        DueItem lost = A.March with { Key = A.March.Key with { Unit = "lost" }, Reports = [A.Report("2021-03-10 10:00")] };
        DueItem year = Year with { Key = Year.Key with { Unit = "lost" } };
        Assert.Equal(1, QuotaTally.Of(List, [lost], A.Issued).Derive(year).Count);
    }

    [Fact]
    public void Derive_LeavesAlone_WhatAPersonClosed()
    {
        DueItem waived = Year with { State = ItemState.Waived, ClosedBy = Actor.Of("市安委办"), ClosedReason = "合并报送" };
        Assert.Same(waived, Tally(A.Report("2021-02-01 10:00", count: 3)).Derive(waived));
    }

    [Fact]
    public void Of_CountsForTheHeir_WhatAMergedUnitReported()
    {
        ListInForce list = A.List(
            duty: A.Duty(perYear: 3),
            units: [A.UnitOf(replaced: new UnitReplacement(["hanyin"], new DateOnly(2021, 6, 1))), A.UnitOf("hanyin")]
        );
        DueItem march = A.March with { Reports = [A.Report("2021-03-10 10:00")] };
        // The open item was handed over with what was reported.
        DueItem heirs = march with { Key = march.Key with { Unit = "hanyin" } };
        DueItem year = Year with { Key = Year.Key with { Unit = "hanyin" } };
        Assert.Equal(0, QuotaTally.Of(list, [march], new DateOnly(2021, 5, 31)).Derive(year).Count);
        Assert.Equal(1, QuotaTally.Of(list, [march, heirs], new DateOnly(2021, 6, 1)).Derive(year).Count);
    }

    [Theory]
    [InlineData(3, "QuotaMet; -1 NotOpen; rest Closed")]
    [InlineData(2, "next 2022-02-01 count")] // counted, and still short
    public void Take_TellsOfAQuota_OnlyWhereItsStateChanges(int count, string expected)
    {
        StepResult step = Step.Take(
            List,
            A.PlanOf(List, Year),
            A.Period(Year, A.Notice("1")),
            Year,
            Tally(A.Report("2022-01-03 10:00", count: count)),
            Civil.At("2022-01-04")
        );
        Assert.Equal((expected, true, count), (Words.Of(step), step.IsChange, step.Item.Count));
    }

    [Fact]
    public void Take_OpensAQuotaAgain_WhenItIsMissed()
    {
        DueItem met = Tally(A.Report("2021-02-01 10:00", count: 3)).Derive(Year);
        StepResult step = Step.Take(List, A.PlanOf(List, met), A.Period(met), met, Tally(), Civil.At("2021-05-10"));
        Assert.Equal("QuotaMissed; next 2022-01-01 count", Words.Of(step));
    }

    private static QuotaTally Tally(params Report[] reports) =>
        QuotaTally.Of(List, [A.March with { Reports = [.. reports] }, Year with { Reports = [A.Report("2021-01-19 10:00", count: 9)] }], A.Issued);
}
