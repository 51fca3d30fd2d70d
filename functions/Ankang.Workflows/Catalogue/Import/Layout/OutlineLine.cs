namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A line of a prose plan with the ends of tasks in it.</summary>
internal sealed class OutlineLine(Part part)
{
    private static readonly char[] Stops = [' ', '。', '；', ';', '　'];

    public Part Part { get; } = part;

    public string Text { get; } = part.Text;

    public IReadOnlyList<Trailer> Trailers { get; } = Trailer.In(part.Text);

    /// <summary>What stands between the ends of tasks; the stops behind them belong to nothing.</summary>
    public IEnumerable<Part> Words()
    {
        int from = 0;
        foreach (Trailer trailer in Trailers)
        {
            yield return WithoutStops(from, trailer.Start).Trimmed();
            from = trailer.End;
        }

        Part last = WithoutStops(from, Text.Length);
        yield return from == 0 ? last : last.Slice(0, last.Text.TrimEnd(Stops).Length);
    }

    private Part WithoutStops(int from, int to) => Part.Slice(from == 0 ? 0 : to - Text[from..to].TrimStart(Stops).Length, to);
}
