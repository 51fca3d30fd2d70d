using Ankang.Workflows.Catalogue.Import.Check;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Whole documents of several kinds, written after the structure of public lists, with the duties that a person read in them.</summary>
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
        Assert.True(score is { Lost: 0, Invented: 0 }, differences);
        Assert.True(score.SafeShare >= 0.93, differences);
        Assert.True(score.RightShare >= 0.9, differences);
    }

    private static IEnumerable<LabelledDocument> Read(string set) =>
        Directory
            .EnumerateFiles(ImportFiles.Path($"Places/{set}"))
            .Order(StringComparer.Ordinal)
            .Select(f => LabelledDocument.Parse(File.ReadAllText(f), set, Path.GetFileName(f)));
}
