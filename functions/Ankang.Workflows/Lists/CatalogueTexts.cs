using System.Collections.Concurrent;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The Catalogue table: catalogues and holiday calendars, each written once under its version and never changed.</summary>
internal sealed class CatalogueTexts(ITableStore store)
{
    private const int TextLength = 30_000;
    private const int MostRowsInBatch = 90;
    private readonly ConcurrentDictionary<(string List, string Version), CatalogueFolder> _folders = new();
    private readonly ConcurrentDictionary<string, WorkCalendar> _calendars = new();

    public Task WriteAsync(CatalogueFolder folder, CancellationToken cancellation) =>
        WriteOnceAsync($"{folder.Catalogue.List.Id}|{folder.Catalogue.Version}", Rows(folder), cancellation);

    public Task WriteAsync(WorkCalendar calendar, CancellationToken cancellation) =>
        WriteOnceAsync(
            $"calendar|{calendar.Version}",
            calendar.Days.Select(d => ($"{d.Date:yyyyMMdd}", Columns(("name", d.Name), ("kind", d.Kind.ToString())))),
            cancellation
        );

    public async Task<CatalogueFolder> ReadAsync(string list, string version, CancellationToken cancellation)
    {
        if (_folders.TryGetValue((list, version), out CatalogueFolder? known))
            return known;
        IReadOnlyList<StoreRow> texts = await store.ReadAsync(StoreTable.Catalogue, $"{list}|{version}", "text-", "text.", cancellation);
        string Text(string name) => string.Concat(texts.Where(t => t.RequiredText("name") == name).Select(t => t.RequiredText("text")));
        return _folders[(list, version)] = CatalogueFolder.Parse(
            Text(CatalogueFolder.CatalogueName),
            Text(CatalogueFolder.PublishedName),
            Text(CatalogueFolder.UnitsName)
        );
    }

    public async Task<WorkCalendar> ReadCalendarAsync(string version, CancellationToken cancellation)
    {
        if (_calendars.TryGetValue(version, out WorkCalendar? known))
            return known;
        IReadOnlyList<StoreRow> days = await store.ReadAsync(StoreTable.Catalogue, $"calendar|{version}", null, null, cancellation);
        return _calendars[version] = new WorkCalendar(
            days.Select(d => new CalendarDay(
                DateOnly.ParseExact(d.Row, "yyyyMMdd"),
                d.RequiredText("name"),
                Enum.Parse<DayKind>(d.RequiredText("kind"))
            ))
        );
    }

    /// <returns>The version under which it stands.</returns>
    public async Task<string> WriteUnitsAsync(string text, CancellationToken cancellation)
    {
        string version = ContentVersion.Of(text);
        await WriteOnceAsync($"units|{version}", Pieces(CatalogueFolder.UnitsName, text, 0), cancellation);
        return version;
    }

    public async Task<string> ReadUnitsAsync(string version, CancellationToken cancellation) =>
        string.Concat(
            (await store.ReadAsync(StoreTable.Catalogue, $"units|{version}", null, null, cancellation)).Select(t => t.RequiredText("text"))
        );

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

    // Written in order, so a publication that was cut off goes on where it stopped; rows that are there already stay.
    private async Task WriteOnceAsync(
        string partition,
        IEnumerable<(string Row, Dictionary<string, object> Columns)> rows,
        CancellationToken cancellation
    )
    {
        foreach ((string Row, Dictionary<string, object> Columns)[] batch in rows.Chunk(MostRowsInBatch))
        {
            if (
                (
                    await store.CommitAsync(
                        StoreTable.Catalogue,
                        partition,
                        [.. batch.Select(r => new StoreChange.Insert(r.Row, r.Columns))],
                        cancellation
                    )
                ).Done
            )
                continue;
            foreach ((string row, Dictionary<string, object> columns) in batch)
                await store.CommitAsync(StoreTable.Catalogue, partition, [new StoreChange.Insert(row, columns)], cancellation);
        }
    }

    private static Dictionary<string, object> Columns(params (string Name, object Value)[] columns) =>
        columns.ToDictionary(c => c.Name, c => c.Value);
}
