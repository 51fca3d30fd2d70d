using System.Collections.Concurrent;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The Catalogue table: catalogues and holiday calendars, each written once under its version and never changed.</summary>
internal sealed class CatalogueTexts(ITableStore store, RowsSetAside aside)
{
    private const int TextLength = 30_000;
    private const int MostRowsInBatch = 100;
    private readonly ConcurrentDictionary<(string List, string Version), CatalogueFolder> _folders = new();
    private readonly ConcurrentDictionary<string, WorkCalendar> _calendars = new();
    private readonly ConcurrentDictionary<string, UnitDirectory> _units = new();

    public Task WriteAsync(CatalogueFolder folder, CancellationToken cancellation) =>
        WriteOnceAsync($"{folder.Catalogue.List.Id}|{folder.Catalogue.Version}", Rows(folder), cancellation);

    public Task WriteAsync(WorkCalendar calendar, CancellationToken cancellation) =>
        WriteOnceAsync(
            $"calendar|{calendar.Version}",
            calendar.Days.Select(d => ($"{d.Date:yyyyMMdd}", Columns(("name", d.Name), ("kind", d.Kind.ToString())))),
            cancellation
        );

    /// <exception cref="DamagedRowException">The texts are not there, or not those that the version names.</exception>
    public async Task<CatalogueFolder> ReadAsync(string list, string version, CancellationToken cancellation)
    {
        if (_folders.TryGetValue((list, version), out CatalogueFolder? known))
            return known;
        string partition = $"{list}|{version}";
        IReadOnlyList<StoreRow> texts = await store.ReadAsync(StoreTable.Catalogue, partition, "text-", "text.", cancellation);
        string Text(string name) => string.Concat(texts.Where(t => t.RequiredText("name") == name).Select(t => t.RequiredText("text")));
        return _folders[(list, version)] = Whole(
            partition,
            $"version {version} of the catalogue",
            texts,
            () =>
                CatalogueFolder.Parse(
                    Text(CatalogueFolder.CatalogueName),
                    Text(CatalogueFolder.PublishedName),
                    Text(CatalogueFolder.UnitsName),
                    texts.Any(t => t.RequiredText("name") == CatalogueFolder.AssessmentName) ? Text(CatalogueFolder.AssessmentName) : null
                ),
            folder => folder.Catalogue.Version == version
        );
    }

    /// <exception cref="DamagedRowException">The days are not there, or not those that the version names: an empty calendar is never made up.</exception>
    public async Task<WorkCalendar> ReadCalendarAsync(string version, CancellationToken cancellation)
    {
        if (_calendars.TryGetValue(version, out WorkCalendar? known))
            return known;
        string partition = $"calendar|{version}";
        IReadOnlyList<StoreRow> days = await store.ReadAsync(StoreTable.Catalogue, partition, null, null, cancellation);
        return _calendars[version] = Whole(
            partition,
            $"version {version} of the calendar",
            days,
            () =>
                new WorkCalendar(
                    days.Select(d => new CalendarDay(DateOnly.ParseExact(d.Row, "yyyyMMdd"), d.RequiredText("name"), d.Named<DayKind>("kind")))
                ),
            calendar => calendar.Version == version
        );
    }

    // Written once and named by its content: whatever else stands there is damage, and which row it is in is told where it can be.
    private T Whole<T>(string partition, string what, IReadOnlyList<StoreRow> rows, Func<T> read, Func<T, bool> isOfVersion)
    {
        string why = $"Of {what} nothing is there";
        Exception? cause = null;
        try
        {
            if (rows.Count > 0)
            {
                T value = read();
                if (isOfVersion(value))
                {
                    aside.Keep(StoreTable.Catalogue, partition, null, null, []);
                    return value;
                }

                why = $"Rows of {what} are missing, or are not as they were published";
            }
        }
        catch (Exception e) when (DamagedRow.IsCause(e) || e is FaultyFileException)
        {
            (cause, why) = (e, $"{char.ToUpperInvariant(what[0])}{what[1..]} cannot be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }

        var damage = new DamagedRow(
            StoreTable.Catalogue,
            partition,
            rows.FirstOrDefault(r => r.Fault is not null)?.Row ?? "*",
            $"{why}; nothing is sent that rests on it. 'repair' with the folder that was published writes it anew; else put back a backup."
        );
        aside.Add(damage);
        throw new DamagedRowException(damage, cause);
    }

    /// <returns>The version under which it stands.</returns>
    public async Task<string> WriteUnitsAsync(string text, CancellationToken cancellation)
    {
        string version = ContentVersion.Of(text);
        await WriteOnceAsync($"units|{version}", Pieces(CatalogueFolder.UnitsName, text, 0), cancellation);
        return version;
    }

    /// <exception cref="DamagedRowException">The text is not there, or not the one that the version names.</exception>
    public async Task<UnitDirectory> ReadUnitsAsync(string version, CancellationToken cancellation)
    {
        if (_units.TryGetValue(version, out UnitDirectory? known))
            return known;
        string partition = $"units|{version}";
        IReadOnlyList<StoreRow> pieces = await store.ReadAsync(StoreTable.Catalogue, partition, null, null, cancellation);
        string text = Whole(
            partition,
            $"version {version} of the directory file",
            pieces,
            () => string.Concat(pieces.Select(t => t.RequiredText("text"))),
            t => ContentVersion.Of(t) == version
        );
        return _units[version] = DirectoryReader.Parse(text, CatalogueFolder.UnitsName);
    }

    private static IEnumerable<(string, Dictionary<string, object>)> Pieces(string name, string text, int number)
    {
        for (int i = 0; i < text.Length; i += TextLength)
            yield return ($"text-{number++:D3}", Columns(("name", name), ("text", text.Substring(i, Math.Min(TextLength, text.Length - i)))));
    }

    // The texts are what is parsed again; the rows beside them are for a person who looks into the tables.
    private static IEnumerable<(string, Dictionary<string, object>)> Rows(CatalogueFolder folder)
    {
        int number = 0;
        foreach (
            (string name, string text) in new[]
            {
                (CatalogueFolder.CatalogueName, folder.CatalogueText),
                (CatalogueFolder.PublishedName, folder.PublishedText),
                (CatalogueFolder.UnitsName, folder.UnitsText),
                (CatalogueFolder.AssessmentName, folder.AssessmentText ?? ""),
            }
        )
        foreach ((string, Dictionary<string, object>) piece in Pieces(name, text, number))
        {
            number++;
            yield return piece;
        }

        yield return (
            "list",
            Columns(("title", folder.Catalogue.List.Title), ("number", folder.Catalogue.List.Number), ("issuer", folder.Catalogue.List.Issuer))
        );
        LadderPolicy policy = folder.Catalogue.Policy;
        yield return (
            "policy",
            Columns(
                ("courtesyDays", policy.CourtesyDays),
                ("reminderDay", policy.ReminderDay),
                ("supervisionDay", policy.SupervisionDay),
                ("supervisionGap", policy.SupervisionGap),
                ("interviewDay", policy.InterviewDay),
                ("interviewGap", policy.InterviewGap)
            )
        );
        foreach (Obligation obligation in folder.Catalogue.Obligations)
            yield return (
                obligation.Id,
                Columns(
                    ("task", obligation.Task),
                    ("title", obligation.Title),
                    ("recurrence", obligation.Recurrence.ToString()),
                    ("dueOn", obligation.DueOn.ToString("yyyy-MM-dd")),
                    ("units", obligation.Units),
                    ("source", obligation.Source)
                )
            );
    }

    // Written in order, so a publication that was cut off goes on where it stopped. What is there already stays, unless it
    // is damaged: the version names the content, so what a row should say is known.
    private async Task WriteOnceAsync(
        string partition,
        IEnumerable<(string Row, Dictionary<string, object> Columns)> rows,
        CancellationToken cancellation
    )
    {
        foreach ((string Row, Dictionary<string, object> Columns)[] batch in rows.Chunk(MostRowsInBatch))
        {
            StoreChange[] inserts = [.. batch.Select(r => new StoreChange.Insert(r.Row, r.Columns))];
            if ((await store.CommitAsync(StoreTable.Catalogue, partition, inserts, cancellation)).Done)
                continue;
            Dictionary<string, StoreRow> there = (await store.ReadAsync(StoreTable.Catalogue, partition, null, null, cancellation)).ToDictionary(r =>
                r.Row
            );
            StoreChange[] missing = [.. batch.Select(r => Missing(there.GetValueOrDefault(r.Row), r.Row, r.Columns)).OfType<StoreChange>()];
            if (missing.Length > 0)
                await store.CommitAsync(StoreTable.Catalogue, partition, missing, cancellation);
        }
    }

    private static StoreChange? Missing(StoreRow? there, string row, Dictionary<string, object> columns) =>
        there is null ? new StoreChange.Insert(row, columns)
        : there.Fault is not null || columns.Any(c => !there.Columns.TryGetValue(c.Key, out object? value) || !value.Equals(c.Value))
            ? new StoreChange.Replace(row, there.ETag, columns)
        : null;

    private static Dictionary<string, object> Columns(params (string Name, object Value)[] columns) =>
        columns.ToDictionary(c => c.Name, c => c.Value);
}
