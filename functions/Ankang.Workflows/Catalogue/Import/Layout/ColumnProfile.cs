using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What stands in the cells of a column.</summary>
internal sealed class ColumnProfile
{
    private readonly int[] _kinds = new int[Enum.GetValues<CellKind>().Length];
    private long _length;
    private int _acts;

    /// <summary>Cells that are not empty.</summary>
    public int Count { get; private set; }

    public double MeanLength => Count == 0 ? 0 : (double)_length / Count;

    /// <summary>The part of the cells in which something is to be done or a time is named.</summary>
    public double Telling => Count == 0 ? 0 : (double)_acts / Count;

    public void Add(string text, CellKind kind)
    {
        if (kind == CellKind.Empty)
            return;
        Count++;
        _kinds[(int)kind]++;
        _length += text.Length;
        if (kind is CellKind.Sentence or CellKind.Words && Tells.Anything(text))
            _acts++;
    }

    public double Share(CellKind kind) => Count == 0 ? 0 : (double)_kinds[(int)kind] / Count;
}
