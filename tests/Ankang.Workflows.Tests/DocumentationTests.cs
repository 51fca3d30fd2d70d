using System.Text.RegularExpressions;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Web.Hosting;

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

    [Fact] // a test that was renamed shows nothing any more
    public void TestsOfTheSecurityPage_AreThere()
    {
        HashSet<string> classes =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
                .SelectMany(f => TestClass().Matches(File.ReadAllText(f)))
                .Select(m => m.Groups["name"].Value),
        ];
        string[] named =
        [
            .. NamedTests().Matches(File.ReadAllText(Path.Combine(Root, "docs", "security.md"))).Select(m => m.Groups["name"].Value).Distinct(),
        ];
        Assert.True(named.Length > 30);
        Assert.Empty(named.Except(classes));
    }

    [Fact] // what its command passes over shows nothing either
    public void TestsOfTheTableOfAttacks_AreRepeatedByItsCommand()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));
        string table = page[page.IndexOf("## Who attacks", StringComparison.Ordinal)..page.IndexOf("## The security log", StringComparison.Ordinal)];
        Dictionary<string, string[]> files = Directory
            .EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f))
            .ToDictionary(g => g.Key, g => g.ToArray());
        string[] passedOver =
        [
            .. NamedTests()
                .Matches(table)
                .Select(m => m.Groups["name"].Value)
                .Distinct()
                .Where(name => !files[name].Any(f => IsOfTheCommand(File.ReadAllText(f)))),
        ];
        Assert.Empty(passedOver);

        static bool IsOfTheCommand(string text) =>
            text.Contains("SharedRoutes.Security)]", StringComparison.Ordinal)
            || text.Contains("[Trait(\"Category\", \"Security\")]", StringComparison.Ordinal);
    }

    [Fact] // a check that is held says where: a test, or a file that is there
    public void ChecksThatAreHeld_SayWhere()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));
        (string State, string Where)[] checks =
        [
            .. page[page.IndexOf("## 等保2.0", StringComparison.Ordinal)..]
                .Split('\n')
                .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
                .Where(c => c is ["", _, "held" or "held in part", _, ""])
                .Select(c => (c[2], c[3])),
        ];
        Assert.True(checks.Length > 30);
        Assert.DoesNotContain(checks, c => !NamedTests().IsMatch(c.Where) && !NamedPath().Matches(c.Where).Any(m => IsThere(m.Groups["path"].Value)));

        static bool IsThere(string path) => Path.Exists(Path.Combine(Root, path));
    }

    [Fact] // what the page says how long it is kept is what the setting keeps
    public void NumbersOfTheSecurityLog_StandInTheDocument()
    {
        var options = new SecurityLogOptions();
        string text = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));
        Assert.Contains($"`{SecurityLogOptions.Section}:{nameof(options.Months)}` ({options.Months}, the least)", text, StringComparison.Ordinal);
        Assert.Contains($"`{SecurityLogOptions.Section}:{nameof(options.AlertFailures)}` ({options.AlertFailures})", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"class (?<name>\w+Tests)\b")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"`(?<name>\w+Tests)`")]
    private static partial Regex NamedTests();

    [GeneratedRegex(@"`(?<path>[\w.]+(?:/[\w.-]+)+)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"`(?<file>Ankang\.Workflows[\w.]*/[\w./-]+\.(?:cs|liquid|razor))`")]
    private static partial Regex CodeFile();

    [GeneratedRegex(@"`(?<file>Ankang\.Workflows[\w.]*/[\w./-]+\.cs)`, `(?<member>\w+)`")]
    private static partial Regex MemberOfFile();

    [GeneratedRegex(@"\]\((?<file>[\w./-]+)\)")]
    private static partial Regex Link();

    [Fact] // whoever runs the product finds there what is refused
    public void CapsOfTheIntake_StandInTheDocument()
    {
        string text = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));
        string[] said =
        [
            $"| {IntakeLimits.MaxDocument >> 20} MB |",
            $"| {IntakeLimits.MaxContacts >> 20} MB |",
            $"| {IntakeLimits.MaxUnpacked >> 20} MB in {IntakeLimits.MaxEntries:N0} entries |",
            $"| 1 : {IntakeLimits.MaxRatio} |",
            $"| {IntakeLimits.MaxDepth} |",
            $"| {IntakeLimits.MaxElements:N0}, {IntakeLimits.MaxContactElements:N0} |",
            $"| {IntakeLimits.MaxAttributes} |",
            $"| {IntakeLimits.MaxCells:N0} |",
            $"| {IntakeLimits.MaxLine:N0} characters |",
            $"| {IntakeLimits.MaxText:N0} characters, {IntakeLimits.MaxLines:N0} lines |",
            $"| {IntakeLimits.MaxYamlDepth} levels, {IntakeLimits.MaxYamlNodes:N0} values",
            $"| {IntakeLimits.MaxHolidays:N0} characters |",
            $"| {IntakeLimits.MaxApiBody >> 20} MB; {IntakeLimits.MaxApiList >> 20} MB for lists",
            $"({IntakeLimits.MaxUpload >> 20} MB where files are uploaded)",
            $"| {IntakeLimits.MaxMail >> 20} MB | reports",
            $"| {IntakeLimits.MaxReadingSeconds} seconds, {IntakeLimits.MaxReadingMemory >> 20} MB,",
            $"{IntakeLimits.MaxTemplate:N0} characters, {IntakeLimits.MaxTemplateDepth} levels",
            $"{IntakeLimits.MaxTemplateSteps:N0} steps, {IntakeLimits.MaxTemplateParts} parts",
            $"{IntakeLimits.MaxTemplateValue:N0} characters for a value",
            $"{IntakeLimits.MaxTemplateOutput:N0} for the whole",
        ];
        Assert.DoesNotContain(said, s => !text.Contains(s, StringComparison.Ordinal));
    }
}
