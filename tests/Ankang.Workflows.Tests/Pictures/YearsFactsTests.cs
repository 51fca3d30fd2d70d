using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Pictures;

[Trait(Tier.Name, Tier.Fast)]
public sealed class YearsFactsTests
{
    private const string Articles = "14b-county-articles";

    [Fact]
    public void Years_StandSideBySide_ByUnitAndByDuty()
    {
        YearsFacts facts = YearsFacts.Of([Year(2021, [("hanbin", true), ("hanyin", false)], reminders: 2), Year(2026, [("hanbin", true)], 0)]);
        Assert.Equal(["2021年", "2026年"], facts.Columns.Select(c => c.Name));
        Assert.Equal(new YearShare(2, 1, 1, 2, 0, 0), facts.Columns[0].Whole);
        Assert.Equal(new YearShare(1, 1, 1, 0, 0, 0), facts.Columns[1].Whole);
        Assert.Equal(["汉滨区安委会", "汉阴县安委会"], facts.Units.Select(u => u.Name));
        Assert.Equal([new YearShare(1, 0, 0, 2, 0, 0), null], facts.Units[1].Years);
        ComparedRow duty = Assert.Single(facts.Duties);
        Assert.Equal((Articles, "第14项 新闻宣传稿件"), (duty.Id, duty.Name));
        Assert.Equal([2, 1], duty.Years.Select(y => y!.Due));
    }

    [Fact]
    public void OneYear_HasNoDutyToCompare() => Assert.Empty(YearsFacts.Of([Year(2021, [("hanbin", true)], 0)]).Duties);

    [Fact]
    public void WhatFellDueAfterTheCutOff_OrIsOutsideAllRates_IsNotCounted()
    {
        YearInput year = Year(2021, [("hanbin", true)], 0);
        DueItem one = year.Items[0];
        YearInput more = year with
        {
            Items =
            [
                one,
                one with
                {
                    Key = one.Key with { Unit = "hanyin" },
                    Historic = true,
                },
                one with
                {
                    Key = one.Key with { Unit = "ziyang" },
                    State = ItemState.Waived,
                    ClosedAt = null,
                },
                one with
                {
                    Key = one.Key with { Unit = "langao" },
                    DueOn = new(2022, 2, 1),
                    OriginalDueOn = new(2022, 2, 1),
                },
            ],
        };
        Assert.Equal(1, YearsFacts.Of([more]).Columns[0].Whole.Due);
    }

    [Fact]
    public void Picture_SaysEveryYear_AndIsTheSameEachTime()
    {
        YearsFacts facts = YearsFacts.Of([Year(2021, [("hanbin", true), ("hanyin", false)], 2), Year(2026, [("hanbin", true)], 0)]);
        Picture picture = YearsPicture.Draw(facts.Columns);
        Assert.Equal(picture.Svg, YearsPicture.Draw(facts.Columns).Svg);
        Assert.Contains("2021年截至12月31日办结率50.0%（1/2），按期办结率50.0%（1/2），提醒2次", picture.Says, StringComparison.Ordinal);
        Assert.Equal(["2021年", "2021年12月31日", "2", "1", "1", "50.0%", "50.0%", "2", "0", "0", "3"], picture.Rows[0].Cells);
        Assert.Equal(picture.Columns.Count, picture.Rows[0].Cells.Count);
    }

    private static YearInput Year(int year, (string Unit, bool Done)[] units, int reminders)
    {
        CatalogueFolder folder = year == 2021 ? Seeds.Of2021 : TestLists.Of2026();
        YearCatalogue catalogue = folder.Catalogue;
        var head = new ListHead(
            catalogue.List.Id,
            catalogue.Version,
            "c",
            "d",
            catalogue.List.IssuedOn,
            catalogue.List.ClosesOn,
            Shadow: false,
            Rehearsal: false
        );
        var list = new ListInForce(head, catalogue, folder.Directory, Seeds.Calendar);
        PeriodPlan march = list.PlansOf(Articles).First(p => p.Ref.Period == $"{year}-03");
        return new YearInput(
            list,
            new CutOff(new DateOnly(year, 12, 31), Civil.At($"{year + 1}-01-05 09:00")),
            [
                .. units.Select(u =>
                {
                    var item = new DueItem
                    {
                        Key = march.Ref.Of(u.Unit),
                        Kind = ItemKind.Periodic,
                        OpenedOn = march.OpensOn,
                        DueOn = march.DueOn,
                        OriginalDueOn = march.DueOn,
                        PolicyVersion = catalogue.Version,
                    };
                    return u.Done
                        ? item with
                        {
                            State = ItemState.Completed,
                            ClosedAt = Civil.At($"{year}-03-30 10:00"),
                            CompletedOn = new DateOnly(year, 3, 30),
                            ClosedBy = Actor.Of("汉滨区安委会联络员"),
                        }
                        : item;
                }),
            ],
            [
                new UnitStrikes(
                    "hanyin",
                    [.. Enumerable.Range(0, reminders).Select(i => new StrikeDay(new DateOnly(year, 4, 1 + i), Rung.Reminder, []))],
                    []
                ),
            ],
            reminders + 1
        );
    }
}
