using System.Collections.Immutable;
using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Drafts;

/// <summary>The texts of a draft, as its document was read.</summary>
/// <param name="Catalogue">As <c>catalogue.yaml</c>.</param>
/// <param name="Published">As <c>published.txt</c>.</param>
/// <param name="Units">As <c>units.yaml</c>.</param>
/// <param name="Document">The document, packed, to be read again in another way; empty where it is too long for that.</param>
/// <param name="Tasks">How many were read.</param>
/// <param name="Duties">How many were read.</param>
public sealed record ReadDocument(
    string Catalogue,
    string Published,
    string Units,
    ImmutableArray<ImportedTable> Tables,
    string Document,
    int Tasks,
    int Duties
)
{
    /// <summary>The texts by <see cref="DocumentQuestion.ColumnsBefore"/>, without its document; null where that was not asked.</summary>
    public ReadDocument? Before { get; init; }
}
