using System.Text;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>A letter on a page; from the left and from the bottom, in points.</summary>
internal sealed record PdfLetter(string Value, double X, double Y, double Width, double Size)
{
    // Wider than what parts two words, in sizes of the letters.
    private const double Gap = 1.8;

    /// <summary>From the top of the page, each from the left.</summary>
    public static IReadOnlyList<IReadOnlyList<PdfLetter>> Lines(IEnumerable<PdfLetter> letters)
    {
        var lines = new List<List<PdfLetter>>();
        foreach (PdfLetter letter in letters.OrderByDescending(l => l.Y))
        {
            if (lines.Count > 0 && lines[^1][0].Y - letter.Y < Math.Min(letter.Size, lines[^1][0].Size) * 0.6)
                lines[^1].Add(letter);
            else
                lines.Add([letter]);
        }

        return [.. lines.Select(IReadOnlyList<PdfLetter> (l) => [.. l.OrderBy(x => x.X)])];
    }

    /// <summary>The letters of a line, parted where a wide gap stands between two.</summary>
    public static string[] Cells(IReadOnlyList<PdfLetter> line)
    {
        var cells = new List<StringBuilder> { new() };
        for (int i = 0; i < line.Count; i++)
        {
            if (i > 0 && line[i].X - (line[i - 1].X + line[i - 1].Width) > line[i].Size * Gap)
                cells.Add(new());
            cells[^1].Append(line[i].Value);
        }

        return [.. cells.Select(c => TextDecoding.Clean(c.ToString()))];
    }

    /// <summary>The letters of a cell as its lines.</summary>
    public static string Text(IEnumerable<PdfLetter> letters) =>
        TextDecoding.Clean(string.Concat(Lines(letters).Select(l => string.Concat(l.Select(x => x.Value)))));
}
