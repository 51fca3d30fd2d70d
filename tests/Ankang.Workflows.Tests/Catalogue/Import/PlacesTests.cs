using Ankang.Workflows.Catalogue.Import.Check;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Whole documents of several kinds, written after the structure of public lists, with the duties that a person read in them.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class PlacesTests
{
    [Theory]
    [InlineData("used", 12)]
    [InlineData("kept", 13)]
    public void Documents_LoseNothing_AndInventNothing(string set, int documents)
    {
        DocumentScore score = DocumentScore.Of(Read(set));
        string differences = string.Join('\n', score.Differences);
        Assert.Equal(documents, score.Documents);
        // 清理，并向社会公布目录 is parted into two duties where a person reads one.
        Assert.True(score.Lost == 0 && score.Invented <= (set == "used" ? 1 : 0), differences);
        Assert.True(score.SafeShare >= 0.93, differences);
        Assert.True(score.RightShare >= 0.85, differences);
    }

    private static IEnumerable<LabelledDocument> Read(string set) =>
        Directory
            .EnumerateFiles(ImportFiles.Path($"Places/{set}"))
            .Order(StringComparer.Ordinal)
            .Select(f => LabelledDocument.Parse(File.ReadAllText(f), set, Path.GetFileName(f)));
}
