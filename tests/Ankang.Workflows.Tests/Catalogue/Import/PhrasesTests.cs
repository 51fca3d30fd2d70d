using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import.Check;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Wordings of other places, labelled by hand (<c>phrases.tsv</c>).</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class PhrasesTests
{
    private static readonly IReadOnlyList<LabelledPhrase> Phrases = PhraseTable.Parse(
        File.ReadAllText(ImportFiles.Path("phrases.tsv")),
        "phrases.tsv"
    );

    [Theory]
    [InlineData("first", 47, 58, 0.94, 0)]
    [InlineData("later", 37, 41, 0.92, 1)]
    [InlineData("used", 80, 100, 0.98, 0)]
    [InlineData("kept 1", 85, 95, 0.96, 0)]
    [InlineData("kept 2", 60, 66, 0.96, 0)]
    [InlineData("kept 3", 50, 59, 0.96, 0)]
    public void Phrases_AreReadAsDocsImportSays(string set, int phrases, int labelled, double asLabelled, int passed)
    {
        PhraseScore score = PhraseScore.Of(Phrases.Where(p => p.Set == set));
        Assert.Equal((phrases, labelled), (score.Phrases, score.Labelled));
        Assert.True(
            score.AsLabelled >= asLabelled && score.Passed <= passed && score.Invented <= passed,
            $"{score}: {string.Join(Environment.NewLine, score.Differences)}"
        );
    }

    [Fact]
    public void Phrases_AreOfManyPlaces()
    {
        string[] before = [.. Places("first", "later")],
            since = [.. Places("used", "kept 1", "kept 2", "kept 3")];
        Assert.Equal((48, true), (before.Length, since.Except(before).Count() > 50));

        static IEnumerable<string> Places(params string[] sets) => Phrases.Where(p => sets.Contains(p.Set)).Select(p => p.Place).Distinct();
    }

    [Theory]
    [InlineData("nonsense", 1, "the table begins with 'nonsense'")]
    [InlineData("", 1, "the table is empty")]
    [InlineData("set\tplace\tyear\tphrase\tdeadline\treading\none\t某市\t2021\t开会", 2, "the line has 4 cells")]
    [InlineData("set\tplace\tyear\tphrase\tdeadline\treading\n# note\none\t某市\t2021\t开会\t年底\tdaily:1", 3, "'daily:1' is no reading")]
    [InlineData("set\tplace\tyear\tphrase\tdeadline\treading\none\t某市\t2021\t开会\t年底\tonce@2021-02-30", 2, "'once@2021-02-30' is no reading")]
    public void Table_SaysWhichLineIsWrong(string text, int line, string found)
    {
        CatalogueException fault = Assert.Throws<CatalogueException>(() => PhraseTable.Parse(text, "phrases.tsv"));
        Assert.Equal((line, true), (fault.Faults[0].Line, fault.Faults[0].Found.StartsWith(found, StringComparison.Ordinal)));
    }

    [Fact]
    public void Score_CountsReviewApart_AndAWrongReadingAsWrongAndMissed()
    {
        PhraseScore score = PhraseScore.Of(
            PhraseTable.Parse(
                """
                set	place	year	phrase	deadline	reading
                one	某市	2021	每月召开一次例会。适时开展抽查。	12月31日前	monthly:1 review
                one	某县	2021	每月召开一次例会	12月31日前	quarterly:1
                """,
                "phrases.tsv"
            )
        );
        Assert.Equal((2, 3, 1, 1, 1, 1), (score.Phrases, score.Labelled, score.Right, score.Wrong, score.Missed, score.Review));
        Assert.Equal((0.5, 0.5), (score.Precision, score.Recall));
        // Of three labels one was read, one wants review and was shown, one was passed over.
        Assert.Equal((1, 1, 0), (score.Meant, score.Passed, score.Invented));
        Assert.Equal(2.0 / 3, score.AsLabelled, tolerance: 0.001);
        Assert.Equal(2.0 / 3, score.RightOrShown, tolerance: 0.001);
        Assert.Single(score.Differences);
    }
}
