using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Steps;

public sealed partial class StepTests
{
    /// <summary>What must not leave any more.</summary>
    private static Dictionary<string, Row> Obsolete =>
        new()
        {
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
        };
}
