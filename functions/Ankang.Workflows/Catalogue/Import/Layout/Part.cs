using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A part of a fragment: what a rule has in hand, so that it can say what became of it.</summary>
internal readonly record struct Part(Fragment Of, int Start, int End)
{
    public string Text => Of.Text[Start..End];

    public int Length => End - Start;

    /// <summary>In a text the line on which it begins.</summary>
    public Place Place =>
        Of.Place is { Cell: null } at && Of.Text.AsSpan(0, Start).Count('\n') is > 0 and var lines ? at with { Line = at.Line + lines } : Of.Place;

    public Part From(int at) => this with { Start = Start + at };

    public Part Slice(int from, int to) => this with { Start = Start + from, End = Start + to };

    public Part Trimmed()
    {
        (int start, int end) = (Start, End);
        while (start < end && char.IsWhiteSpace(Of.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Of.Text[end - 1]))
            end--;
        return this with { Start = start, End = end };
    }

    /// <summary>The lines that are not empty, trimmed.</summary>
    public IEnumerable<Part> Lines()
    {
        int from = Start;
        for (int i = Start; i <= End; i++)
        {
            if (i < End && Of.Text[i] != '\n')
                continue;
            Part line = new Part(Of, from, i).Trimmed();
            if (line.Length > 0)
                yield return line;
            from = i + 1;
        }
    }

    /// <summary>Says what became of it.</summary>
    public Part As(Fate fate, string? why = null)
    {
        Of.Mark(Start, End, fate, why);
        return this;
    }
}
