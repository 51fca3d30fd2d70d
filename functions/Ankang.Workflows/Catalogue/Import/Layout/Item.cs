namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What a document is made of once its tables are understood: lines, and rows under columns.</summary>
internal abstract record Item
{
    public sealed record Line(Part Part) : Item;

    /// <param name="Plain">From a text, which does not tell an empty cell from one that a merged cell covers.</param>
    public sealed record Row(IReadOnlyList<Slot> Slots, Columns Columns, bool Plain) : Item;
}
