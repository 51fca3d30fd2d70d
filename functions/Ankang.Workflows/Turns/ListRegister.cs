using System.Collections.Concurrent;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The lists that were published here: what each says, and what is in force for it.</summary>
/// <remarks>Catalogues and calendars are written once under their version; the head names the versions in force and is written last.</remarks>
/// <param name="asksAcknowledgement">已阅 is asked of supervisors: the host serves them a page.</param>
public sealed class ListRegister(ITableStore store, TimeProvider clock, bool asksAcknowledgement = false)
{
    private const string IndexPartition = "lists";
    private const int TextLength = 30_000;
    private const int MostRowsInBatch = 90;
    private static readonly TimeSpan Today = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, (ListInForce List, string ETag, DateTimeOffset ReadAt)> _known = new();
    private Index? _index;

    /// <summary>Publishes a list, or does nothing where it was published with the same head already.</summary>
    /// <exception cref="FaultyFileException">The calendar lacks the list's year.</exception>
    public async Task<ListInForce> PublishAsync(CatalogueFolder folder, WorkCalendar calendar, DateOnly startOn, bool shadow, bool rehearsal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        calendar.WarningFor(folder.Catalogue.List.Year);
        string list = folder.Catalogue.List.Id;
        string calendarVersion = ContentVersion.Of([.. calendar.Days.Select(d => $"{d.Date:O},{d.Name},{d.Kind}")]);
        var head = new ListHead(list, folder.Catalogue.Version, calendarVersion, ContentVersion.Of(folder.UnitsText), startOn, folder.Catalogue.List.ClosesOn, shadow, rehearsal);

        await WriteOnceAsync(StoreTable.Catalogue, $"{list}|{head.CatalogueVersion}", CatalogueRows(folder), cancellation);
        await WriteOnceAsync(StoreTable.Catalogue, $"calendar|{calendarVersion}", calendar.Days.Select(CalendarRow), cancellation);
        await WriteOnceAsync(StoreTable.Directory, DirectoryRows.Partition, DirectoryRows.ToRows(folder.Directory), cancellation);
        await WriteOnceAsync(StoreTable.Control, IndexPartition, [(list, Columns(("title", folder.Catalogue.List.Title)))], cancellation);
        await WriteOnceAsync(StoreTable.Control, list, [(ListHeadRow.Row, ListHeadRow.ToColumns(head))], cancellation);
        _known.TryRemove(list, out _);
        _index = null;
        return await GetAsync(list, cancellation);
    }

    /// <summary>Ids of all published lists; at most a minute old where other processes can write.</summary>
    public async Task<IReadOnlyList<string>> ListsAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_index is { Lists.Count: > 0 } known && store.IsGood(known.ReadAt, now, MemoryAge.Fresh)) return known.Lists;
        var index = new Index([.. (await store.ReadAsync(StoreTable.Control, IndexPartition, null, null, cancellation)).Select(r => r.Row)], now);
        _index = index;
        return index.Lists;
    }

    /// <summary>A list as it is in force; at most a minute old where other processes can write.</summary>
    /// <exception cref="NoSuchListException">No such list was published.</exception>
    public Task<ListInForce> GetAsync(string list, CancellationToken cancellation) => GetAsync(list, MemoryAge.Fresh, cancellation);

    /// <summary>As <see cref="GetAsync(string, CancellationToken)"/>, at most a day old: enough to record what a unit reports.</summary>
    public Task<ListInForce> GetOfTodayAsync(string list, CancellationToken cancellation) => GetAsync(list, Today, cancellation);

    private async Task<ListInForce> GetAsync(string list, TimeSpan oldest, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_known.TryGetValue(list, out var known) && store.IsGood(known.ReadAt, now, oldest)) return known.List;
        StoreRow row = await store.GetAsync(StoreTable.Control, list, ListHeadRow.Row, cancellation)
            ?? throw new NoSuchListException(list);
        ListInForce inForce = known.List is not null && known.ETag == row.ETag ? known.List : await LoadAsync(ListHeadRow.Read(list, row), cancellation);
        _known[list] = (inForce, row.ETag, now);
        return inForce;
    }

    /// <summary>The head as it stands in the store, with what guards the next write of it.</summary>
    public async Task<(ListHead Head, string ETag)> ReadHeadAsync(string list, CancellationToken cancellation)
    {
        StoreRow row = await store.GetAsync(StoreTable.Control, list, ListHeadRow.Row, cancellation) ?? throw new NoSuchListException(list);
        return (ListHeadRow.Read(list, row), row.ETag);
    }

    /// <summary>Writes a head under the ETag of <see cref="ReadHeadAsync"/>, with other rows of the list's Control partition in one batch.</summary>
    /// <returns>False when one of them was changed meanwhile: read again, then decide again.</returns>
    public async Task<bool> TryCommitHeadAsync(ListHead head, string etag, IReadOnlyList<StoreChange> others, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);
        _known.TryRemove(head.List, out _);
        CommitResult result = await store.CommitAsync(
            StoreTable.Control, head.List, [new StoreChange.Replace(ListHeadRow.Row, etag, ListHeadRow.ToColumns(head)), .. others], cancellation);
        return result.Done;
    }

    /// <summary>Writes a changed head under its ETag.</summary>
    /// <returns>False when somebody changed it since it was read here.</returns>
    public async Task<bool> TryReplaceHeadAsync(ListHead head, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);
        await GetAsync(head.List, cancellation);
        string etag = _known[head.List].ETag;
        _known.TryRemove(head.List, out _);
        CommitResult result = await store.CommitAsync(StoreTable.Control, head.List, [new StoreChange.Replace(ListHeadRow.Row, etag, ListHeadRow.ToColumns(head))], cancellation);
        return result.Done;
    }

    private async Task<ListInForce> LoadAsync(ListHead head, CancellationToken cancellation)
    {
        IReadOnlyList<StoreRow> texts = await store.ReadAsync(StoreTable.Catalogue, $"{head.List}|{head.CatalogueVersion}", "text-", "text.", cancellation);
        string Text(string name) => string.Concat(texts.Where(t => t.RequiredText("name") == name).Select(t => t.RequiredText("text")));
        CatalogueFolder folder = CatalogueFolder.Parse(Text(CatalogueFolder.CatalogueName), Text(CatalogueFolder.PublishedName), Text(CatalogueFolder.UnitsName));
        IReadOnlyList<StoreRow> days = await store.ReadAsync(StoreTable.Catalogue, $"calendar|{head.CalendarVersion}", null, null, cancellation);
        var calendar = new WorkCalendar(days.Select(d => new CalendarDay(DateOnly.ParseExact(d.Row, "yyyyMMdd"), d.RequiredText("name"), Enum.Parse<DayKind>(d.RequiredText("kind")))));
        IReadOnlyList<StoreRow> units = await store.ReadAsync(StoreTable.Directory, DirectoryRows.Partition, null, null, cancellation);
        return new ListInForce(head, folder.Catalogue, DirectoryRows.Read(units), calendar) { AsksAcknowledgement = asksAcknowledgement };
    }

    // The texts are what is parsed again; the rows beside them are for a person who looks into the tables.
    private static IEnumerable<(string, IReadOnlyDictionary<string, object>)> CatalogueRows(CatalogueFolder folder)
    {
        int number = 0;
        foreach ((string name, string text) in new[] { (CatalogueFolder.CatalogueName, folder.CatalogueText), (CatalogueFolder.PublishedName, folder.PublishedText), (CatalogueFolder.UnitsName, folder.UnitsText) })
            for (int i = 0; i < text.Length; i += TextLength)
                yield return ($"text-{number++:D3}", Columns(("name", name), ("text", text.Substring(i, Math.Min(TextLength, text.Length - i)))));
        yield return ("list", Columns(("title", folder.Catalogue.List.Title), ("number", folder.Catalogue.List.Number), ("issuer", folder.Catalogue.List.Issuer)));
        LadderPolicy policy = folder.Catalogue.Policy;
        yield return ("policy", Columns(
            ("courtesyDays", policy.CourtesyDays), ("reminderDay", policy.ReminderDay), ("supervisionDay", policy.SupervisionDay),
            ("supervisionGap", policy.SupervisionGap), ("interviewDay", policy.InterviewDay), ("interviewGap", policy.InterviewGap)));
        foreach (Obligation obligation in folder.Catalogue.Obligations)
            yield return (obligation.Id, Columns(
                ("task", obligation.Task), ("title", obligation.Title), ("recurrence", obligation.Recurrence.ToString()),
                ("dueOn", obligation.DueOn.ToString("yyyy-MM-dd")), ("units", obligation.Units), ("source", obligation.Source)));
    }

    // Written in order, so a publication that was cut off goes on where it stopped; rows that are there already stay.
    private async Task WriteOnceAsync(StoreTable table, string partition, IEnumerable<(string Row, IReadOnlyDictionary<string, object> Columns)> rows, CancellationToken cancellation)
    {
        foreach ((string Row, IReadOnlyDictionary<string, object> Columns)[] batch in rows.Chunk(MostRowsInBatch))
        {
            if ((await store.CommitAsync(table, partition, [.. batch.Select(r => new StoreChange.Insert(r.Row, r.Columns))], cancellation)).Done) continue;
            foreach ((string row, IReadOnlyDictionary<string, object> columns) in batch)
                await store.CommitAsync(table, partition, [new StoreChange.Insert(row, columns)], cancellation);
        }
    }

    private static (string, IReadOnlyDictionary<string, object>) CalendarRow(CalendarDay day) =>
        ($"{day.Date:yyyyMMdd}", Columns(("name", day.Name), ("kind", day.Kind.ToString())));

    private static Dictionary<string, object> Columns(params (string Name, object Value)[] columns) => columns.ToDictionary(c => c.Name, c => c.Value);

    private sealed record Index(IReadOnlyList<string> Lists, DateTimeOffset ReadAt);
}
