using System.CommandLine;
using System.Text;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Layout;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Rules.Catalogue;
using Spectre.Console;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>import</c>: reads a list as published (text, HTML, docx, xlsx, xls, odt, PDF) and drafts its folder.</summary>
public static class ImportCommand
{
    /// <summary>The draft is written, but text that was not read may be a duty.</summary>
    public const int MayLack = 3;

    private const int WidthOfFiles = 240;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The list as published: text (UTF-8 or GB18030), HTML, docx, xlsx, xls, odt or PDF with text.",
        };
        var year = new Option<int?>("--year") { Description = "The year of the list, where the document does not say it.", HelpName = "yyyy" };
        var units = new Option<string?>("--units")
        {
            Description = "A units.yaml whose units and groups are found again by their names.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print an array as 'catalogue --json' does, with confidence (0 to 1) and review (text or null).",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Write published.txt, catalogue.yaml and units.yaml here, to be reviewed.",
            HelpName = "FOLDER",
        };
        var report = new Option<string?>("--report")
        {
            Description = "Write the duties and the text that was not read, as JSON: {duties, unread}.",
            HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "Overwrite these three files where they exist." };
        year.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() is not (null or (>= 2000 and <= 2100)))
                r.AddError("--year must be from 2000 to 2100, such as 2026.");
        });
        var command = new Command(
            "import",
            "Read a published list by rules and draft its folder. Example: import list.docx --out lists/2026. "
                + "Exit code 3: the draft is written, but text that was not read holds a date, a rhythm, a count or an acting verb (printed as 'unread: …')."
        )
        {
            file,
            year,
            units,
            json,
            output,
            report,
            force,
        };
        command.SetAction(result =>
        {
            string? folder = result.GetValue(output);
            if (folder is not null && !result.GetValue(force))
                RefuseToOverwrite(folder);
            string? directory = result.GetValue(units) is { } known ? File.ReadAllText(known) : null;
            ImportedList import = ListImporter.Import(DocumentReader.Open(result.GetValue(file)!), result.GetValue(year), directory);
            if (result.GetValue(json))
                Console.Out.WriteLine(ImportedJson.Duties(import));
            else
                Print(import);
            if (folder is not null)
            {
                Write(folder, import);
                Console.Error.WriteLine(
                    $"Wrote {string.Join(", ", ImportedFolder.Files(import).Keys)} to {folder}. Go through the lines marked REVIEW, then: "
                        + $"catalogue --list {folder}"
                );
            }

            if (result.GetValue(report) is { } path)
                File.WriteAllText(path, ImportedJson.Report(import) + "\n", Utf8);
            foreach (Piece unread in import.Unread)
                Console.Error.WriteLine($"unread: {unread}");
            return import.MayLack ? MayLack : 0;
        });
        return command;
    }

    private static void RefuseToOverwrite(string folder)
    {
        string[] there =
        [
            .. new[] { CatalogueFolder.PublishedName, CatalogueFolder.CatalogueName, CatalogueFolder.UnitsName }.Where(n =>
                File.Exists(Path.Combine(folder, n))
            ),
        ];
        if (there.Length > 0)
            throw new CommandException(
                $"'{folder}' already has {string.Join(", ", there)}: name another folder with --out, or overwrite them with --force."
            );
    }

    /// <summary>All three beside their places first, so that a full disk leaves no half list.</summary>
    private static void Write(string folder, ImportedList import)
    {
        IReadOnlyDictionary<string, string> files = ImportedFolder.Files(import);
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in files)
            File.WriteAllText(Path.Combine(folder, name + ".new"), text, Utf8);
        foreach (string name in files.Keys)
            File.Move(Path.Combine(folder, name + ".new"), Path.Combine(folder, name), overwrite: true);
    }

    private static void Print(ImportedList import)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WidthOfFiles;
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(import.List.Title));
        foreach (string column in CatalogueTable.Columns)
            table.AddColumn(Markup.Escape(column));
        table.AddColumn("把握");
        foreach ((IReadOnlyList<string> row, ImportedDuty duty) in CatalogueTable.Rows(import.Duties.Select(d => d.Duty)).Zip(import.Duties))
            table.AddRow([.. row.Select(c => new Text(c)), new Text($"{duty.Confidence:P0}{(duty.Review is null ? "" : " 待核")}")]);
        AnsiConsole.Write(table);
        foreach (string note in import.Notes)
            Console.Out.WriteLine($"note: {note}");
        ImportedDuty[] reviews = [.. import.Duties.Where(d => d.Review is not null)];
        foreach (ImportedDuty duty in reviews)
            Console.Out.WriteLine(ReviewLine(duty));
        Console.Out.WriteLine($"{import.List.Tasks.Count} tasks 任务, {import.Duties.Count} obligations 责任事项, {reviews.Length} to review 待核");
    }

    /// <summary>Task, words, guess, why.</summary>
    private static string ReviewLine(ImportedDuty read)
    {
        Obligation duty = read.Duty;
        string guess =
            Ankang.Workflows.Rules.Calendar.RecurrenceNames.Chinese(duty.Recurrence) + (duty.PerPeriod is { } n ? $" {n}{duty.Counter}" : "");
        return $"review: task {duty.Task}, “{duty.Source}”: read as {guess}, due {duty.DueOn:yyyy-MM-dd}; {read.Review}";
    }
}
