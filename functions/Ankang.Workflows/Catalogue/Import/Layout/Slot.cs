using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What stands in one place of a table.</summary>
/// <param name="Parts">Usually one; several where a text copy broke a cell in lines. Empty for an empty place.</param>
/// <param name="Repeated">The place is covered by a merged cell that begins elsewhere.</param>
internal sealed record Slot(IReadOnlyList<Part> Parts, Place Place, bool Repeated = false)
{
    private CellKind? _kind;

    public string Text { get; } = string.Join('\n', Parts.Select(p => p.Text));

    public CellKind Kind => _kind ??= CellKinds.Of(Text);

    public TaskText Words => TaskText.OfLines(Parts);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>Neither empty nor a copy.</summary>
    public bool IsOwn => !Repeated && Text.Length > 0;

    public static Slot Of(Part part, bool repeated = false) => new([part], part.Place, repeated);

    public static Slot Empty(Place place) => new([], place);

    public void As(Fate fate, string? why = null)
    {
        foreach (Part part in Parts)
            part.As(fate, why);
    }
}
