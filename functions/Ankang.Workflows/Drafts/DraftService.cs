using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Drafts;

/// <summary>Drafts of lists: made from a published document or from a list that runs, corrected, and kept until they are published.</summary>
public sealed partial class DraftService
{
    private const int MostLines = 300;
    private readonly DraftTable _table;
    private readonly ListRegister _register;
    private readonly DirectoryTable _directory;
    private readonly TimeProvider _clock;
    private readonly DocumentReading _reading;

    internal DraftService(DraftTable table, ListRegister register, DirectoryTable directory, TimeProvider clock, DocumentReading? reading) =>
        (_table, _register, _directory, _clock, _reading) = (table, register, directory, clock, reading ?? ReadHereAsync);

    /// <summary>All drafts without their texts, newest first.</summary>
    public Task<IReadOnlyList<ListDraft>> AllAsync(CancellationToken cancellation) => _table.AllAsync(cancellation);

    /// <returns>Null when there is no such draft.</returns>
    public Task<ListDraft?> FindAsync(string id, CancellationToken cancellation) => _table.FindAsync(id, cancellation);

    /// <summary>A draft of what was uploaded: a published document, or the files of a list's folder; holiday calendars beside either.</summary>
    /// <param name="year">Of the list, where the document does not say it.</param>
    /// <param name="request">Names the upload: sent twice, it makes one draft.</param>
    /// <exception cref="FaultyFileException">With every fault of the files; nothing was written.</exception>
    public async Task<ListDraft> ImportAsync(IReadOnlyList<DraftFile> files, int? year, Actor who, string request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        string? Given(string name) =>
            files.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } file ? file.Text() : null;
        SubmittedFile[] holidays = [.. files.Where(f => f.IsCalendar).Select(f => new SubmittedFile(f.Name, f.Text()))];
        HolidayFile.Join([.. holidays.Select(h => (h.Name, h.Text))]);
        string units = Given(CatalogueFolder.UnitsName) ?? await KnownUnitsAsync(cancellation) ?? "";
        DraftFile[] documents = [.. files.Where(f => !f.IsCalendar && !f.IsPartOfFolder)];
        ListDraft draft = New(request, who, string.Join('、', files.Select(f => f.Name)));
        if (Given(CatalogueFolder.CatalogueName) is { } catalogue && Given(CatalogueFolder.PublishedName) is { } published)
        {
            if (documents.Length > 0)
                throw TooMany(documents[0]);
            draft = draft with
            {
                Catalogue = catalogue,
                Published = published,
                Units = units,
                Assessment = Given(CatalogueFolder.AssessmentName) ?? "",
            };
        }
        else
        {
            // published.txt alone is a list as published, as any other document.
            DraftFile document = documents
                .Concat(files.Where(f => f.Name.Equals(CatalogueFolder.PublishedName, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault()
                ?? throw new FaultyFileException([
                    new(
                        files[0].Name,
                        1,
                        "no list was handed in",
                        "a list as text, HTML, docx, xlsx, xls, odt or PDF, or catalogue.yaml with published.txt",
                        "Choose the file of the list as well"
                    ),
                ]);
            if (documents.Length > 1)
                throw TooMany(documents[1]);
            draft = DraftReading.With(draft, await _reading(DocumentQuestion.Of(document, year, units.Length > 0 ? units : null), cancellation));
        }

        // What was read is kept, whether or not the person still waits.
        return await AddAsync(draft with { Holidays = [.. holidays] }, $"上传：{draft.Source}", CancellationToken.None);
    }

    /// <summary>A draft of what is in force, to be corrected and applied: its catalogue, and the directory as it stands.</summary>
    public async Task<ListDraft> OfRunningAsync(ListInForce list, Actor who, string request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        CatalogueFolder folder = await _register.FolderAsync(list.Id, list.Head.CatalogueVersion, cancellation);
        string units = await KnownUnitsAsync(cancellation) ?? folder.UnitsText;
        return await AddAsync(
            New(request, who, list.Catalogue.List.Title) with
            {
                Catalogue = folder.CatalogueText,
                Published = folder.PublishedText,
                Units = units,
            },
            "由现行目录起草",
            cancellation
        );
    }

    /// <summary>A draft of the next year's list, made of what is in force as <c>new-year</c> makes it.</summary>
    /// <exception cref="FaultyFileException">The texts of the list cannot be carried on so; nothing was written.</exception>
    public async Task<ListDraft> OfNextYearAsync(ListInForce list, Actor who, string request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        CatalogueFolder folder = await _register.FolderAsync(list.Id, list.Head.CatalogueVersion, cancellation);
        int year = list.Catalogue.List.Year + 1;
        NextYear next = NextYear.Draft(folder, year, list.Calendar);
        return await AddAsync(
            New(request, who, $"{list.Catalogue.List.Year}年清单") with
            {
                Catalogue = next.Catalogue,
                Published = next.Published,
                Units = await KnownUnitsAsync(cancellation) ?? next.Units,
                Assessment = folder.AssessmentText ?? "",
            },
            $"由{list.Catalogue.List.Year}年清单起草{year}年清单",
            cancellation
        );
    }

    public Task<Result<ListDraft>> ChangeListAsync(string id, string version, Actor who, ListEdit edit, CancellationToken cancellation) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, folder) =>
            {
                ListEdit before = ListEdit.Of(folder.Catalogue);
                // What the document did not say was drafted in both texts, and is corrected in both.
                string published = draft.Published;
                IReadOnlyList<string> notes = DraftMarks.NotesIn(draft.Catalogue);
                foreach ((string was, string now) in new[] { (before.Number, edit.Number), (before.Title, edit.Title), (before.Issuer, edit.Issuer) })
                    if (
                        was != now
                        && now.Length > 0
                        && !published.Contains(now, StringComparison.Ordinal)
                        && notes.Any(n => n.Contains($"“{was}” is taken", StringComparison.Ordinal))
                    )
                        published = published.Replace(was, now, StringComparison.Ordinal);
                if (edit.Check(published, folder.Directory) is { Count: > 0 } errors)
                    return (draft, errors, "");
                var text = new CatalogueText(draft.Catalogue);
                text.SetHead("list", edit.ListValues());
                text.SetHead("office", edit.OfficeValues());
                return (draft with { Catalogue = text.ToString(), Published = published, Title = edit.Title }, [], "更正清单信息");
            },
            cancellation
        );

    /// <summary>Changes the directory: a unit, a group, or the contacts of several.</summary>
    /// <param name="change">Pure; says what is wrong, or the directory after it and the line for the record.</param>
    public Task<Result<ListDraft>> ChangeUnitsAsync(
        string id,
        string version,
        Actor who,
        Func<UnitDirectory, (UnitDirectory? After, IReadOnlyList<FormError> Errors, string Line)> change,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, folder) =>
            {
                (UnitDirectory? after, IReadOnlyList<FormError> errors, string line) = change(folder.Directory);
                return after is null ? (draft, errors, "") : (draft with { Units = DirectoryText.Write(after) }, [], line);
            },
            cancellation
        );

    /// <summary>Reads the document again, its columns as a person says they are.</summary>
    public Task<Result<ListDraft>> ReadAgainAsync(
        string id,
        string version,
        Actor who,
        IReadOnlyList<IReadOnlyList<ColumnRole>> columns,
        CancellationToken cancellation
    ) => ChangeAsync(id, version, who, (draft, folder) => DraftReading.ReadAgainAsync(draft, folder, columns, _reading, cancellation), cancellation);

    /// <summary>A name that the import did not find in the directory means a unit or group that stands there.</summary>
    public Task<Result<ListDraft>> MatchUnitAsync(string id, string version, Actor who, string unit, string means, CancellationToken cancellation) =>
        ChangeAsync(id, version, who, (draft, folder) => UnitMatch.Apply(draft, folder, unit, means), cancellation);

    /// <summary>Holiday calendars beside the list, each in place of one of the same name.</summary>
    /// <exception cref="FaultyFileException">With every fault of the calendars.</exception>
    public Task<Result<ListDraft>> AddHolidaysAsync(
        string id,
        string version,
        Actor who,
        IReadOnlyList<DraftFile> files,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, _) =>
            {
                SubmittedFile[] all =
                [
                    .. draft.Holidays.Where(h => files.All(f => f.Name != h.Name)),
                    .. files.Select(f => new SubmittedFile(f.Name, f.Text())),
                ];
                HolidayFile.Join([.. all.Select(h => (h.Name, h.Text))]);
                return (draft with { Holidays = [.. all] }, [], $"附节假日安排：{string.Join('、', files.Select(f => f.Name))}");
            },
            cancellation
        );

    /// <summary>The draft was published, or applied to the list that runs; it is kept to look at.</summary>
    public Task MarkPublishedAsync(string id, string list, Actor who, CancellationToken cancellation) =>
        CompareAndSwap.UpdateAsync($"Draft {id}", async () =>
        {
            if (await _table.FindAsync(id, cancellation) is not { PublishedAs: null } draft)
                return false;
            return await _table.TryWriteAsync(Said(draft with { PublishedAs = list }, who, "发布"), cancellation) is null ? null : true;
        });

    /// <summary>Throws a draft away.</summary>
    public async Task<Result<ListDraft>> DiscardAsync(string id, string version, CancellationToken cancellation)
    {
        if (await _table.FindAsync(id, cancellation) is not { } draft)
            return new Result<ListDraft>.NotFound();
        if (draft.Version != version)
            return new Result<ListDraft>.Conflict(draft);
        return await _table.TryDeleteAsync(draft, cancellation) ? new Result<ListDraft>.Done(draft) : new Result<ListDraft>.Conflict(draft);
    }

    private Task<Result<ListDraft>> ChangeAsync(
        string id,
        string version,
        Actor who,
        Func<ListDraft, CatalogueFolder, (ListDraft After, IReadOnlyList<FormError> Errors, string Line)?> edit,
        CancellationToken cancellation
    ) => ChangeAsync(id, version, who, (draft, folder) => Task.FromResult(edit(draft, folder)), cancellation);

    private async Task<Result<ListDraft>> ChangeAsync(
        string id,
        string version,
        Actor who,
        Func<ListDraft, CatalogueFolder, Task<(ListDraft After, IReadOnlyList<FormError> Errors, string Line)?>> edit,
        CancellationToken cancellation
    )
    {
        if (await _table.FindAsync(id, cancellation) is not { PublishedAs: null } draft)
            return new Result<ListDraft>.NotFound();
        if (draft.Version != version)
            return new Result<ListDraft>.Conflict(draft);
        if (await edit(draft, draft.Folder()) is not { } edited)
            return new Result<ListDraft>.NotFound();
        if (edited.Errors.Count > 0)
            return new Result<ListDraft>.Invalid(edited.Errors);
        try
        {
            edited.After.Folder();
        }
        catch (FaultyFileException e)
        {
            return new DraftFaulty(e.Faults);
        }

        ListDraft after = Said(edited.After, who, edited.Line);
        if (DraftTable.LengthOf(after) > DraftTable.LongestTexts)
            return new Result<ListDraft>.Invalid([new FormError("", "清单过大，不能保存。")]);
        if (await _table.TryWriteAsync(after, cancellation) is { } written)
            return new Result<ListDraft>.Done(after with { Version = written });
        return await _table.FindAsync(id, cancellation) is { } other ? new Result<ListDraft>.Conflict(other) : new Result<ListDraft>.NotFound();
    }

    private async Task<ListDraft> AddAsync(ListDraft draft, string line, CancellationToken cancellation)
    {
        if (await _table.FindAsync(draft.Id, cancellation) is { } twice)
            return twice;
        draft = Said(draft with { Title = draft.Folder().Catalogue.List.Title }, draft.By, line);
        if (DraftTable.LengthOf(draft) is > DraftTable.LongestTexts and var length)
            throw new FaultyFileException([
                new(
                    draft.Source,
                    1,
                    $"the list has {length:N0} characters",
                    $"at most {DraftTable.LongestTexts:N0}",
                    "Save only the list, without what stands before and after it"
                ),
            ]);
        if ((await _table.AllAsync(cancellation)).Count >= DraftTable.MostDrafts)
            throw new FaultyFileException([
                new(
                    draft.Source,
                    1,
                    $"there are {DraftTable.MostDrafts} drafts already",
                    "room for one more",
                    "Discard drafts that are not needed any more"
                ),
            ]);
        return await _table.TryWriteAsync(draft, cancellation) is { } version
            ? draft with
            {
                Version = version,
            }
            : await _table.FindAsync(draft.Id, cancellation)
                ?? throw new StoreUnavailableException("The draft was discarded while it was made; upload the list again.");
    }

    private ListDraft New(string request, Actor who, string source)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        return new ListDraft(
            $"d-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))[..12]}",
            "",
            source,
            who,
            now,
            who,
            now,
            ""
        );
    }

    private ListDraft Said(ListDraft draft, Actor who, string line)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        return draft with { ChangedBy = who, ChangedAt = now, Log = [.. draft.Log.Append(new DraftLine(now, who, line)).TakeLast(MostLines)] };
    }

    private async Task<string?> KnownUnitsAsync(CancellationToken cancellation)
    {
        IReadOnlyList<StoreRow> rows = await _directory.ReadAsync(cancellation);
        return rows.Count == 0 ? null : DirectoryText.Write(DirectoryRows.Read(rows));
    }

    private static Task<ReadDocument> ReadHereAsync(DocumentQuestion question, CancellationToken cancellation) =>
        Task.FromResult(DraftReading.Read(question));

    private static FaultyFileException TooMany(DraftFile file) =>
        new([
            new(
                file.Name,
                1,
                "more than one list was handed in",
                "one list, with units.yaml and holiday calendars beside it",
                "Upload the lists one after the other"
            ),
        ]);
}
