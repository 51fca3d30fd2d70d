using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Publication;

[Trait(Tier.Name, Tier.Fast)]
public sealed class YearComparisonTests
{
    [Fact]
    public void WhatWasDraftedForTheNextYear_IsTheSame_YearsAside()
    {
        CatalogueFolder before = Seeds.Of2021;
        CatalogueFolder after = Next(t => t, p => p);
        IReadOnlyList<DutyPair> pairs = YearComparison.Of(before.Catalogue, before.Directory, after.Catalogue, after.Directory);
        Assert.Equal(before.Catalogue.Obligations.Count, pairs.Count);
        Assert.All(pairs, p => Assert.Equal((PairKind.Same, p.Before!.Id, 0), (p.Kind, p.After!.Id, p.Figures.Count)));
    }

    [Fact]
    public void OtherWordsAndFigures_AreReworded_WithBothMarked()
    {
        CatalogueFolder after = Next(
            c =>
                c.Replace("每月至少有2篇新闻宣传稿件,全年不少于24篇", "每月至少有3篇新闻宣传稿件,全年不少于36篇")
                    .Replace("perYear: 24", "perYear: 36"),
            p => p.Replace("每月至少有2篇新闻宣传稿件,全年不少于24篇", "每月至少有3篇新闻宣传稿件,全年不少于36篇")
        );
        DutyPair pair = Assert.Single(Compare(after), p => p.Kind != PairKind.Same);
        Assert.Equal((PairKind.Reworded, "14b-county-articles"), (pair.Kind, pair.After!.Id));
        Assert.Equal(
            ["-2", "+3", "-24", "+36"],
            pair.Words.Where(w => w.Kind != WordRunKind.Both).Select(w => $"{(w.Kind == WordRunKind.Before ? '-' : '+')}{w.Text}")
        );
        Assert.Equal(["全年要求：24篇→36篇"], pair.Figures.Select(f => $"{f.What}：{f.Before}→{f.After}"));
        Assert.Equal(pair.Before!.Source, string.Concat(pair.Words.Where(w => w.Kind != WordRunKind.After).Select(w => w.Text)));
        Assert.Equal(pair.After.Source, string.Concat(pair.Words.Where(w => w.Kind != WordRunKind.Before).Select(w => w.Text)));
    }

    [Fact]
    public void ADutyOfAnotherId_IsFoundByItsSentence()
    {
        CatalogueFolder after = Next(c => c.Replace("id: 14b-county-articles", "id: 14z-other-name"), p => p);
        DutyPair pair = Assert.Single(Compare(after), p => p.After?.Id == "14z-other-name");
        Assert.Equal((PairKind.Same, "14b-county-articles"), (pair.Kind, pair.Before?.Id));
    }

    [Fact]
    public void WhatOnlyOneListHas_IsNewOrDropped_WhereItStood()
    {
        CatalogueFolder before = Seeds.Of2021;
        var text = new CatalogueText(before.CatalogueText);
        text.RemoveDuty("14b-county-articles");
        CatalogueFolder fewer = CatalogueFolder.Parse(text.ToString(), before.PublishedText, before.UnitsText);
        IReadOnlyList<DutyPair> dropped = YearComparison.Of(before.Catalogue, before.Directory, fewer.Catalogue, fewer.Directory);
        DutyPair gone = Assert.Single(dropped, p => p.Kind != PairKind.Same);
        Assert.Equal((PairKind.Dropped, "14b-county-articles"), (gone.Kind, gone.Before!.Id));
        Assert.Equal(before.Catalogue.Obligations.Select(o => o.Id), dropped.Select(p => p.Before!.Id));

        DutyPair added = Assert.Single(YearComparison.Of(fewer.Catalogue, fewer.Directory, before.Catalogue, before.Directory), p =>
            p.Kind != PairKind.Same
        );
        Assert.Equal((PairKind.New, "14b-county-articles"), (added.Kind, added.After!.Id));
    }

    [Theory]
    [InlineData("每季度召开1次会议", "每月召开2次会议", "每[-季度][+月]召开[-1][+2]次会议")]
    [InlineData("不少于12次", "不少于24次", "不少于[-12][+24]次")] // a number is one sign
    [InlineData("", "新增", "[+新增]")]
    [InlineData("相同", "相同", "相同")]
    [InlineData("甲乙丙", "丁乙戊", "[-甲乙丙][+丁乙戊]")] // one sign in between is no island
    public void Words_AreMarkedAsAReaderWouldMarkThem(string before, string after, string expected) =>
        Assert.Equal(
            expected,
            string.Concat(
                WordRuns
                    .Of(before, after)
                    .Select(r =>
                        r.Kind switch
                        {
                            WordRunKind.Before => $"[-{r.Text}]",
                            WordRunKind.After => $"[+{r.Text}]",
                            _ => r.Text,
                        }
                    )
            )
        );

    private static IReadOnlyList<DutyPair> Compare(CatalogueFolder after) =>
        YearComparison.Of(Seeds.Catalogue, Seeds.Directory, after.Catalogue, after.Directory);

    private static CatalogueFolder Next(Func<string, string> catalogue, Func<string, string> published)
    {
        NextYear draft = NextYear.Draft(Seeds.Of2021, 2022, Seeds.Calendar);
        return CatalogueFolder.Parse(catalogue(draft.Catalogue), published(draft.Published), draft.Units);
    }
}
