using System.Globalization;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>The row <c>clock</c> of a list: where the virtual clock of a rehearsal stands.</summary>
public sealed class ClockRow(ITableStore store, string list)
{
    private const string Row = "clock";
    private string? _etag;

    /// <summary>Null before the first move.</summary>
    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellation)
    {
        StoreRow? row = await store.GetAsync(StoreTable.Control, list, Row, cancellation);
        _etag = row?.ETag;
        return row?.Instant("at");
    }

    public async Task WriteAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var columns = new Dictionary<string, object> { ["at"] = at };
        StoreChange change = _etag is null ? new StoreChange.Insert(Row, columns) : new StoreChange.Replace(Row, _etag, columns);
        CommitResult result = await store.CommitAsync(StoreTable.Control, list, [change], cancellation);
        if (!result.Done)
            throw new StoreLostException(
                string.Create(CultureInfo.InvariantCulture, $"Another process moves the clock of list '{list}'; a rehearsal has one.")
            );
        _etag = result.ETags[0];
    }
}
