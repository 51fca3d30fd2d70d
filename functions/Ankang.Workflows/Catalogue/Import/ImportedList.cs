using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Layout;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>A list as it was read from a document.</summary>
/// <param name="Duties">At least one for each task, in their order.</param>
/// <param name="Notes">What was noticed of the list as a whole, each with its mend.</param>
/// <param name="PublishedText">The list as <see cref="PublishedReader"/> reads it: the document itself where it has that layout.</param>
/// <param name="Pieces">The whole document in its order, each piece with what became of it.</param>
/// <param name="Tables">Those of the document, in their order.</param>
/// <param name="Directory">The units and groups the list names; reserved addresses and rosters to be filled in.</param>
public sealed record ImportedList(
    TaskList List,
    IReadOnlyList<ImportedDuty> Duties,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Piece> Pieces,
    string PublishedText,
    UnitSkeleton Directory,
    IReadOnlyList<ImportedTable> Tables
)
{
    /// <summary>What belongs to no task, in the order of the document.</summary>
    public IEnumerable<Piece> Unread => Pieces.Where(p => p.Fate == Fate.Unread);

    /// <summary>A duty may be missing: something unread holds a date, a rhythm, a count or an acting verb.</summary>
    public bool MayLack => Unread.Any(p => p.Tells);

    public TaskItem TaskOf(Obligation duty) => List.Tasks[duty.Task - 1];
}
