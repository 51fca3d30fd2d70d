using System.Collections.Concurrent;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The lists that were published here: what each says, and what is in force for it.</summary>
/// <remarks>Catalogues and calendars are written once under their version; the head names the versions in force and is written last.</remarks>
/// <param name="asksAcknowledgement">已阅 is asked of supervisors: the host serves them a page.</param>
public sealed partial class ListRegister(
    ITableStore store,
    DirectoryTable directory,
    ToldTable told,
    RowsSetAside aside,
    TimeProvider clock,
    bool asksAcknowledgement = false
)
{
    private const string IndexPartition = "lists";
    private const int RowsInBatch = 90;
    private static readonly TimeSpan Today = TimeSpan.FromDays(1);
    private readonly CatalogueTexts _texts = new(store, aside);
    private readonly ConcurrentDictionary<string, (ListInForce List, string ETag, DateTimeOffset ReadAt)> _known = new();
    private Index? _index;

    /// <summary>Raised after a list was published or its head changed by this process: whoever waits for its next moment looks again.</summary>
    public event Action? Changed;

    /// <summary>Publishes a list, or does nothing where it was published already.</summary>
    /// <exception cref="ListClosedException">The list was published here and its head is gone: it is not published over what the head said.</exception>
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
        string list = folder.Catalogue.List.Id;
        IReadOnlyList<StoreRow> known = await store.ReadAsync(StoreTable.Control, list, null, null, cancellation);
        bool isNew = known.All(r => r.Row != ListHeadRow.Row);
        if (isNew && known.Count > 0)
            throw HeadGone(list);
        await WriteTextsAsync(folder, calendar, cancellation);
        if (!isNew)
        {
            await WriteIndexAsync(folder.Catalogue.List, cancellation);
        }
        else
        {
            IReadOnlyList<StoreRow> units = await MergeUnitsAsync(folder.Directory, ChinaTime.DateOf(clock.GetUtcNow()), cancellation);
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
            await WriteIndexAsync(folder.Catalogue.List, cancellation);
            await store.CommitAsync(StoreTable.Control, list, [new StoreChange.Insert(ListHeadRow.Row, ListHeadRow.ToColumns(head))], cancellation);
        }

        _known.TryRemove(list, out _);
        _index = null;
        ListInForce published = await GetAsync(list, cancellation);
        Changed?.Invoke();
        return published;
    }

    /// <summary>Applies a directory file to the directory, with what was lost of the lists' published files put back first.</summary>
    /// <param name="day">The first day for which the file holds.</param>
    /// <returns>The rows as they stand after it.</returns>
    public async Task<IReadOnlyList<StoreRow>> MergeUnitsAsync(UnitDirectory file, DateOnly day, CancellationToken cancellation)
    {
        IReadOnlyList<UnitDirectory> published = await PublishedUnitsAsync(cancellation);
        return await directory.WriteAsync(
            rows => rows.Count == 0 ? file : DirectoryMerge.Apply(DirectoryRows.Restored(rows, published), file, day),
            cancellation
        );
    }

    /// <summary>The directory files that were published for all lists that can be understood.</summary>
    public async Task<IReadOnlyList<UnitDirectory>> PublishedUnitsAsync(CancellationToken cancellation)
    {
        var published = new List<UnitDirectory>();
        foreach (ListInForce list in await OpenAsync(cancellation))
            published.AddRange((await EditionsAsync(list.Head, cancellation)).Units);
        return published;
    }

    /// <summary>Writes the list's row of the index where it was lost: it follows from the head.</summary>
    public async Task EnsureIndexedAsync(ListInForce list, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        if ((await ListsAsync(cancellation)).Contains(list.Id))
            return;
        await WriteIndexAsync(list.Catalogue.List, cancellation);
        _index = null;
        aside.Rebuilt(StoreTable.Control, IndexPartition, "*");
    }

    /// <summary>Writes the rows of the index anew that were lost: a list whose head is there, and is in no index, would be served by nobody.</summary>
    public async Task MendIndexAsync(CancellationToken cancellation)
    {
        IReadOnlyList<PartitionRow> heads = await store.ReadAcrossAsync(
            StoreTable.Control,
            "0",
            "{",
            [new RowRange(ListHeadRow.Row, $"{ListHeadRow.Row}~")],
            cancellation
        );
        HashSet<string> known = [.. (await store.ReadAsync(StoreTable.Control, IndexPartition, null, null, cancellation)).Select(r => r.Row)];
        foreach (string list in heads.Select(h => h.Partition).Where(l => !known.Contains(l)))
        {
            aside.Add(
                new DamagedRow(StoreTable.Control, IndexPartition, list, "The row of the index is gone; it is written anew from the list's head.")
            );
            // The title is for people who look into the table; the next publication says it again.
            await store.CommitAsync(
                StoreTable.Control,
                IndexPartition,
                [new StoreChange.Insert(list, new Dictionary<string, object> { ["title"] = list })],
                cancellation
            );
            aside.Rebuilt(StoreTable.Control, IndexPartition, list);
            _index = null;
        }
    }

    /// <summary>Writes a catalogue and a calendar under their versions, before a head names them.</summary>
    public async Task WriteTextsAsync(CatalogueFolder folder, WorkCalendar calendar, CancellationToken cancellation)
    {
        await _texts.WriteAsync(folder, cancellation);
        await _texts.WriteAsync(calendar, cancellation);
    }

    /// <summary>Writes a directory file under its version, before a change names it.</summary>
    public Task<string> WriteUnitsAsync(string unitsText, CancellationToken cancellation) => _texts.WriteUnitsAsync(unitsText, cancellation);

    /// <summary>A calendar that was or is in force.</summary>
    public Task<WorkCalendar> CalendarAsync(string version, CancellationToken cancellation) => _texts.ReadCalendarAsync(version, cancellation);

    /// <summary>A directory file that a change applies.</summary>
    public Task<UnitDirectory> UnitsAsync(string version, CancellationToken cancellation) => _texts.ReadUnitsAsync(version, cancellation);

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
        // A directory is written with the first list: where there is one and no list, the index is gone.
        if (index.Lists.Count == 0 && (await directory.ReadAsync(cancellation)).Count > 0)
            aside.Add(
                new DamagedRow(
                    StoreTable.Control,
                    IndexPartition,
                    "*",
                    "The index of the lists is gone, and the directory is there. Start once with --list and the folder of each list: its head is found again."
                )
            );
        else
            aside.Forget(StoreTable.Control, IndexPartition, "*");
        return index.Lists;
    }

    /// <summary>Every list that can be understood; a closed one is left out, and stands among the rows set aside.</summary>
    public async Task<IReadOnlyList<ListInForce>> OpenAsync(CancellationToken cancellation)
    {
        var open = new List<ListInForce>();
        foreach (string id in await ListsAsync(cancellation))
        {
            try
            {
                open.Add(await GetAsync(id, cancellation));
            }
            catch (Exception e) when (e is NoSuchListException or ListClosedException)
            {
                // Its publication is under way or was cut off; or it is closed.
            }
        }

        return open;
    }

    /// <summary>A list as it is in force; at most a minute old where other processes can write.</summary>
    /// <exception cref="NoSuchListException">No such list was published.</exception>
    /// <exception cref="ListClosedException">A row without which it cannot be understood is damaged.</exception>
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

    /// <summary>
    /// As <see cref="GetAsync(string, CancellationToken)"/>, at most a day old, and so is who was told of what: enough to record what a unit
    /// reports. What is sent rests on newer ones.
    /// </summary>
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
    ) =>
        new ListInForce(head, [.. list.Editions, EditionOf(change, catalogue)], units, calendar)
        {
            AsksAcknowledgement = list.AsksAcknowledgement,
        }.With(list.Told);

    /// <summary>The changes of a list, oldest first.</summary>
    public async Task<IReadOnlyList<ListChange>> ChangesAsync(string list, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, list, ListChangeRow.First, ListChangeRow.Past, cancellation)).Select(r =>
                aside.Require(StoreTable.Control, list, r, c => ListChangeRow.Read(c, ""))
            ),
        ];

    private async Task<ListInForce> GetAsync(string list, TimeSpan oldest, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_known.TryGetValue(list, out var known) && store.IsGood(known.ReadAt, now, oldest))
            return await told.JoinAsync(known.List, oldest, cancellation);
        (ListHead head, string etag) = await ReadHeadAsync(list, cancellation);
        ListInForce inForce;
        try
        {
            inForce = known.List is not null && known.ETag == etag ? known.List : await LoadAsync(head, cancellation);
        }
        catch (DamagedRowException e)
        {
            throw new ListClosedException(list, e.Row, e);
        }

        _known[list] = (inForce, etag, now);
        return await told.JoinAsync(inForce, oldest, cancellation);
    }

    private async Task WriteIndexAsync(TaskList list, CancellationToken cancellation) =>
        await store.CommitAsync(
            StoreTable.Control,
            IndexPartition,
            [new StoreChange.Insert(list.Id, new Dictionary<string, object> { ["title"] = list.Title })],
            cancellation
        );

    private async Task<ListInForce> LoadAsync(ListHead head, CancellationToken cancellation)
    {
        (IReadOnlyList<ListEdition> editions, IReadOnlyList<UnitDirectory> units) = await EditionsAsync(head, cancellation);
        int accidents = (await store.ReadAsync(StoreTable.Control, head.List, ListHeadRow.Accidents, "accident}", cancellation)).Count;
        await EnsureCountedAsync(head, "accidents", ListHeadRow.Accidents, h => h.Accidents, accidents, cancellation);
        return new ListInForce(
            head,
            editions,
            await directory.ReadAsync(units, cancellation),
            await _texts.ReadCalendarAsync(head.CalendarVersion, cancellation)
        )
        {
            AsksAcknowledgement = asksAcknowledgement,
        };
    }

    // What was published for the list, oldest first: its catalogues, and the directory files.
    private async Task<(IReadOnlyList<ListEdition> Editions, IReadOnlyList<UnitDirectory> Units)> EditionsAsync(
        ListHead head,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<ListChange> changes = await ChangesAsync(head.List, cancellation);
        await EnsureCountedAsync(head, "changes", ListChangeRow.First, h => h.Changes, changes.Count, cancellation);
        changes = [.. changes.Take(head.Changes)];
        string first = changes.Count == 0 ? head.CatalogueVersion : changes[0].CatalogueBefore;
        CatalogueFolder folder = await _texts.ReadAsync(head.List, first, cancellation);
        var editions = new List<ListEdition> { new(0, folder.Catalogue, head.StartOn, "", false) };
        var units = new List<UnitDirectory> { folder.Directory };
        foreach (ListChange change in changes)
        {
            editions.Add(EditionOf(change, (await _texts.ReadAsync(head.List, change.CatalogueAfter, cancellation)).Catalogue));
            if (change.UnitsText is { } text)
                units.Add(await UnitsAsync(text, cancellation));
        }

        return (editions, units);
    }

    // The head counts what is written in one batch with it: another number is damage, unless both were written since the head was read.
    private async Task EnsureCountedAsync(
        ListHead head,
        string column,
        string rows,
        Func<ListHead, int> count,
        int there,
        CancellationToken cancellation
    )
    {
        if (there == count(head) || (there > count(head) && there == count((await ReadHeadAsync(head.List, cancellation)).Head)))
            return;
        throw Missing(
            new DamagedRow(
                StoreTable.Control,
                head.List,
                rows,
                $"The list's head counts {count(head)} {column}, and {there} are there; put back a backup, or set the head's column '{column}' to {there}."
            )
        );
    }

    private DamagedRowException Missing(DamagedRow row)
    {
        aside.Add(row);
        return new DamagedRowException(row);
    }

    private static ListEdition EditionOf(ListChange change, YearCatalogue catalogue) =>
        new(change.Number, catalogue, change.On, change.Note, change.PolicyForOpen) { By = change.By };

    private sealed record Index(IReadOnlyList<string> Lists, DateTimeOffset ReadAt);
}
