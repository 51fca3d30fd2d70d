using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>The published file of 2021, read by rules, against the catalogue that people reviewed.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ImportOf2021Tests
{
    private static readonly Lazy<ImportedList> Read = new(() =>
        ListImporter.Import(DocumentReader.Open(Path.Combine(Seeds.Path("2021"), CatalogueFolder.PublishedName)), directory: Seeds.Of2021.UnitsText)
    );

    private static ImportedList Import => Read.Value;

    [Fact]
    public void Import_GivesTheReviewedCatalogue_ButForTheseDifferences()
    {
        // Paired by task and position; the one duty more of task 29 is left out here and named below.
        Obligation[] imported =
        [
            .. Import.Duties.Select(d => d.Duty).Where(d => !d.Source.StartsWith("法律、法规、规章规定", StringComparison.Ordinal)),
        ];
        Obligation[] reviewed = [.. Seeds.Catalogue.Obligations];
        Assert.Equal(reviewed.Select(d => d.Task), imported.Select(d => d.Task));
        var differences = new List<string>();
        foreach ((Obligation one, Obligation other) in reviewed.Zip(imported))
        {
            Compare("recurrence", one.Recurrence, other.Recurrence);
            Compare("perPeriod", one.PerPeriod, other.PerPeriod);
            Compare("perYear", one.PerYear, other.PerYear);
            Compare("within", string.Join(',', one.Within), string.Join(',', other.Within));
            Compare("minimumSize", one.MinimumSize, other.MinimumSize);
            Compare("due", one.DueOn, other.DueOn);
            Compare("units", one.Units, other.Units);
            Compare("askedOf", string.Join(' ', one.AskedOf), string.Join(' ', other.AskedOf));
            Compare("reportUp", one.ReportUp, other.ReportUp);
            Compare("opening", one.Opening, other.Opening);
            Compare("source", one.Source, other.Source);

            void Compare<T>(string what, T mine, T its)
            {
                if (!Equals(mine, its))
                    differences.Add($"{one.Id} {what}");
            }
        }

        Assert.Equal(
            [
                // The import keeps the full stop of a sentence that a duty ends with; here the reviewer did not.
                "02b-sector-list-report source",
                "03b-county-list-report source",
                // The aim at the end (实现督查检查有部署…) goes with the act before it, so that no word of the row is lost; the reviewer left it out.
                "25d-prevention-bulletin source",
                // The circumstance before the act (结合…实际, 按照…计划) is kept likewise.
                "27a-sector-rules source",
                // Two sentences of one duty, two of the import (the next test).
                "29c-strict-penalties source",
                // That a watch is checked by its reports is the reviewer's knowledge; the sentence 加强应急值班值守 names no event.
                "31a-duty-watch opening",
                "37a-patrol-results source",
                // The office answers for task 40 by its records in the product; the sentence reads like any standing duty.
                "40a-accountability opening",
            ],
            differences
        );
    }

    [Fact]
    public void Import_PartsTask29OnceMore_BecauseAPrincipleStandsInASentenceOfItsOwn()
    {
        ImportedDuty more = Assert.Single(Import.Duties, d => d.Duty.Source == "法律、法规、规章规定应予以处罚的,必须依法处罚。");
        Assert.Equal((29, Recurrence.Continuous), (more.Duty.Task, more.Duty.Recurrence));
        Assert.Equal(Seeds.Catalogue.Obligations.Count + 1, Import.Duties.Count);
    }

    [Fact]
    public void Import_KeepsTheHeadOfTheList_AsReviewed()
    {
        TaskList reviewed = Seeds.Catalogue.List;
        Assert.Equal(reviewed.Tasks, Import.List.Tasks);
        // The id is the reviewer's name for the list.
        Assert.Equal(reviewed with { Id = Import.List.Id, Tasks = Import.List.Tasks }, Import.List);
        Assert.Empty(Import.Notes);
        Assert.All(Import.Duties, d => Assert.True(d.Review is null && d.Confidence >= 0.6, $"{d.Duty.Id}: {d.Review}"));
    }

    [Theory]
    [InlineData("list-2021.html")]
    [InlineData("list-2021.docx")] // made of the page by LibreOffice Writer
    [InlineData("list-2021.xlsx")] // and by LibreOffice Calc
    public void Import_ReadsTheSame_FromADocumentOfAWordProcessor(string file)
    {
        ImportedList text = ListImporter.Import(DocumentReader.Open(Path.Combine(Seeds.Path("2021"), CatalogueFolder.PublishedName)));
        ImportedList document = ImportFiles.Read(file);
        Assert.Equal(ImportedJson.Duties(text), ImportedJson.Duties(document));
        Assert.Equal(text.List.Tasks, ImportFiles.Folder(document).Catalogue.List.Tasks);
    }

    [Fact]
    public void Folder_IsTakenByTheProduct_AndOpensWhatTheReviewedOneOpens()
    {
        CatalogueFolder folder = ImportFiles.Folder(Import);
        Assert.Equal(Seeds.Of2021.PublishedText, folder.PublishedText);
        Assert.Equal(Seeds.Of2021.UnitsText, folder.UnitsText);

        // By task and period: 19 units with a standing duty more each in 29 and 31, the office's own in 40.
        Assert.Equal(
            ["29 once 19", "31 once 19", "40 once 1"],
            Opened(folder).Except(Opened(Seeds.Of2021)).Select(g => $"{g.Key} {g.Value - Opened(Seeds.Of2021).GetValueOrDefault(g.Key)}")
        );
        Assert.Empty(Opened(Seeds.Of2021).Keys.Except(Opened(folder).Keys));

        static Dictionary<string, int> Opened(CatalogueFolder of) =>
            of
                .Catalogue.Obligations.SelectMany(d =>
                    PeriodPlan
                        .Of(d, of.Catalogue.List, TestLists.Of(TestLists.Issued, [d], of.Directory.Units).Head)
                        .Select(p => (Key: $"{d.Task} {p.Period.Id}", Units: of.Directory.Expand(d.AskedOf).Count))
                )
                .GroupBy(p => p.Key)
                .ToDictionary(g => g.Key, g => g.Sum(p => p.Units));
    }

    [Fact]
    public void Json_HasTheShapeOfTheCatalogue_AndHowSureItIs()
    {
        JsonElement[] imported = [.. JsonDocument.Parse(ImportedJson.Duties(Import)).RootElement.EnumerateArray()];
        JsonElement[] reviewed = [.. JsonDocument.Parse(CatalogueTable.ToJson(Seeds.Catalogue)).RootElement.EnumerateArray()];
        Assert.Equal([.. Names(reviewed[0]), "confidence", "review"], Names(imported[0]));
        Assert.All(imported, d => Assert.InRange(d.GetProperty("confidence").GetDouble(), 0, 1));
        Assert.All(imported, d => Assert.Equal(JsonValueKind.Null, d.GetProperty("review").ValueKind));

        static string[] Names(JsonElement duty) => [.. duty.EnumerateObject().Select(p => p.Name)];
    }
}
