using System.Text.RegularExpressions;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.BrowserTests.Guide;

/// <summary>docs/guide.md and its pictures belong together.</summary>
public sealed partial class GuideTextTests
{
    private static readonly string Docs = Seeds.Path(Path.Combine("..", "docs"));

    [Fact]
    public void Guide_NamesEveryPicture_AndNoOther()
    {
        string text = File.ReadAllText(Path.Combine(Docs, "guide.md"));
        string[] named = [.. Picture().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] there = [.. Directory.GetFiles(Path.Combine(Docs, "guide")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(named);
        Assert.Equal(there, named);
    }

    [GeneratedRegex(@"!\[[^\]]+\]\(guide/([^)]+)\)")]
    private static partial Regex Picture();
}
