using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>A whole document with the duties that a person read in it.</summary>
/// <param name="Set">Documents are scored by sets: those the rules were mended by, and those kept back.</param>
public sealed record LabelledDocument(string Set, string Name, int Year, ListDocument Document, IReadOnlyList<LabelledTask> Duties)
{
    private const string Mark = "==== ";

    /// <summary>The document, a line that begins with <c>====</c>, and a line for each duty: reading, units (、), words; parted by tabs.</summary>
    /// <param name="fileName">Ends in the year of the list: <c>flood-town.2024.txt</c>.</param>
    /// <exception cref="CatalogueException">With every fault of the labels.</exception>
    public static LabelledDocument Parse(string text, string set, string fileName)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int mark = Array.FindLastIndex(lines, l => l.StartsWith(Mark, StringComparison.Ordinal));
        var faults = new List<FileFault>();
        if (mark < 0)
            faults.Add(new(fileName, lines.Length, "no line begins with ====", "the labels behind such a line", "Label the duties of the document"));
        if (!int.TryParse(Path.GetExtension(Path.GetFileNameWithoutExtension(fileName)).TrimStart('.'), out int year))
            faults.Add(new(fileName, 1, "the name has no year", "a name such as flood-town.2024.txt", "Rename the file"));
        var duties = new List<LabelledTask>();
        for (int i = mark + 1; mark >= 0 && i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            string[] cells = lines[i].Split('\t');
            if (cells.Length == 3 && LabelledDuty.TryParse(cells[0]) is { } reading)
                duties.Add(new(reading, cells[1].Split('、', StringSplitOptions.RemoveEmptyEntries), cells[2]));
            else
                faults.Add(
                    new(
                        fileName,
                        i + 1,
                        $"'{lines[i]}' is no label",
                        "reading, units and words, parted by tabs, such as monthly:1, 县应急局, 每月检查",
                        "Correct the line"
                    )
                );
        }

        if (faults.Count > 0)
            throw new CatalogueException(faults);
        byte[] content = Encoding.UTF8.GetBytes(string.Join('\n', lines[..mark]));
        return new(set, Path.GetFileNameWithoutExtension(fileName), year, DocumentReader.Read(content, fileName), duties);
    }
}
