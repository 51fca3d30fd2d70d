namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A line of a prose plan with the ends of tasks in it.</summary>
internal sealed class OutlineLine(Part part)
{
    public Part Part { get; } = part;

    public string Text { get; } = part.Text;

    public IReadOnlyList<Trailer> Trailers { get; } = Trailer.In(part.Text);
}
