using System.Xml.Linq;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Web;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Ankang.Workflows.Tests;

/// <summary>Dependencies point one way: hosts → Web → the domain → its rules; and inside each, from a folder to those above it in Folders.cs.</summary>
/// <remarks>The tables are exact: an arrow that is not written down fails, and so does one that is written down and not used.</remarks>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ArchitectureTests
{
    private const string Rules = Folders.Rules;
    private const string Domain = "Ankang.Workflows";
    private const string Pages = "Ankang.Workflows.Web";

    private static readonly Architecture All = new ArchLoader()
        .LoadAssemblies(typeof(Period).Assembly, typeof(WorkflowParts).Assembly, typeof(WorkflowEndpoints).Assembly)
        .Build();

    [Fact]
    public void FoldersOfTheRules_UseWhatIsWrittenDown() => AssertExact(Rules, Folders.OfRules);

    [Fact]
    public void FoldersOfTheDomain_UseWhatIsWrittenDown() => AssertExact(Domain, Folders.OfDomain);

    [Fact]
    public void FoldersOfThePages_UseWhatIsWrittenDown() => AssertExact(Pages, Folders.OfPages);

    [Fact]
    public void FoldersOfThePages_UseOfTheDomain_WhatIsWrittenDown()
    {
        HashSet<(string From, string To)> written = [.. PagesOnTheDomain.Arrows.SelectMany(row => row.Value.Select(to => (row.Key, to)))];
        HashSet<(string From, string To)> used =
        [
            .. from type in All.Types
            where PartOf(type) == Pages && FolderOf(type).Length > 0
            from dependency in type.Dependencies
            let target = dependency.Target
            where PartOf(target) is Domain or Rules
            select (FolderOf(type), OfTheDomain(target)),
        ];
        string[] faults =
        [
            .. used.Except(written).Select(a => $"{a.From} uses {a.To} of the domain: write it down, or do without."),
            .. written.Except(used).Select(a => $"{a.From} may use {a.To} of the domain and does not: strike it out."),
        ];
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults.Order(StringComparer.Ordinal)));

        static string OfTheDomain(IType type) =>
            PartOf(type) == Rules ? PagesOnTheDomain.Rules
            : FolderOf(type) is { Length: > 0 } folder ? folder
            : PagesOnTheDomain.Parts;
    }

    [Fact]
    public void TheRules_ReferToTheFrameworkOnly() =>
        Assert.All(typeof(Period).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void TheLibrary_KnowsNoHost() =>
        Assert.DoesNotContain(typeof(WorkflowParts).Assembly.GetReferencedAssemblies(), a =>
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
    [InlineData("Ankang.Workflows.Rules.csproj", "")]
    [InlineData("Ankang.Workflows.csproj", "Ankang.Workflows.Rules.csproj")]
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

    private static void AssertExact(string part, Folder[] table)
    {
        SortedSet<string> faults = Faults(part, table);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    // What is wrong with a table, each with its mend. Method bodies count.
    private static SortedSet<string> Faults(string part, Folder[] table)
    {
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var used = new HashSet<(string From, string To)>();
        foreach (IType type in All.Types.Where(t => PartOf(t) == part && FolderOf(t).Length > 0))
        {
            if (table.FirstOrDefault(f => f.Name == FolderOf(type)) is not { } folder)
            {
                faults.Add($"{FolderOf(type)} is not written down: say what it holds and what it uses.");
                continue;
            }

            foreach (IType target in type.Dependencies.Select(d => d.Target).Where(t => PartOf(t) == part || (part == Domain && PartOf(t) == Rules)))
            {
                string to = PartOf(target) == part ? FolderOf(target) : Rules;
                if (to != folder.Name && used.Add((folder.Name, to)) && !folder.Uses.Contains(to))
                    faults.Add(
                        $"{folder.Name} must not use {(to.Length == 0 ? "what stands above the folders" : to)}: {type.Name} names {target.Name}."
                    );
            }
        }

        foreach ((int at, Folder folder) in table.Index())
        {
            foreach (string idle in folder.Uses.Where(u => !used.Contains((folder.Name, u))))
                faults.Add($"{folder.Name} may use {idle} and does not: strike it out.");
            foreach (Folder later in table.Skip(at + 1).Where(f => folder.Uses.Contains(f.Name)))
                faults.Add($"{folder.Name} uses {later.Name}, which is written below it: folders must not form a cycle.");
        }

        return faults;
    }

    private static string? PartOf(IType type) =>
        NameOf(type) switch
        {
            var name when name == Rules || name.StartsWith($"{Rules}.", StringComparison.Ordinal) => Rules,
            var name when name == Pages || name.StartsWith($"{Pages}.", StringComparison.Ordinal) => Pages,
            var name when name == Domain || name.StartsWith($"{Domain}.", StringComparison.Ordinal) => Domain,
            _ => null,
        };

    // The namespace below the assembly's own; empty for what stands above the folders and puts them together.
    private static string FolderOf(IType type) => NameOf(type)[PartOf(type)!.Length..].TrimStart('.');

    private static string NameOf(IType type) => type.Namespace?.FullName ?? "";
}
