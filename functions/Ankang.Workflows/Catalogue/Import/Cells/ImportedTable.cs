namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>A table of a document, with what each of its columns was read as. A part that goes on without a head belongs to the one before.</summary>
/// <param name="Heads">Empty texts where the table has no head.</param>
/// <param name="Roles">One a column; all <see cref="ColumnRole.Other"/> where its cells were read as lines.</param>
/// <param name="Samples">The first cell of each column that is not empty.</param>
public sealed record ImportedTable(IReadOnlyList<string> Heads, IReadOnlyList<ColumnRole> Roles, IReadOnlyList<string> Samples);
