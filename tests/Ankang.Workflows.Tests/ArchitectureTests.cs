using System.Xml.Linq;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Web;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Ankang.Workflows.Tests;

/// <summary>Dependencies point one way: hosts → Web → the domain → its rules; and inside each, from a folder to those written above it here.</summary>
/// <remarks>The tables are exact: an arrow that is not written down fails, and so does one that is written down and not used.</remarks>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ArchitectureTests
{
    private const string Rules = "Ankang.Workflows.Rules";
    private const string Domain = "Ankang.Workflows";
    private const string Pages = "Ankang.Workflows.Web";

    // Refers to nothing but the framework, so its arrows are among its own folders.
    private static readonly Folder[] OfRules =
    [
        new("Calendar", "working days, periods, slots, Asia/Shanghai"),
        new("Catalogue", "the list as published: tasks, duties, units, contacts", "Calendar"),
        new("DueItems", "one item: state, reports, history", "Calendar", "Catalogue"),
        new("Notices", "the kinds of mails, notices that wait, who is told", "Calendar", "Catalogue", "DueItems"),
        new("Escalation", "the ladder 提醒 → 督办 → 约谈", "Calendar", "Catalogue", "DueItems", "Notices"),
        new("Lists", "a list in force: its plans, changes, pauses", "Calendar", "Catalogue", "DueItems", "Notices", "Escalation"),
        new("Standings", "what an item is at a moment or cut-off", "Calendar", "Catalogue", "DueItems", "Notices", "Escalation", "Lists"),
        new("Assessment", "scores and strikes of units at a cut-off", "Calendar", "Catalogue", "DueItems", "Lists", "Standings"),
        new("Steps", "all that happens to an item in a turn", "Calendar", "Catalogue", "DueItems", "Notices", "Escalation", "Lists", "Standings"),
    ];

    private static readonly Folder[] OfDomain =
    [
        new("Storage", "rows, batches, backups; knows no rule"),
        new("Intake", "what a file from outside passes before it is parsed"),
        new("Answers", "what became of something that a person asked for by a form", Rules),
        new("Calendar", "holiday files, dates and numbers in Chinese", Rules, "Intake"),
        new("Catalogue", "reading and writing a list, its duties and units", Rules, "Storage", "Intake", "Calendar"),
        new("Catalogue.Import.Reading", "what a sentence asks for, of whom, how often and by when", Rules, "Calendar", "Catalogue"),
        new("Catalogue.Import.Cells", "what a cell or line holds, told by itself", "Calendar", "Catalogue", "Catalogue.Import.Reading"),
        new(
            "Catalogue.Import.Documents",
            "docx, xlsx, html and text as blocks and cells",
            "Intake",
            "Calendar",
            "Catalogue",
            "Catalogue.Import.Cells"
        ),
        new(
            "Catalogue.Import.Layout",
            "the tasks that a document prints, and what became of each of its pieces",
            "Calendar",
            "Catalogue",
            "Catalogue.Import.Reading",
            "Catalogue.Import.Cells",
            "Catalogue.Import.Documents"
        ),
        new(
            "Catalogue.Import",
            "from a published document to its duties and units",
            Rules,
            "Calendar",
            "Catalogue",
            "Catalogue.Import.Reading",
            "Catalogue.Import.Cells",
            "Catalogue.Import.Documents",
            "Catalogue.Import.Layout"
        ),
        new("Catalogue.Import.Output", "drafts of catalogue and directory", Rules, "Catalogue", "Catalogue.Import.Layout", "Catalogue.Import"),
        new(
            "Catalogue.Import.Check",
            "how well labelled phrases and documents are read",
            Rules,
            "Calendar",
            "Catalogue",
            "Catalogue.Import.Reading",
            "Catalogue.Import.Documents",
            "Catalogue.Import.Layout",
            "Catalogue.Import"
        ),
        new("Attachments", "files that came with a report", Rules, "Storage", "Intake"),
        new("DueItems", "items, notices and history as rows", Rules, "Storage", "Calendar"),
        new("Retention", "what is kept no longer", Rules, "Storage", "Attachments", "DueItems"),
        new("Board", "the index of open periods", Rules, "Storage"),
        new("Notices", "mails: texts, templates, transports", Rules, "Calendar"),
        new("Reports", "the official table, measures, the picture of the year", Rules, "Calendar"),
        new("Letters", "督办通知单, 约谈通知书, minutes", Rules, "Calendar", "Notices", "Reports"),
        new("Links", "signed links of people, and what they open", Rules, "DueItems"),
        new("Lists", "published lists as rows", Rules, "Storage", "Calendar", "Catalogue", "DueItems"),
        new("Turns", "what the clock does: open, remind, escalate, audit", Rules, "Storage", "Calendar", "Catalogue", "DueItems", "Board", "Lists"),
        new("Confirmation", "a report from a unit", Rules, "Storage", "Calendar", "DueItems", "Lists", "Turns", "Answers"),
        new(
            "Publication",
            "publishing a list, changing it mid-year",
            Rules,
            "Storage",
            "Intake",
            "Calendar",
            "Catalogue",
            "DueItems",
            "Board",
            "Lists",
            "Turns"
        ),
        new(
            "Acts",
            "what else office and units do to an item",
            Rules,
            "Storage",
            "Calendar",
            "DueItems",
            "Board",
            "Lists",
            "Turns",
            "Answers",
            "Confirmation"
        ),
        new("Sharing", "one report that counts in two lists", Rules, "Calendar", "DueItems", "Lists", "Answers", "Confirmation", "Acts"),
        new("Contacts", "who is written to in a unit", Rules, "Storage", "Catalogue", "DueItems", "Board", "Lists", "Turns", "Answers"),
        new("Holds", "暂缓 and 暂停", Rules, "Calendar", "DueItems", "Board", "Lists", "Turns", "Answers"),
        new("Assessment", "考核, 问责台账", Rules, "Storage", "Calendar", "Catalogue", "DueItems", "Reports", "Letters", "Lists", "Answers"),
        new(
            "Accidents",
            "accidents, and the duties they open",
            Rules,
            "Storage",
            "Calendar",
            "DueItems",
            "Board",
            "Lists",
            "Turns",
            "Answers",
            "Acts"
        ),
        new(
            "Drafts",
            "a list in the making",
            Rules,
            "Storage",
            "Calendar",
            "DueItems",
            "Catalogue",
            "Catalogue.Import.Cells",
            "Catalogue.Import.Documents",
            "Catalogue.Import",
            "Catalogue.Import.Output",
            "Lists",
            "Answers",
            "Publication",
            "Contacts"
        ),
        new(
            "Interviews",
            "约谈: proposals, decisions, minutes",
            Rules,
            "Storage",
            "Calendar",
            "DueItems",
            "Board",
            "Lists",
            "Turns",
            "Answers",
            "Acts"
        ),
        new("Statements", "报表: the official table, drawn and kept as drawn", Rules, "Storage", "DueItems", "Reports", "Accidents", "Interviews"),
        new(
            "Bulletins",
            "通报: counted from items, drafted, issued",
            Rules,
            "Storage",
            "Calendar",
            "DueItems",
            "Reports",
            "Letters",
            "Lists",
            "Interviews",
            "Answers"
        ),
        new("Pictures", "the year in pictures, each with its table", Rules, "Calendar", "Reports", "Bulletins"),
        new(
            "Dispatch",
            "what leaves at a slot, and what became of it",
            Rules,
            "Storage",
            "Calendar",
            "DueItems",
            "Board",
            "Notices",
            "Letters",
            "Lists",
            "Turns",
            "Answers",
            "Acts",
            "Contacts",
            "Interviews",
            "Links"
        ),
        new(
            "Archives",
            "归档: a year as one file, and whether one is whole",
            Rules,
            "Storage",
            "Intake",
            "Catalogue",
            "Attachments",
            "DueItems",
            "Notices",
            "Lists",
            "Interviews",
            "Bulletins",
            "Dispatch"
        ),
        new(
            "Alarms",
            "accidents told to those on duty, at any hour",
            Rules,
            "Storage",
            "Calendar",
            "Answers",
            "Accidents",
            "Links",
            "Notices",
            "Lists",
            "Dispatch"
        ),
        new(
            "Watch",
            "whether loop, dispatch and audit of each list did their work in time, and who is told when they did not",
            Rules,
            "Storage",
            "Calendar",
            "Board",
            "Notices",
            "Lists",
            "Turns",
            "Dispatch"
        ),
        new(
            "Checks",
            "启用前检查: what has to be well before a list goes live",
            Rules,
            "Storage",
            "Calendar",
            "Board",
            "Notices",
            "Turns",
            "Publication",
            "Dispatch",
            "Answers"
        ),
    ];

    // Features use pieces below, never each other. What they use of the domain stands in PagesOnTheDomain.
    private static readonly Folder[] OfPages =
    [
        new("Sessions", "who is signed in where, and wrong passwords"),
        new("Hosting", "what the pages ask of the host they run in", "Sessions"),
        new("Look", "fields, dates, tables: pieces that know no feature"),
        new("Contacts", "contacts as forms and sheets name them"),
        new("Site", "what surrounds every page: frame, navigation, guards", "Hosting", "Look"),
        new("Deputies", "副联络员 before their unit's liaison", "Hosting", "Look", "Site"),
        new("Stopped", "a link that is good no more", "Hosting", "Site"),
        new("Year", "the year as it stands, read for any page", "Look"),
        new("Attachments", "files of reports, taken in and given out", "Hosting", "Look", "Site"),
        new("Mails", "a mail on a page: its words, its fate, 暂缓", "Look", "Site"),
        new("Security", "安全日志: who came in, was turned away, took something out or did something", "Hosting", "Look", "Site"),
        new("People", "accounts and signing in", "Sessions", "Hosting", "Look", "Site", "Security"),
        new("Pieces", "parts that several pages show: items, history, the year", "Look", "Site", "Year", "Attachments", "Mails", "People"),
        new("Handovers", "交接 of a person of the office", "Hosting", "Look", "Site", "Year", "People"),
        new("Accidents", "事故", "Hosting", "Look", "Site"),
        new("Api", "the JSON API", "Hosting", "Year", "Pieces"),
        new("Assessment", "考核", "Hosting", "Look", "Site", "Pieces"),
        new("Strikes", "问责台账", "Hosting", "Look", "Site"),
        new("Bulletins", "通报", "Hosting", "Look", "Site", "Pieces"),
        new("Drafts", "清单: a list in the making", "Hosting", "Look", "Contacts", "Site", "Pieces"),
        new("Interviews", "约谈", "Hosting", "Look", "Site", "Year", "Mails"),
        new("Items", "事项", "Hosting", "Look", "Site", "Year", "Pieces"),
        new("Ledgers", "台账 to be printed, checked as it is shown", "Hosting", "Look", "Site"),
        new("Leader", "领导一页", "Hosting", "Look", "Site", "Year"),
        new("Letters", "公文代拟稿", "Hosting", "Look", "Site", "Year", "Pieces"),
        new("Outbox", "发件", "Hosting", "Look", "Site", "Mails", "Pieces"),
        new(
            "Overview",
            "总览, and the mails of the next slot",
            "Hosting",
            "Look",
            "Site",
            "Security",
            "Year",
            "Attachments",
            "Mails",
            "Pieces",
            "Handovers"
        ),
        new("Checks", "启用前检查, and 正式启用", "Hosting", "Look", "Site", "Pieces"),
        new("Pauses", "暂停", "Hosting", "Look", "Site"),
        new("Pictures", "图表, and the page for a meeting room's screen", "Hosting", "Look", "Site", "Pieces"),
        new("Portal", "the link of a person, at one of his units", "Hosting", "Look", "Site", "Stopped", "Year", "Attachments", "Pieces"),
        new("Rehearsals", "模拟运行", "Hosting", "Look", "Site"),
        new("Running", "运行", "Hosting", "Look", "Site"),
        new("Statements", "报表", "Hosting", "Look", "Site"),
        new("Supervisors", "分管领导", "Hosting", "Look", "Site", "Stopped", "Year", "Pieces"),
        new("Tasks", "任务", "Hosting", "Look", "Site", "Year", "Pieces"),
        new("Templates", "模板", "Hosting", "Look", "Site", "Mails"),
        new("Units", "单位", "Hosting", "Look", "Contacts", "Site", "Year", "Pieces"),
    ];

    private static readonly Architecture All = new ArchLoader()
        .LoadAssemblies(typeof(Period).Assembly, typeof(WorkflowParts).Assembly, typeof(WorkflowEndpoints).Assembly)
        .Build();

    [Fact]
    public void FoldersOfTheRules_UseWhatIsWrittenDown() => AssertExact(Rules, OfRules);

    [Fact]
    public void FoldersOfTheDomain_UseWhatIsWrittenDown() => AssertExact(Domain, OfDomain);

    [Fact]
    public void FoldersOfThePages_UseWhatIsWrittenDown() => AssertExact(Pages, OfPages);

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

    /// <param name="Name">The namespace below the assembly's own.</param>
    /// <param name="Holds">In a few words.</param>
    /// <param name="Uses">The folders that it may name, and does.</param>
    private sealed record Folder(string Name, string Holds, params string[] Uses);
}
