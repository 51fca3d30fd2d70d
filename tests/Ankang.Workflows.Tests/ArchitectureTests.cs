using System.Xml.Linq;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Catalogue;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Ankang.Workflows.Tests;

/// <summary>
/// Dependencies point one way: hosts → Web → (Reports, Dispatch) → Interviews → Confirmation → Turns → (Notices, Escalation, DueItems) →
/// (Catalogue, Calendar).
/// </summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ArchitectureTests
{
    private const string Root = "Ankang.Workflows";

    // What each part may use besides itself. Storage knows no rule, and is used by those that remember.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Storage"] = [],
        ["Calendar"] = [],
        ["Attachments"] = ["DueItems", "Storage"],
        ["Catalogue"] = ["Calendar", "Storage"],
        ["DueItems"] = ["Catalogue", "Calendar", "Storage"],
        ["Escalation"] = ["DueItems", "Catalogue", "Calendar"],
        ["Notices"] = ["Catalogue", "Calendar"],
        ["Turns"] = ["Notices", "Escalation", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Letters"] = ["Reports", "Notices", "Catalogue", "Calendar"],
        ["Publication"] = ["Turns", "Escalation", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Drafts"] = ["Publication", "Confirmation", "Turns", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Accidents"] = ["Confirmation", "Turns", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Interviews"] = ["Confirmation", "Turns", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Dispatch"] = ["Letters", "Interviews", "Confirmation", "Turns", "Notices", "Escalation", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Confirmation"] = ["Turns", "Notices", "Escalation", "DueItems", "Catalogue", "Calendar", "Storage"],
        ["Reports"] = ["Turns", "Notices", "Escalation", "DueItems", "Catalogue", "Calendar", "Storage"],
    };

    private static readonly Architecture Library = new ArchLoader().LoadAssemblies(typeof(Period).Assembly).Build();

    [Fact]
    public void EveryPartOfTheLibrary_UsesOnlyWhatItMay_MethodBodiesIncluded()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>();
        foreach (IType type in Library.Types.Where(t => PartOf(t) is not null))
        {
            string part = PartOf(type)!;
            seen.Add(part);
            if (!MayUse.TryGetValue(part, out string[]? allowed))
            {
                wrong.Add($"{part}: a folder that this test does not know; say what it may use.");
                continue;
            }

            foreach (string used in type.Dependencies.Select(d => PartOf(d.Target)).OfType<string>().Where(u => u != part && !allowed.Contains(u)))
                wrong.Add($"{type.FullName} uses {used}, which {part} must not.");
        }

        Assert.Empty(wrong);
        Assert.Contains("Dispatch", seen);
        Assert.Contains("Storage", seen);
    }

    [Fact]
    public void TheLibrary_KnowsNoHost() =>
        Assert.DoesNotContain(typeof(Period).Assembly.GetReferencedAssemblies(), a =>
            a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || a.Name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal)
            || a.Name.StartsWith("Microsoft.DurableTask", StringComparison.Ordinal)
        );

    [Fact]
    public void FunctionsPackages_AreNamedByTheFunctionsHostOnly()
    {
        string functions = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Seeds.Path("x"))!)!, "functions");
        // Not those that a build makes below them.
        string[] projects = [.. Directory.GetDirectories(functions).SelectMany(f => Directory.GetFiles(f, "*.csproj"))];
        Assert.NotEmpty(projects);
        foreach (string project in projects.Where(p => !Path.GetFileName(p).Contains("AzureFunctions", StringComparison.Ordinal)))
        {
            string[] packages =
            [
                .. XDocument
                    .Load(project)
                    .Descendants()
                    .Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference")
                    .Select(e => (string?)e.Attribute("Include") ?? ""),
            ];
            Assert.DoesNotContain(packages, p =>
                p.Contains("Functions", StringComparison.Ordinal) || p.Contains("Durable", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("Ankang.Workflows.csproj", "")]
    [InlineData("Ankang.Workflows.Web.csproj", "Ankang.Workflows.csproj")]
    [InlineData("Ankang.Workflows.Standalone.csproj", "Ankang.Workflows.Web.csproj")]
    [InlineData("Ankang.Workflows.AzureFunctions.csproj", "Ankang.Workflows.Web.csproj")]
    public void Projects_ReferToTheOneBelow(string project, string below)
    {
        string functions = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Seeds.Path("x"))!)!, "functions");
        string path = Assert.Single(Directory.GetFiles(functions, project, SearchOption.AllDirectories));
        IEnumerable<string> references = XDocument
            .Load(path)
            .Descendants("ProjectReference")
            .Select(e => Path.GetFileName((string)e.Attribute("Include")!));
        Assert.Equal(below.Length == 0 ? [] : [below], references);
    }

    // The folder right under the root; null for what stands in none, and for other assemblies.
    private static string? PartOf(IType type)
    {
        string name = type.Namespace?.FullName ?? "";
        return name.StartsWith($"{Root}.", StringComparison.Ordinal) ? name[(Root.Length + 1)..].Split('.')[0] : null;
    }
}
