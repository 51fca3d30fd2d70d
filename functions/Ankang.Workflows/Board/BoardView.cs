using System.Collections.Immutable;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Board;

/// <summary>The Board of a list as it was read, with what guards the next write of each row.</summary>
public sealed class BoardView(ImmutableSortedDictionary<string, (BoardRow Row, string ETag)> rows)
{
    public IEnumerable<BoardRow> Rows => rows.Values.Select(r => r.Row);

    /// <summary>The Board as it would be with these rows written; they have no ETag, so nothing can be written by it.</summary>
    public BoardView With(IEnumerable<BoardRow> written) => new(rows.SetItems(written.Select(r => KeyValuePair.Create(r.Row, (r, "")))));

    public (BoardRow Row, string ETag)? Find(PeriodPlan plan) => rows.TryGetValue(plan.BoardRow, out var found) ? found : null;
}
