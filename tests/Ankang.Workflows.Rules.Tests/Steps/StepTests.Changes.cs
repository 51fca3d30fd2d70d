using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Steps;

public sealed partial class StepTests
{
    /// <summary>What 正式启用 and changes of the list make of an open item.</summary>
    private static Dictionary<string, Row> Changes =>
        new()
        {
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
}
