using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>One year's folder (<c>seeds/2021</c>): the list as published, its reviewed reading, and the directory.</summary>
/// <remarks>The raw texts go with it, so that they can be stored and parsed again to the same version.</remarks>
public sealed record CatalogueFolder(YearCatalogue Catalogue, UnitDirectory Directory, string CatalogueText, string PublishedText, string UnitsText)
{
    public const string CatalogueName = "catalogue.yaml";
    public const string PublishedName = "published.txt";
    public const string UnitsName = "units.yaml";

    /// <summary>May be missing: the policy of scores that is in the product holds then.</summary>
    public const string AssessmentName = "assessment.yaml";

    /// <summary>The policy of scores as written; null where the list has none of its own.</summary>
    public string? AssessmentText { get; init; }

    /// <exception cref="CatalogueException">With every fault of all three files.</exception>
    public static CatalogueFolder Load(string path)
    {
        (string catalogue, string published, string units) = ReadTexts(path);
        return Parse(catalogue, published, units, ReadAssessment(path));
    }

    /// <summary>The policy of scores of a folder; null where it has none.</summary>
    /// <exception cref="CatalogueException">The file is not UTF-8.</exception>
    public static string? ReadAssessment(string path)
    {
        if (!File.Exists(Path.Combine(path, AssessmentName)))
            return null;
        var faults = new List<FileFault>();
        return Text(path, AssessmentName, faults) ?? throw new CatalogueException(faults);
    }

    /// <summary>The three texts of a folder, not yet parsed.</summary>
    /// <exception cref="CatalogueException">With every file that is missing or not UTF-8.</exception>
    public static (string Catalogue, string Published, string Units) ReadTexts(string path)
    {
        var faults = new List<FileFault>();
        string? catalogue = Text(path, CatalogueName, faults);
        string? published = Text(path, PublishedName, faults);
        string? units = Text(path, UnitsName, faults);
        return catalogue is not null && published is not null && units is not null
            ? (catalogue, published, units)
            : throw new CatalogueException(faults);
    }

    /// <summary>As <see cref="Load"/>, of stored texts.</summary>
    /// <exception cref="CatalogueException">With every fault of all three texts.</exception>
    public static CatalogueFolder Parse(string catalogueText, string publishedText, string unitsText, string? assessmentText = null)
    {
        var faults = new List<FileFault>();
        UnitDirectory? directory = DirectoryReader.Read(unitsText, UnitsName, faults, out IReadOnlySet<string>? known);
        YearCatalogue? catalogue = CatalogueReader.Read(catalogueText, publishedText, CatalogueName, PublishedName, known, faults, assessmentText);
        return catalogue is not null && directory is not null
            ? new(catalogue, directory, catalogueText, publishedText, unitsText) { AssessmentText = assessmentText }
            : throw new CatalogueException(faults);
    }

    private static string? Text(string folder, string name, List<FileFault> faults)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            faults.Add(
                new(
                    path,
                    1,
                    "the file is missing",
                    $"{CatalogueName}, {PublishedName} and {UnitsName} in one folder",
                    "Add the file, or name another folder"
                )
            );
            return null;
        }

        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new(path, 1, "the file is not UTF-8", "UTF-8 text", "Save it again with the encoding UTF-8 (not GBK)"));
            return null;
        }
    }
}
