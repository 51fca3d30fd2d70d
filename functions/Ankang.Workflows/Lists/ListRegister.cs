using System.Collections.Concurrent;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The lists that were published here: what each says, and what is in force for it.</summary>
/// <remarks>Catalogues and calendars are written once under their version; the head names the versions in force and is written last.</remarks>
/// <param name="asksAcknowledgement">已阅 is asked of supervisors: the host serves them a page.</param>
public sealed class ListRegister(ITableStore store, DirectoryTable directory, TimeProvider clock, bool asksAcknowledgement = false)
{
    private const string IndexPartition = "lists";
    private static readonly TimeSpan Today = TimeSpan.FromDays(1);
    private readonly CatalogueTexts _texts = new(store);
    private readonly ConcurrentDictionary<string, (ListInForce List, string ETag, DateTimeOffset ReadAt)> _known = new();
    private Index? _index;

    /// <summary>Raised after a list was published or its head changed by this process: whoever waits for its next moment looks again.</summary>
    public event Action? Changed;

    /// <summary>Publishes a list, or does nothing where it was published already.</summary>
    /// <exception cref="FaultyFileException">The calendar lacks the list's year.</exception>
    public async Task<ListInForce> PublishAsync(
        CatalogueFolder folder,
        WorkCalendar calendar,
        DateOnly startOn,
        bool shadow,
        bool rehearsal,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(folder);
        CalendarCoverage.WarningFor(calendar, folder.Catalogue.List.Year);
        string list = folder.Catalogue.List.Id;
        await WriteTextsAsync(folder, calendar, cancellation);
        if (await store.GetAsync(StoreTable.Control, list, ListHeadRow.Row, cancellation) is null)
        {
            DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
            IReadOnlyList<StoreRow> units = await directory.WriteAsync(
                rows => rows.Count == 0 ? folder.Directory : DirectoryMerge.Apply(DirectoryRows.Read(rows), folder.Directory, today),
                cancellation
            );
            var head = new ListHead(
                list,
                folder.Catalogue.Version,
                calendar.Version,
                DirectoryRows.VersionOf(units),
                startOn,
                folder.Catalogue.List.ClosesOn,
                shadow,
                rehearsal
            );
            await store.CommitAsync(
                StoreTable.Control,
                IndexPartition,
                [new StoreChange.Insert(list, new Dictionary<string, object> { ["title"] = folder.Catalogue.List.Title })],
                cancellation
            );
            await store.CommitAsync(StoreTable.Control, list, [new StoreChange.Insert(ListHeadRow.Row, ListHeadRow.ToColumns(head))], cancellation);
        }

        _known.TryRemove(list, out _);
        _index = null;
        ListInForce published = await GetAsync(list, cancellation);
        Changed?.Invoke();
        return published;
    }

    /// <summary>Writes a catalogue and a calendar under their versions, before a head names them.</summary>
    public async Task WriteTextsAsync(CatalogueFolder folder, WorkCalendar calendar, CancellationToken cancellation)
    {
        await _texts.WriteAsync(folder, cancellation);
        await _texts.WriteAsync(calendar, cancellation);
    }

    /// <summary>Writes a directory file under its version, before a change names it.</summary>
    public Task<string> WriteUnitsAsync(string unitsText, CancellationToken cancellation) => _texts.WriteUnitsAsync(unitsText, cancellation);

    /// <summary>A directory file that a change applies.</summary>
    public async Task<UnitDirectory> UnitsAsync(string version, CancellationToken cancellation) =>
        DirectoryReader.Parse(await _texts.ReadUnitsAsync(version, cancellation), CatalogueFolder.UnitsName);

    /// <summary>A published version of a list, with its texts.</summary>
    public Task<CatalogueFolder> FolderAsync(string list, string version, CancellationToken cancellation) =>
        _texts.ReadAsync(list, version, cancellation);

    /// <summary>Ids of all published lists; at most a minute old where other processes can write.</summary>
    public async Task<IReadOnlyList<string>> ListsAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_index is { Lists.Count: > 0 } known && store.IsGood(known.ReadAt, now, MemoryAge.Fresh))
            return known.Lists;
        var index = new Index([.. (await store.ReadAsync(StoreTable.Control, IndexPartition, null, null, cancellation)).Select(r => r.Row)], now);
        _index = index;
        return index.Lists;
    }

    /// <summary>A list as it is in force; at most a minute old where other processes can write.</summary>
    /// <exception cref="NoSuchListException">No such list was published.</exception>
    public Task<ListInForce> GetAsync(string list, CancellationToken cancellation) => GetAsync(list, MemoryAge.Fresh, cancellation);

    /// <summary>As <see cref="GetAsync(string, CancellationToken)"/>; null where no such list was published, or its publication was cut off.</summary>
    public async Task<ListInForce?> FindAsync(string list, CancellationToken cancellation)
    {
        try
        {
            return await GetAsync(list, cancellation);
        }
        catch (NoSuchListException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="GetAsync(string, CancellationToken)"/>, at most a day old: enough to record what a unit reports.</summary>
    public Task<ListInForce> GetOfTodayAsync(string list, CancellationToken cancellation) => GetAsync(list, Today, cancellation);

    /// <summary>Reads a list again whatever memory holds of it, its directory too.</summary>
    public Task<ListInForce> RereadAsync(string list, CancellationToken cancellation)
    {
        Forget(list);
        return GetAsync(list, cancellation);
    }

    /// <summary>Forgets what memory holds of a list.</summary>
    public void Forget(string list) => _known.TryRemove(list, out _);

    /// <summary>The list with other versions than those in force, as it would be after a change; nothing is written.</summary>
    public static ListInForce After(
        ListInForce list,
        ListHead head,
        ListChange change,
        YearCatalogue catalogue,
        UnitDirectory units,
        WorkCalendar calendar
    ) => new(head, [.. list.Editions, EditionOf(change, catalogue)], units, calendar) { AsksAcknowledgement = list.AsksAcknowledgement };

    /// <summary>The changes of a list, oldest first.</summary>
    public async Task<IReadOnlyList<ListChange>> ChangesAsync(string list, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, list, ListChangeRow.First, ListChangeRow.Past, cancellation)).Select(r =>
                ListChangeRow.Read(r, "")
            ),
        ];

    /// <summary>Writes a changed head under its ETag, with the change that it records.</summary>
    /// <returns>False when somebody changed it since it was read here.</returns>
    public async Task<bool> TryReplaceHeadAsync(ListHead head, CancellationToken cancellation, ListChange? change = null)
    {
        ArgumentNullException.ThrowIfNull(head);
        await GetAsync(head.List, cancellation);
        string etag = _known[head.List].ETag;
        _known.TryRemove(head.List, out _);
        var changes = new List<StoreChange> { new StoreChange.Replace(ListHeadRow.Row, etag, ListHeadRow.ToColumns(head)) };
        if (change is not null)
            changes.Add(ListChangeRow.Insert(change));
        bool done = (await store.CommitAsync(StoreTable.Control, head.List, changes, cancellation)).Done;
        Changed?.Invoke();
        return done;
    }

    private async Task<ListInForce> GetAsync(string list, TimeSpan oldest, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_known.TryGetValue(list, out var known) && store.IsGood(known.ReadAt, now, oldest))
            return known.List;
        StoreRow row = await store.GetAsync(StoreTable.Control, list, ListHeadRow.Row, cancellation) ?? throw new NoSuchListException(list);
        ListInForce inForce =
            known.List is not null && known.ETag == row.ETag ? known.List : await LoadAsync(ListHeadRow.Read(list, row), cancellation);
        _known[list] = (inForce, row.ETag, now);
        return inForce;
    }

    /// <summary>The head as it stands in the store, with what guards the next write of it.</summary>
    public async Task<(ListHead Head, string ETag)> ReadHeadAsync(string list, CancellationToken cancellation)
    {
        StoreRow row = await store.GetAsync(StoreTable.Control, list, ListHeadRow.Row, cancellation) ?? throw new NoSuchListException(list);
        return (ListHeadRow.Read(list, row), row.ETag);
    }

    /// <summary>Changes a head under its ETag.</summary>
    /// <param name="decide">Answers what is to be said, and the head to be written; no head where nothing is. Asked again after a lost race.</param>
    /// <exception cref="StoreUnavailableException">Every attempt lost the race; send the request again.</exception>
    public Task<T> UpdateHeadAsync<T>(string list, Func<ListHead, Task<(T Answer, ListHead? Head)>> decide, CancellationToken cancellation)
        where T : class => CompareAndSwap.UpdateAsync<T>($"The head of list {list}", async () =>
        {
            (ListHead head, string etag) = await ReadHeadAsync(list, cancellation);
            (T answer, ListHead? after) = await decide(head);
            return after is null || await TryCommitHeadAsync(after, etag, [], cancellation) ? answer : null;
        });

    /// <summary>Writes a head under the ETag of <see cref="ReadHeadAsync"/>, with other rows of the list's Control partition in one batch.</summary>
    /// <returns>False when one of them was changed meanwhile: read again, then decide again.</returns>
    public async Task<bool> TryCommitHeadAsync(ListHead head, string etag, IReadOnlyList<StoreChange> others, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);
        _known.TryRemove(head.List, out _);
        CommitResult result = await store.CommitAsync(
            StoreTable.Control,
            head.List,
            [new StoreChange.Replace(ListHeadRow.Row, etag, ListHeadRow.ToColumns(head)), .. others],
            cancellation
        );
        Changed?.Invoke();
        return result.Done;
    }

    private async Task<ListInForce> LoadAsync(ListHead head, CancellationToken cancellation)
    {
        IReadOnlyList<ListChange> changes = head.Changes == 0 ? [] : await ChangesAsync(head.List, cancellation);
        string first = changes.Count == 0 ? head.CatalogueVersion : changes[0].CatalogueBefore;
        var editions = new List<ListEdition> { new(0, (await _texts.ReadAsync(head.List, first, cancellation)).Catalogue, head.StartOn, "", false) };
        foreach (ListChange change in changes)
            editions.Add(EditionOf(change, (await _texts.ReadAsync(head.List, change.CatalogueAfter, cancellation)).Catalogue));
        return new ListInForce(
            head,
            editions,
            DirectoryRows.Read(await directory.ReadAsync(cancellation)),
            await _texts.ReadCalendarAsync(head.CalendarVersion, cancellation)
        )
        {
            AsksAcknowledgement = asksAcknowledgement,
        };
    }

    private static ListEdition EditionOf(ListChange change, YearCatalogue catalogue) =>
        new(change.Number, catalogue, change.On, change.Note, change.PolicyForOpen);

    private sealed record Index(IReadOnlyList<string> Lists, DateTimeOffset ReadAt);
}
