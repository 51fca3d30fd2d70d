using System.Text.RegularExpressions;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests;

/// <summary>The map of the house names only what is there.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed partial class DocumentationTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Seeds.Path("x"))!)!;

    public static TheoryData<string> Pages() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "docs", "architecture"), "*.md", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Root, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_NamesOnlyFilesThatAreThere(string page)
    {
        string text = File.ReadAllText(Path.Combine(Root, page));
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        IEnumerable<string> named = CodeFile().Matches(text).Select(m => Path.Combine(Root, "functions", m.Groups["file"].Value));
        IEnumerable<string> linked = Link().Matches(text).Select(m => Path.GetFullPath(Path.Combine(folder, m.Groups["file"].Value)));
        string[] missing = [.. named.Concat(linked).Where(f => !File.Exists(f) && !Directory.Exists(f)).Select(f => Path.GetRelativePath(Root, f))];
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_NamesOnlyMembersThatStandInTheirFiles(string page)
    {
        string text = File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings(" ");
        string[] missing =
        [
            .. MemberOfFile()
                .Matches(text)
                .Where(m => !File.ReadAllText(Path.Combine(Root, "functions", m.Groups["file"].Value)).Contains(m.Groups["member"].Value))
                .Select(m => m.Value),
        ];
        Assert.Empty(missing);
    }

    [Fact]
    public void Map_NamesTheFilesOfAnItemsLife() =>
        Assert.True(CodeFile().Count(File.ReadAllText(Path.Combine(Root, "docs", "architecture", "README.md"))) > 15);

    [GeneratedRegex(@"`(?<file>Ankang\.Workflows[\w.]*/[\w./-]+\.(?:cs|liquid|razor))`")]
    private static partial Regex CodeFile();

    [GeneratedRegex(@"`(?<file>Ankang\.Workflows[\w.]*/[\w./-]+\.cs)`, `(?<member>\w+)`")]
    private static partial Regex MemberOfFile();

    [GeneratedRegex(@"\]\((?<file>[\w./-]+)\)")]
    private static partial Regex Link();
}
