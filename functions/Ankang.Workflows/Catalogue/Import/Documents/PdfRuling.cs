using UglyToad.PdfPig.Core;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>The table that the lines of a page draw: its cells, those merged where no line parts them.</summary>
internal sealed class PdfRuling
{
    // Lines nearer than this are one, in points.
    private const double Near = 3;

    private readonly double[] _xs,
        _ys;
    private readonly List<(double At, double From, double To)> _down,
        _across;

    private PdfRuling(double[] xs, double[] ys, List<(double, double, double)> down, List<(double, double, double)> across) =>
        (_xs, _ys, _down, _across) = (xs, ys, down, across);

    public double Top => _ys[0];

    /// <summary>Null where the lines make no table of at least two columns and two rows.</summary>
    public static PdfRuling? Of(IEnumerable<(PdfPoint From, PdfPoint To)> lines)
    {
        var down = new List<(double At, double From, double To)>();
        var across = new List<(double At, double From, double To)>();
        foreach ((PdfPoint from, PdfPoint to) in lines)
        {
            (double width, double height) = (Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
            if (width < Near && height > Near)
                down.Add(((from.X + to.X) / 2, Math.Min(from.Y, to.Y), Math.Max(from.Y, to.Y)));
            else if (height < Near && width > Near)
                across.Add(((from.Y + to.Y) / 2, Math.Min(from.X, to.X), Math.Max(from.X, to.X)));
        }

        double[] xs = Distinct(down.Select(d => d.At));
        double[] ys = [.. Distinct(across.Select(a => a.At)).Reverse()];
        return xs.Length < 3 || ys.Length < 3 ? null : new(xs, ys, down, across);
    }

    public bool Has(PdfLetter letter) =>
        letter.X >= _xs[0] - Near && letter.X <= _xs[^1] + Near && letter.Y >= _ys[^1] - Near && letter.Y <= _ys[0] + Near;

    public Block.Table Table(IEnumerable<PdfLetter> letters, int page, string fileName)
    {
        var byCell = new Dictionary<(int Row, int Column), List<PdfLetter>>();
        foreach (PdfLetter letter in letters.Where(Has))
        {
            (int row, int column) = Root(
                Band(_ys, -(letter.Y + letter.Size * 0.3), descending: true),
                Band(_xs, letter.X + letter.Width / 2, descending: false)
            );
            if (!byCell.TryGetValue((row, column), out List<PdfLetter>? there))
                byCell[(row, column)] = there = [];
            there.Add(letter);
        }

        var grid = new TableGrid(fileName);
        for (int row = 0; row < _ys.Length - 1; row++)
        for (int column = 0; column < _xs.Length - 1; column++)
        {
            if (Root(row, column) != (row, column) || !byCell.TryGetValue((row, column), out List<PdfLetter>? own))
                continue;
            (int rows, int columns) = (1, 1);
            while (column + columns < _xs.Length - 1 && Root(row, column + columns) == (row, column))
                columns++;
            while (row + rows < _ys.Length - 1 && Root(row + rows, column) == (row, column))
                rows++;
            int here = row + 1;
            grid.Set(here, column + 1, PdfLetter.Text(own), columns, rows, c => new Place(here, $"page {page}, row {here}, column {c}"));
        }

        return new(grid.Rows());
    }

    // The upper left part of the cell to which a part belongs: no line stands between them.
    private (int Row, int Column) Root(int row, int column)
    {
        while (column > 0 && !Crosses(_down, _xs[column], (_ys[row] + _ys[row + 1]) / 2))
            column--;
        while (row > 0 && !Crosses(_across, _ys[row], (_xs[column] + _xs[column + 1]) / 2))
            row--;
        return (row, column);
    }

    private static bool Crosses(List<(double At, double From, double To)> lines, double at, double through) =>
        lines.Exists(l => Math.Abs(l.At - at) <= Near && l.From - Near <= through && through <= l.To + Near);

    private static int Band(double[] edges, double at, bool descending)
    {
        int band = 0;
        while (band < edges.Length - 2 && (descending ? -edges[band + 1] : edges[band + 1]) <= at)
            band++;
        return band;
    }

    private static double[] Distinct(IEnumerable<double> values)
    {
        var distinct = new List<double>();
        foreach (double value in values.Order())
            if (distinct.Count == 0 || value - distinct[^1] > Near)
                distinct.Add(value);
        return [.. distinct];
    }
}
