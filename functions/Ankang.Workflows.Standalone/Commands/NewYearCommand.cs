using System.CommandLine;
using System.Text;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>new-year</c>: drafts next year's list from this one.</summary>
public static class NewYearCommand
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder of this year's list." };
        var year = new Argument<int>("YEAR") { Description = "The year to draft." };
        var output = new Option<string?>("--out")
        {
            Description = "Where the draft goes (default: beside the folder, under the year).",
            HelpName = "FOLDER",
        };
        var holidays = ListOptions.Holidays();
        year.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < FirstYear or > LastYear)
                r.AddError($"YEAR must be from {FirstYear} to {LastYear}, such as 2027.");
        });
        var command = new Command("new-year", "Draft a year's list from an earlier one. Example: new-year lists/2026 2027 --out lists/2027")
        {
            folder,
            year,
            output,
            holidays,
        };
        command.SetAction(result =>
        {
            string path = result.GetValue(folder)!;
            CatalogueFolder list = CatalogueFolder.Load(path);
            int to = result.GetValue(year);
            if (to <= list.Catalogue.List.Year)
                throw new CommandException($"The list in '{path}' is of {list.Catalogue.List.Year}: name a later year.");
            string target = result.GetValue(output)
                ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path.TrimEnd(Path.DirectorySeparatorChar)))!, $"{to}");
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                throw new CommandException(
                    $"'{target}' is not empty: name another folder with --out; nothing of a list that somebody works on is overwritten."
                );

            WorkCalendar calendar = ListOptions.Calendar(path, result.GetValue(holidays));
            NextYear draft = NextYear.Draft(list, to, calendar);
            Directory.CreateDirectory(target);
            foreach (
                (string name, string text) in new[]
                {
                    (CatalogueFolder.CatalogueName, draft.Catalogue),
                    (CatalogueFolder.PublishedName, draft.Published),
                    (CatalogueFolder.UnitsName, draft.Units),
                }
            )
                File.WriteAllText(Path.Combine(target, name), text, Utf8);
            if (list.AssessmentText is { } scores)
                File.WriteAllText(Path.Combine(target, CatalogueFolder.AssessmentName), scores, Utf8);
            foreach (DraftMark mark in draft.Marks)
                Console.Out.WriteLine($"{CatalogueFolder.CatalogueName}, line {mark.Line}: {mark.Words}");
            Console.Out.WriteLine(
                $"Drafted {Path.GetFullPath(target)} with {draft.Marks.Count(m => m.MustDecide)} marks to decide (待定, 待填) and "
                    + $"{draft.Marks.Count(m => !m.MustDecide)} to look at (待核). Replace {CatalogueFolder.PublishedName} by the text as issued, "
                    + "decide and delete the marks, then 'publish' it."
            );
            if (!calendar.Years.Contains(to))
                Console.Out.WriteLine($"note: there is no holiday calendar for {to} yet; deadlines were compared with weekends alone.");
            return 0;
        });
        return command;
    }
}
