using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;
using CsCheck;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

[Trait(Tier.Name, Tier.Fast)]
public sealed class CutOffTests
{
    private static readonly Obligation March = Duty("11-notice", 11, "宣传通知", due: "2021-03-31");
    private static readonly DateOnly Due = new(2021, 3, 31);

    [Theory]
    [InlineData("2021-03-31T15:59:59Z", ItemVerdict.NotDue)] // a second before 24:00 in China
    [InlineData("2021-03-31T16:00:00Z", ItemVerdict.Overdue)] // 24:00 itself
    [InlineData("2021-06-01T00:00:00Z", ItemVerdict.Overdue)]
    public void Judge_LetsTheDueDayRunOut(string asOf, ItemVerdict expected) =>
        Assert.Equal(expected, new CutOff(Due, DateTimeOffset.Parse(asOf)).Judge(Item(March)));

    [Fact]
    public void Judge_TakesAnItemAsOpen_WhenItClosedAfterTheCutOff()
    {
        CutOff cutOff = new(Due, Nine(new(2021, 4, 20)));
        DueItem item = Item(March);
        Assert.Equal(ItemVerdict.OnTime, cutOff.Judge(item.Closed(Due, Due)));
        Assert.Equal(ItemVerdict.Overdue, cutOff.Judge(item.Closed(Due, Due.AddDays(1))));
        DueItem atMidnight = item.Closed(Due, Due) with { ClosedAt = ChinaTime.EndOf(Due) };
        Assert.Equal(ItemVerdict.Overdue, cutOff.Judge(atMidnight)); // 24:00 belongs to the next day
        Assert.Equal(ItemVerdict.NotDue, new CutOff(Due.AddDays(-1), Nine(new(2021, 4, 20))).Judge(item.Waived(Due)));
    }

    [Fact]
    public void RungOf_LeavesOutRungsAcceptedAfterTheCutOff()
    {
        DueItem item = Item(March).Reminded("2021-04-01").Supervised("2021-04-08");
        Assert.Equal(Rung.None, new CutOff(Due, Nine(new(2021, 5, 1))).RungOf(item));
        Assert.Equal(Rung.Reminder, new CutOff(new(2021, 4, 7), Nine(new(2021, 5, 1))).RungOf(item));
        Assert.Equal(Rung.Supervision, new CutOff(new(2021, 4, 8), Nine(new(2021, 5, 1))).RungOf(item));
    }

    [Fact]
    public void Exists_IsFalse_ForItemsOpenedAfterTheCutOff()
    {
        DueItem item = Item(March) with { OpenedOn = new(2021, 3, 1) };
        Assert.False(new CutOff(new(2021, 2, 28), Nine(Due)).Exists(item));
        Assert.True(new CutOff(new(2021, 3, 1), Nine(Due)).Exists(item));
    }

    [Fact]
    public void Day_IsNeverAhead_OfTheInstantOfDrawing() => Assert.Equal(new(2021, 3, 30), new CutOff(YearEnd, Nine(new(2021, 3, 30))).Day);

    [Fact]
    public void Tally_IsTheSumOfItsParts_WhateverTheItems() =>
        GenItems
            .Select(Gen.Int[0, 420], Gen.Int[0, 60], (items, day, later) => (items, day, later))
            .Sample(x =>
            {
                DateOnly day = new DateOnly(2021, 1, 18).AddDays(x.day);
                Tally tally = Tally.Of(x.items, new(day, Nine(day).AddHours(x.later)));
                Assert.Equal(tally.Due, tally.OnTime + tally.ReportedLate + tally.DoneLate + tally.Extended + tally.Overdue);
                Assert.Equal(x.items.Count(i => i.OpenedOn <= day), tally.Due + tally.NotDue + tally.Waived + tally.Historic);
            });

    [Fact]
    public void Sentence_PrintsPartsThatSumToItsWhole_WhateverTheItems() =>
        GenItems
            .Select(Gen.Int[0, 420])
            .Sample(
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
                }
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
