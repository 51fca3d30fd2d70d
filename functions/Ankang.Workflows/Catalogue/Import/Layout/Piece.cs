using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A piece of a document with what became of it. All pieces together are the document, blanks and separators of cells aside.</summary>
/// <param name="Why">Why it was not read; null for the other fates.</param>
/// <param name="Tells">It holds a date, a rhythm, a count or an acting verb: left unread, a duty may be missing.</param>
public sealed record Piece(string Text, Place Place, Fate Fate, string? Why = null, bool Tells = false)
{
    /// <summary><c>line 12: 每季度报送一次: stands before the tasks</c>, in one line.</summary>
    public override string ToString() => $"{Place}: {Blanks.Removed(Text)}: {Why}";
}
