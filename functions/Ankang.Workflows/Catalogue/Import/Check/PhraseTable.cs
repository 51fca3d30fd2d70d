using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>Reads a table of labelled phrases: set, place, year, phrase, deadline and reading, parted by tabs.</summary>
public static class PhraseTable
{
    private const string Head = "set\tplace\tyear\tphrase\tdeadline\treading";

    /// <exception cref="CatalogueException">With every fault of the table.</exception>
    public static IReadOnlyList<LabelledPhrase> Parse(string text, string fileName)
    {
        var faults = new List<FileFault>();
        var phrases = new List<LabelledPhrase>();
        bool headed = false;
        foreach (
            (string line, int number) in text.ReplaceLineEndings("\n")
                .Split('\n')
                .Select((l, i) => (l, i + 1))
                .Where(l => l.l.Length > 0 && l.l[0] != '#')
        )
        {
            if (!headed)
            {
                headed = true;
                if (line != Head)
                    faults.Add(
                        new(
                            fileName,
                            number,
                            $"the table begins with '{line}'",
                            $"the head {Head.Replace('\t', ' ')}, parted by tabs",
                            "Write the head above the phrases"
                        )
                    );
                continue;
            }

            string[] cells = line.Split('\t');
            if (cells.Length != 6 || !int.TryParse(cells[2], out int year))
            {
                faults.Add(
                    new(
                        fileName,
                        number,
                        $"the line has {cells.Length} cells",
                        "set, place, year, phrase, deadline and reading, parted by tabs",
                        "Complete the line"
                    )
                );
                continue;
            }

            LabelledDuty?[] reading = [.. cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(LabelledDuty.TryParse)];
            if (reading.Length == 0 || reading.Any(r => r is null))
                faults.Add(
                    new(
                        fileName,
                        number,
                        $"'{cells[5]}' is no reading",
                        "such as monthly:2/24, monthly:1~day-25, once@2024-03-15, continuous or review",
                        "Correct the last cell"
                    )
                );
            else
                phrases.Add(new(cells[0], cells[1], year, cells[3], cells[4], [.. reading.OfType<LabelledDuty>()], number));
        }

        if (!headed)
            faults.Add(new(fileName, 1, "the table is empty", $"the head {Head.Replace('\t', ' ')} and phrases", "Name the table of phrases"));
        return faults.Count == 0 ? phrases : throw new CatalogueException(faults);
    }
}
