using System.CommandLine;
using System.Globalization;
using Ankang.Workflows.Catalogue.Import.Check;
using Spectre.Console;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>import-check</c>: how well the rules of <c>import</c> read a table of labelled phrases, or a folder of labelled documents.</summary>
public static class ImportCheckCommand
{
    private const int WidthOfFiles = 140;

    private static readonly string[] OfPhrases =
    [
        "set",
        "places",
        "phrases",
        "duties",
        "right",
        "wrong",
        "missed",
        "review",
        "precision",
        "recall",
        "as labelled",
        "right or shown",
    ];

    private static readonly string[] OfDocuments =
    [
        "set",
        "documents",
        "duties",
        "right",
        "flagged",
        "wrong",
        "lost",
        "invented",
        "right share",
        "right or flagged",
        "rhythm",
        "day",
        "units",
    ];

    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A table of phrases with their readings, parted by tabs; or a folder with a folder of labelled documents for each set.",
        };
        var all = new Option<bool>("--differences") { Description = "Also print all that was read otherwise than it is labelled." };
        var command = new Command(
            "import-check",
            "Measure 'import' over labelled phrases or documents. Example: import-check tests/Ankang.Workflows.Tests/Catalogue/Import/phrases.tsv"
        )
        {
            file,
            all,
        };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = WidthOfFiles;
            IReadOnlyList<string> differences = Directory.Exists(path) ? Documents(path) : Phrases(path);
            if (result.GetValue(all))
                foreach (string difference in differences)
                    Console.Out.WriteLine(difference);
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<string> Documents(string folder)
    {
        LabelledDocument[] documents =
        [
            .. Directory
                .EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => LabelledDocument.Parse(File.ReadAllText(f), Path.GetFileName(Path.GetDirectoryName(f))!, Path.GetFileName(f))),
        ];
        if (documents.Length == 0)
            throw new CommandException($"'{folder}' has no labelled documents: name a folder with files such as used/flood-town.2024.txt.");
        Table table = Head(OfDocuments);
        foreach (IGrouping<string, LabelledDocument> set in documents.GroupBy(d => d.Set))
            Add(set.Key, DocumentScore.Of(set));
        DocumentScore all = DocumentScore.Of(documents);
        Add("all", all);
        AnsiConsole.Write(table);
        return all.Differences;

        void Add(string name, DocumentScore score) =>
            Row(
                table,
                name,
                [score.Documents, score.Labelled, score.Right, score.Flagged, score.Wrong, score.Lost, score.Invented],
                $"{score.RightShare:P1}",
                $"{score.SafeShare:P1}",
                score.Rhythm.ToString(CultureInfo.InvariantCulture),
                score.Day.ToString(CultureInfo.InvariantCulture),
                score.Units.ToString(CultureInfo.InvariantCulture)
            );
    }

    private static IReadOnlyList<string> Phrases(string path)
    {
        if (!File.Exists(path))
            throw new CommandException($"'{path}' is missing: name a table of labelled phrases, or a folder of labelled documents.");
        IReadOnlyList<LabelledPhrase> phrases = PhraseTable.Parse(File.ReadAllText(path), Path.GetFileName(path));
        Table table = Head(OfPhrases);
        foreach (IGrouping<string, LabelledPhrase> set in phrases.GroupBy(p => p.Set))
            Add(set.Key, [.. set]);
        Add("all", phrases);
        AnsiConsole.Write(table);
        return PhraseScore.Of(phrases).Differences;

        void Add(string name, IReadOnlyList<LabelledPhrase> set)
        {
            PhraseScore score = PhraseScore.Of(set);
            Row(
                table,
                name,
                [set.Select(p => p.Place).Distinct().Count(), score.Phrases, score.Labelled, score.Right, score.Wrong, score.Missed, score.Review],
                $"{score.Precision:P1}",
                $"{score.Recall:P1}",
                $"{score.AsLabelled:P1}",
                $"{score.RightOrShown:P1}"
            );
        }
    }

    private static Table Head(string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
            table.AddColumn(column);
        return table;
    }

    private static void Row(Table table, string name, int[] counts, params string[] more) =>
        table.AddRow([new Text(name), .. counts.Select(n => new Text(n.ToString(CultureInfo.InvariantCulture))), .. more.Select(m => new Text(m))]);
}
