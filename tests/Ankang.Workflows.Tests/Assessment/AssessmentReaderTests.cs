using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Assessment;

/// <summary>assessment.yaml: read whole, every mistake at once, published and frozen with its list.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class AssessmentReaderTests
{
    private static readonly string Standard = AssessmentText.Write(AssessmentPolicy.Standard);

    [Fact]
    public void Parse_TakesTheValuesThatHold_WhereTheTextSaysNothing()
    {
        AssessmentPolicy policy = AssessmentReader.Parse("deductions:\n  interview: 2.5\n", null, null);
        Assert.Equal(AssessmentPolicy.Standard.Deductions.SetItem(AssessmentRow.Interview, 2.5m), policy.Deductions);
        Assert.Equal(AssessmentText.Digest(AssessmentPolicy.Standard with { Deductions = policy.Deductions }), AssessmentText.Digest(policy));
    }

    [Fact]
    public void Write_GivesTheSamePolicyBack_AndCommentsChangeNoDigest()
    {
        string seeds = File.ReadAllText(Path.Combine(Seeds.Path("2021"), CatalogueFolder.AssessmentName));
        AssessmentPolicy policy = AssessmentReader.Parse(seeds, Seeds.Catalogue, Seeds.Directory);
        string written = AssessmentText.Write(policy);
        Assert.NotEqual(seeds, written);
        Assert.Equal(written, AssessmentText.Write(AssessmentReader.Parse(written, Seeds.Catalogue, Seeds.Directory)));
        Assert.Matches("^[0-9a-f]{64}$", AssessmentText.Digest(policy));
        Assert.NotEqual(AssessmentText.Digest(policy), AssessmentText.Digest(policy with { ItemCap = 1 }));
    }

    [Fact]
    public void Parse_NamesEveryMistake_WithItsLineAndMend()
    {
        CatalogueException faults = Assert.Throws<CatalogueException>(() =>
            AssessmentReader.Parse(
                """
                groups:
                  - { id: counties, name: 县区, of: [nobody] }
                  - { id: counties, name: 县区, of: [] }
                deductions:
                  doneLate: much
                  doneTooLate: 1
                repeatedFrom: 1
                extension: never
                helperShare: 1.5
                caps:
                  item: 0.005
                  month: 3
                weights:
                  - { task: 77, weight: 2 }
                  - { duty: 99-nothing, weight: 0 }
                  - { task: 1, duty: 01-city-list, weight: 1 }
                bonuses:
                  - { id: concealed, name: 表扬 }
                grades:
                  - { from: 60, name: 合格 }
                  - { from: 80, name: 优秀 }
                scores: 100
                """,
                Seeds.Catalogue,
                Seeds.Directory
            )
        );
        (int Line, string Found)[] expected =
        [
            (2, "'nobody' is no unit or group of the directory"),
            (3, "'of' names nobody"),
            (1, "the group 'counties' stands twice"),
            (5, "'doneLate' is 'much'"),
            (6, "the key 'doneTooLate' is not known"),
            (7, "'repeatedFrom' is '1'"),
            (8, "'extension' is 'never'"),
            (9, "'helperShare' is '1.5'"),
            (11, "'item' is '0.005'"),
            (12, "the key 'month' is not known"),
            (14, "task 77 is not in the published list"),
            (15, "'weight' is '0'"),
            (15, "there is no obligation '99-nothing'"),
            (16, "the weight is of a task or of a duty"),
            (18, "'most' is missing"),
            (17, "the row 'concealed' stands twice"),
            (21, "the grade begins at 80, not below 60"),
            (19, "a low score has no grade"),
            (22, "the key 'scores' is not known"),
        ];
        Assert.All(expected, e =>
            Assert.Contains(faults.Faults, f => f.Line == e.Line && f.Found.Contains(e.Found, StringComparison.Ordinal) && f.Mend.Length > 0)
        );
        Assert.Equal(expected.Length, faults.Faults.Count);
        Assert.Contains("assessment.yaml, line 5", faults.Message, StringComparison.Ordinal);
        Assert.Single(Assert.Throws<CatalogueException>(() => AssessmentReader.Parse("a: [", null, null)).Faults);
    }

    [Fact]
    public async Task Publish_KeepsThePolicyWithTheList_AndAFaultyOneChangesNothing()
    {
        Township town = Township.Of(2021);
        using City city = await City.PublishAsync(
            CatalogueFolder.Parse(town.Catalogue, town.Published, town.Units, "deductions: { interview: 3 }"),
            "2021-01-04",
            shadow: false
        );
        Assert.Equal(3, city.List.Catalogue.Assessment.PointsOf(AssessmentRow.Interview));
        string version = city.List.Catalogue.Version;

        // A faulty one is refused whole.
        await Assert.ThrowsAnyAsync<Workflows.Calendar.FaultyFileException>(() =>
            city.Parts.Publisher.PlanAsync(town.Submission with { Assessment = "deductions: { interview: none }" }, default)
        );
        Assert.Equal(version, (await city.Parts.Register.RereadAsync(city.Id, default)).Catalogue.Version);
        // Handed in without one, as a draft in pages is, the list keeps its own.
        Assert.Equal(PublicationKind.Unchanged, (await city.Parts.Publisher.PlanAsync(town.Submission, default)).Kind);
        PublicationPlan changed = await city.Parts.Publisher.ApplyAsync(
            town.Submission with
            {
                Assessment = "deductions: { interview: 4 }",
            },
            null,
            Rules.DueItems.Actor.Of("市安委办"),
            default
        );
        Assert.Equal(PublicationKind.Change, changed.Kind);
        Assert.Contains(changed.Change!.List, d => d.What == "考核办法（版本）");
        ListInForce after = await city.Parts.Register.RereadAsync(city.Id, default);
        Assert.Equal(4, after.Catalogue.Assessment.PointsOf(AssessmentRow.Interview));
        Assert.NotEqual(version, after.Catalogue.Version);
        Assert.Equal(3, after.Editions[0].Catalogue.Assessment.PointsOf(AssessmentRow.Interview));
    }

    [Fact]
    public async Task Publish_DropsWhatThePolicySaysOfADutyThatTheListLost()
    {
        Township town = Township.Of(2021);
        using City city = await City.PublishAsync(
            CatalogueFolder.Parse(town.Catalogue, town.Published, town.Units, "weights: [{ duty: 04-meeting, weight: 2 }, { task: 1, weight: 3 }]"),
            "2021-01-04",
            shadow: false
        );
        await city.ChangeAsync(town.WithoutLast());
        Assert.Empty(city.List.Catalogue.Assessment.DutyWeights);
        Assert.Equal(3, city.List.Catalogue.Assessment.TaskWeights[1]);
    }

    [Fact]
    public void AListWithoutThePolicy_HasTheVersionThatItHadBefore_AndTheStandardPolicy()
    {
        Township town = Township.Of(2021);
        YearCatalogue without = CatalogueFolder.Parse(town.Catalogue, town.Published, town.Units).Catalogue;
        Assert.Equal(Rules.Calendar.ContentVersion.Of(town.Catalogue, town.Published), without.Version);
        Assert.Equal(Standard, AssessmentText.Write(without.Assessment));
    }
}
