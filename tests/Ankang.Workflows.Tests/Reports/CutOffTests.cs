using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Tests.Support;
using CsCheck;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

[Trait(Tier.Name, Tier.Fast)]
public sealed class CutOffTests
{
    [Fact]
    public void Tally_IsTheSumOfItsParts_WhateverTheItems() =>
        GenItems
            .Select(Gen.Int[0, 420], Gen.Int[0, 60], (items, day, later) => (items, day, later))
            .Holds(
                x =>
                {
                    DateOnly day = new DateOnly(2021, 1, 18).AddDays(x.day);
                    Tally tally = Tally.Of(x.items, new(day, Nine(day).AddHours(x.later)));
                    Assert.Equal(tally.Due, tally.OnTime + tally.ReportedLate + tally.DoneLate + tally.Extended + tally.Overdue);
                    Assert.Equal(x.items.Count(i => i.OpenedOn <= day), tally.Due + tally.NotDue + tally.Waived + tally.Historic);
                },
                cases: 100
            );

    [Fact]
    public void Sentence_PrintsPartsThatSumToItsWhole_WhateverTheItems() =>
        GenItems
            .Select(Gen.Int[0, 420])
            .Holds(
                (items, offset) =>
                {
                    DateOnly day = new DateOnly(2021, 1, 18).AddDays(offset);
                    DueItem[] distinct = [.. items.DistinctBy(i => i.Key)];
                    DutyProgress duty = Assert.Single(ProgressWriter.Write(List(Rhythm), ManyUnits(6), distinct, day, ChinaTime.EndOf(day)).Duties);
                    Assert.DoesNotMatch(@"(?<!\d)0(项|个|次)", duty.Sentence); // zeros are left out
                    int? whole = Number(duty.Sentence, "应办");
                    if (whole is null)
                        return;
                    int parts = new[] { "按期办结", "逾期报送", "逾期办结", "延期中", "逾期未办结" }.Sum(p => Number(duty.Sentence, p) ?? 0);
                    Assert.Equal(whole, parts);
                },
                cases: 100
            );

    private static readonly Obligation Rhythm = Duty("08-study", 8, "专题学习", Recurrence.Monthly, form: FormKind.Meeting);

    private static readonly Gen<DueItem[]> GenItems = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 5], Gen.Int[0, 6], Gen.Int[-40, 40], Gen.Int[-40, 40])
        .Select(
            (month, unit, kind, done, reported) =>
            {
                DueItem item = Item(Rhythm, $"u{unit}", Period.Month(2021, month));
                return kind switch
                {
                    0 => item.Waived(item.DueOn.AddDays(reported)),
                    1 => item with { Historic = true },
                    2 => item with { DueOn = item.DueOn.AddDays(Math.Abs(done)) },
                    3 => item.Supervised(),
                    4 => item,
                    _ => item.Closed(item.DueOn.AddDays(Math.Min(done, reported)), item.DueOn.AddDays(reported)),
                };
            }
        )
        .Array[0, 40];

    private static int? Number(string sentence, string word) =>
        System.Text.RegularExpressions.Regex.Match(sentence, word + @"(\d+)项") is { Success: true } match ? int.Parse(match.Groups[1].Value) : null;
}
