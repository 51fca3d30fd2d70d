using System.CommandLine;
using System.Globalization;
using Ankang.Workflows.Catalogue.Import.Check;
using Spectre.Console;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>import-check</c>: how well the rules of <c>import</c> read a table of labelled phrases.</summary>
public static class ImportCheckCommand
{
    private const int WidthOfFiles = 140;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A table of phrases with their readings, parted by tabs." };
        var all = new Option<bool>("--differences") { Description = "Also print every phrase that was read otherwise than it is labelled." };
        var command = new Command(
            "import-check",
            "Print precision and recall of 'import' over labelled phrases. Example: import-check tests/Ankang.Workflows.Tests/Catalogue/Import/phrases.tsv"
        )
        {
            file,
            all,
        };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            if (!File.Exists(path))
                throw new CommandException($"'{path}' is missing: name a table of labelled phrases.");
            IReadOnlyList<LabelledPhrase> phrases = PhraseTable.Parse(File.ReadAllText(path), Path.GetFileName(path));
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = WidthOfFiles;
            var table = new Table().Border(TableBorder.Simple);
            foreach (
                string column in (string[])
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
                    ]
            )
                table.AddColumn(column);
            foreach (IGrouping<string, LabelledPhrase> set in phrases.GroupBy(p => p.Set))
                Add(set.Key, [.. set]);
            Add("all", phrases);
            AnsiConsole.Write(table);
            if (result.GetValue(all))
                foreach (string difference in PhraseScore.Of(phrases).Differences)
                    Console.Out.WriteLine(difference);
            return 0;

            void Add(string name, IReadOnlyList<LabelledPhrase> set)
            {
                PhraseScore score = PhraseScore.Of(set);
                string[] cells =
                [
                    name,
                    .. new[]
                    {
                        set.Select(p => p.Place).Distinct().Count(),
                        score.Phrases,
                        score.Labelled,
                        score.Right,
                        score.Wrong,
                        score.Missed,
                        score.Review,
                    }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
                    $"{score.Precision:P1}",
                    $"{score.Recall:P1}",
                    $"{score.AsLabelled:P1}",
                    $"{score.RightOrShown:P1}",
                ];
                table.AddRow([.. cells.Select(c => new Text(c))]);
            }
        });
        return command;
    }
}
