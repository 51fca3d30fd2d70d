using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A paragraph or a cell of the document, with what became of each of its characters.</summary>
internal sealed class Fragment(string text, Place place)
{
    private static readonly Verdict Unknown = new(Fate.Unread, "no rule tells what it is");

    private readonly Verdict?[] _verdicts = new Verdict?[text.Length];

    public string Text { get; } = text;

    public Place Place { get; } = place;

    public Part Whole => new(this, 0, Text.Length);

    /// <summary>The last verdict on a character counts.</summary>
    public void Mark(int start, int end, Fate fate, string? why) => Array.Fill(_verdicts, new(fate, why), start, end - start);

    /// <summary>Runs of one verdict in each line, in their order; blanks go with what stands before them.</summary>
    public IEnumerable<Piece> Pieces()
    {
        int from = 0;
        Verdict? open = null;
        for (int i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '\n' && open is not null)
            {
                yield return Piece(from, i, open);
                (from, open) = (i + 1, null);
            }

            if (char.IsWhiteSpace(Text[i]))
                continue;
            Verdict own = _verdicts[i] ?? Unknown;
            if (open is not null && open != own)
            {
                yield return Piece(from, i, open);
                from = i;
            }

            open = own;
        }

        if (open is not null)
            yield return Piece(from, Text.Length, open);
    }

    private Piece Piece(int start, int end, Verdict verdict)
    {
        Part part = new Part(this, start, end).Trimmed();
        return new(part.Text, part.Place, verdict.Fate, verdict.Why, verdict.Fate == Fate.Unread && Tells.Anything(part.Text));
    }

    private sealed record Verdict(Fate Fate, string? Why);
}
