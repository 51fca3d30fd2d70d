using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>考核 of drawn items under drawn policies: what a score is made of adds up, within the caps.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class ScoreProperties
{
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];
    private static readonly string[] Duties = ["14b-county-articles", "25a-inspection"];
    private static readonly ListInForce List = TestLists.Part("2021-01-18", Units, Duties);
    private static readonly Gen<decimal> Points = Gen.Int[0, 300].Select(i => i / 100m);

    private static readonly Gen<AssessmentPolicy> Policies = Gen.Select(
        Points.Array[9],
        Gen.Select(Points, Points, Points),
        Gen.Int[2, 4],
        Gen.Bool,
        (rows, caps, repeated, inForce) =>
            new AssessmentPolicy
            {
                Deductions = AssessmentPolicy.Standard.Deductions.SetItems(
                    Enum.GetValues<AssessmentRow>().Select((r, i) => KeyValuePair.Create(r, rows[i]))
                ),
                ItemCap = caps.Item1,
                DutyCap = caps.Item2 * 4,
                BonusCap = caps.Item3,
                RepeatedFrom = repeated,
                ByDateInForce = inForce,
            }
    );

    private static readonly Gen<ItemRecord> Records = Gen.Select(
        Gen.Select(Gen.Int[0, 1].Select(i => Duties[i]), Gen.Int[1, 12], Gen.Int[0, 2].Select(i => Units[i])),
        Gen.Int[-20, 60],
        Gen.Int[0, 3],
        Gen.Int[0, 2],
        Gen.Int[0, 30],
        Drawn
    );

    [Fact]
    public void Scores_AreBaseAndPoints_WithinTheCaps() =>
        Gen.Select(Policies, Records.Array[0, 60], Gen.Int[0, 500].Array[0, 4], Gen.Int[0, 437])
            .Holds(
                (policy, drawn, bonuses, day) =>
                {
                    ItemRecord[] records = [.. drawn.DistinctBy(r => r.Item.Key)];
                    HandEntry[] entries =
                    [
                        .. bonuses.Select(
                            (b, i) =>
                                new HandEntry(
                                    $"b{i}",
                                    Units[i % Units.Length],
                                    "commended",
                                    b / 100m,
                                    new(2021, 1, 18),
                                    "表扬",
                                    Actor.System,
                                    Civil.At("2021-01-18 10:00")
                                )
                        ),
                    ];
                    CutOff cutOff = new(new DateOnly(2021, 1, 18).AddDays(day), Civil.At("2022-06-01 08:00"));
                    IReadOnlyList<UnitScore> scores = Scores.Of(List, records, policy, entries, cutOff);
                    foreach (UnitScore score in scores)
                    {
                        Assert.Equal(AssessmentPolicy.Base + score.Points.Sum(p => p.Points), score.Score);
                        Assert.InRange(score.Score, 0, AssessmentPolicy.Base + policy.BonusCap);
                        Assert.True(score.Items > 0);
                        foreach (var item in score.Points.Where(p => p.Item is not null).GroupBy(p => p.Item))
                            Assert.InRange(-item.Sum(p => p.Points), 0, policy.ItemCap);
                        foreach (var duty in score.Points.Where(p => p.Item is not null).GroupBy(p => p.Item!.Value.Obligation))
                            Assert.InRange(-duty.Sum(p => p.Points), 0, policy.DutyCap);
                        Assert.All(score.Points, p => Assert.True(Math.Abs(p.Points) <= Math.Abs(p.Reason.Uncapped)));
                        // Who is better in nothing is not ranked better.
                        Assert.Equal(1 + scores.Count(s => s.Score > score.Score || (s.Score == score.Score && Fewer(s, score))), score.Rank);
                    }
                },
                cases: 400
            );

    private static bool Fewer(UnitScore a, UnitScore b) =>
        (a.Strikes.Interviews, a.Strikes.Supervisions).CompareTo((b.Strikes.Interviews, b.Strikes.Supervisions)) < 0;

    private static ItemRecord Drawn((string Duty, int Month, string Unit) of, int late, int rungs, int returns, int extended)
    {
        DateOnly due = new DateOnly(2021, of.Month, 1).AddMonths(1).AddDays(-1);
        DateTimeOffset closed = ChinaTime.At(due.AddDays(late), new TimeOnly(10, 0));
        var item = new DueItem
        {
            Key = new DueItemKey(List.Id, of.Duty, $"2021-{of.Month:D2}", of.Unit),
            Kind = ItemKind.Periodic,
            OpenedOn = new(2021, of.Month, 1),
            DueOn = due.AddDays(extended),
            OriginalDueOn = due,
            PolicyVersion = List.Catalogue.Version,
            State = late > 50 ? ItemState.Open : ItemState.Completed,
            ClosedAt = late > 50 ? null : closed,
            CompletedOn = late > 50 ? null : due.AddDays(late / 2),
            ClosedBy = late > 50 ? null : Actor.System,
        };
        return new ItemRecord(
            item,
            [.. Enumerable.Range(1, rungs).Select(r => new Strike((Rung)r, ChinaTime.At(due.AddDays(extended + (r * 6)), new TimeOnly(9, 0))))],
            [.. Enumerable.Range(1, returns).Select(r => ChinaTime.At(due.AddDays(r), new TimeOnly(15, 0)))]
        );
    }
}
