namespace Ankang.Workflows.Reports;

/// <summary>How much room a wrapped text takes in a cell: spreadsheets do not find the height of merged or generated rows themselves.</summary>
/// <remarks>Errs on the tall side, since a fallback font may run wider: an empty line is harmless, a cut one is not.</remarks>
internal static class TextMeasure
{
    private const double PointsPerWidthUnit = 5.25; // 7 pixels, the digit of the default font
    private const double Padding = 12; // both margins and the indent of left-aligned cells
    private const double LinePitch = 1.42;

    /// <summary>The height in points of <paramref name="text"/> in a column of <paramref name="width"/> spreadsheet units.</summary>
    public static double Height(string text, double width, double fontSize)
    {
        double room = width * PointsPerWidthUnit - Padding;
        int lines = text.Split('\n').Sum(line => Lines(line, room, fontSize));
        return lines * fontSize * LinePitch + 8;
    }

    private static int Lines(string line, double room, double fontSize)
    {
        int lines = 1;
        double used = 0;
        foreach (char c in line)
        {
            double width = IsWide(c) ? fontSize : fontSize * 0.56;
            // A closing mark never starts a line: it takes the character before it along.
            double reach = used + width + ("，。；、：）》”".Contains(c, StringComparison.Ordinal) ? fontSize * 0.5 : 0);
            if (reach > room && used > 0)
            {
                lines++;
                used = 0;
            }

            used += width;
        }

        return lines;
    }

    private static bool IsWide(char c) => c >= 0x2E80 || c is '“' or '”' or '‘' or '’' or '—' or '…' or '×';
}
