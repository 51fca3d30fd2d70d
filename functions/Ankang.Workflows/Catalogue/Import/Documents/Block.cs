using System.Text.Json.Serialization;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>A part of a document, in its order: a paragraph, a table, or cells whose rows are lost.</summary>
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(Table), "t")]
[JsonDerivedType(typeof(Aside), "a")]
[JsonDerivedType(typeof(CellRun), "c")]
public abstract record Block
{
    public sealed record Paragraph(string Text, Place Place) : Block;

    public sealed record Table(IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block
    {
        /// <summary>Its rows may lack the cells that a merged one covers, as those of a text do.</summary>
        public bool Plain { get; init; }
    }

    /// <summary>What a reader of the document does not see as its text: struck through, hidden, in a text box. It is named, not read.</summary>
    public sealed record Aside(string Text, Place Place, string Why) : Block;

    /// <summary>A table copied from a web page, one cell a line, each closed by <c>|</c>: which row a cell belongs to is lost.</summary>
    public sealed record CellRun(IReadOnlyList<Cell> Cells) : Block;
}
