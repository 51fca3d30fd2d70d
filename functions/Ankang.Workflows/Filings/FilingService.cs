using System.Collections.Immutable;
using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Filings;

/// <summary>一报表两清单: rows of the problem and measure lists, and templates that are filled from them and from the list's own table.</summary>
public sealed class FilingService(FilingTable table, StatementSource statements, TimeProvider clock)
{
    /// <summary>The longest text of a row, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>The most templates of a list.</summary>
    public const int MostTemplates = 20;

    private const int LongestName = 50;

    /// <summary>The rows of one list, by number.</summary>
    public async Task<IReadOnlyList<FilingRow>> RowsAsync(string list, FilingKind kind, CancellationToken cancellation) =>
        [.. (await table.RowsAsync(list, kind, cancellation)).Select(r => r.Row)];

    /// <summary>Adds a row at the end.</summary>
    /// <param name="request">Sent twice, it is added once.</param>
    public async Task<Result<FilingRow>> AddAsync(
        ListInForce list,
        FilingKind kind,
        string request,
        Actor who,
        FilingEntry entry,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        string id = RequestIds.Hash($"{list.Id}|{kind}|{request}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<FilingRow>>($"The rows of {list.Id}", async () =>
        {
            IReadOnlyList<FilingRow> rows = await RowsAsync(list.Id, kind, cancellation);
            if (rows.FirstOrDefault(r => r.Lines.Any(l => l.Request == id)) is { } done)
                return new Result<FilingRow>.Done(done);
            List<FormError> errors = Check(list, entry);
            if (rows.Count >= TemplateFilling.MostRows)
                errors.Add(new FormError("", $"最多登记{TemplateFilling.MostRows}行。"));
            if (errors.Count > 0)
                return new Result<FilingRow>.Invalid(errors);
            var row = new FilingRow(
                kind,
                (rows.Count == 0 ? 0 : rows[^1].Number) + 1,
                entry,
                [new FilingLine(clock.GetUtcNow(), who, FilingLineKind.Added, "登记", id)]
            );
            return await table.TryWriteAsync(list.Id, row, null, cancellation) ? new Result<FilingRow>.Done(row) : null;
        });
    }

    /// <summary>Corrects what a row says; the record keeps what it said before.</summary>
    /// <param name="version">How many lines the row had when the form was shown.</param>
    public Task<Result<FilingRow>> EditAsync(
        ListInForce list,
        FilingKind kind,
        int number,
        int? version,
        string request,
        Actor who,
        FilingEntry entry,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            list,
            kind,
            number,
            version,
            request,
            who,
            row =>
                Check(list, entry) is { Count: > 0 } errors
                    ? (row, errors, FilingLineKind.Edited, "")
                    : (row with { Entry = entry }, [], FilingLineKind.Edited, $"更正，原为：{Said(list, row.Entry)}"),
            cancellation
        );

    /// <summary>进展, by the unit or by the office for it.</summary>
    public Task<Result<FilingRow>> ReportAsync(
        ListInForce list,
        FilingKind kind,
        int number,
        string request,
        Actor who,
        string text,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            list,
            kind,
            number,
            null,
            request,
            who,
            row => (row, [.. Text(text, "text", "进展"), .. Open(row)], FilingLineKind.Progress, text.Trim()),
            cancellation
        );

    /// <summary>销号, 完成.</summary>
    public Task<Result<FilingRow>> CloseAsync(
        ListInForce list,
        FilingKind kind,
        int number,
        int? version,
        string request,
        Actor who,
        string reason,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            list,
            kind,
            number,
            version,
            request,
            who,
            row => (row, [.. Text(reason, "text", "依据"), .. Open(row)], FilingLineKind.Closed, reason.Trim()),
            cancellation
        );

    /// <summary>恢复 of a row that was closed by mistake.</summary>
    public Task<Result<FilingRow>> ReopenAsync(
        ListInForce list,
        FilingKind kind,
        int number,
        int? version,
        string request,
        Actor who,
        string reason,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            list,
            kind,
            number,
            version,
            request,
            who,
            row =>
                (
                    row,
                    [.. Text(reason, "text", "原因"), .. row.IsClosed ? Array.Empty<FormError>() : [new FormError("text", "该行没有销号或完成。")]],
                    FilingLineKind.Reopened,
                    reason.Trim()
                ),
            cancellation
        );

    /// <summary>The templates, the newest first.</summary>
    public async Task<IReadOnlyList<FilingTemplate>> TemplatesAsync(string list, CancellationToken cancellation) =>
        [.. (await table.TemplatesAsync(list, cancellation)).Select(t => t.Template).OrderByDescending(t => t.At)];

    /// <summary>Brings a template; its columns are proposed from their heads.</summary>
    /// <param name="request">Sent twice, it is kept once.</param>
    /// <exception cref="FilingException">It cannot be read; nothing was kept.</exception>
    public async Task<FilingTemplate> BringAsync(
        string list,
        string name,
        byte[] content,
        FilingKind kind,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{list}|{request}")[..12];
        IReadOnlyList<FilingTemplate> there = await TemplatesAsync(list, cancellation);
        if (there.FirstOrDefault(t => t.Id == id) is { } done)
            return done;
        if (there.Count >= MostTemplates)
            throw new FilingException($"已有{MostTemplates}份模板，请先删除不用的。");
        (string sheet, int head, int first, ImmutableArray<FilingColumn> columns) = TemplateSheet.Find(content, kind);
        string shown = Path.GetFileNameWithoutExtension(name);
        var template = new FilingTemplate(
            id,
            shown.Length > LongestName ? shown[..LongestName] : shown,
            kind,
            sheet,
            head,
            first,
            columns,
            who,
            clock.GetUtcNow()
        );
        // Filled once with nothing: what cannot be filled is not kept.
        TemplateFilling.Fill(template, content, []);
        await table.TryWriteAsync(list, template, content, null, cancellation);
        return template;
    }

    /// <summary>Says what each column is filled with.</summary>
    /// <param name="fields">By column, in the template's order.</param>
    public async Task<Result<FilingTemplate>> MapAsync(
        string list,
        string id,
        Actor who,
        IReadOnlyList<FilingField> fields,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        if ((await table.TemplatesAsync(list, cancellation)).FirstOrDefault(t => t.Template.Id == id) is not { Template: { } known, ETag: var etag })
            return new Result<FilingTemplate>.NotFound();
        HashSet<FilingField> allowed = [.. FilingFields.Of(known.Kind).Select(f => f.Field)];
        if (fields.Count != known.Columns.Length || fields.Any(f => !allowed.Contains(f)))
            return new Result<FilingTemplate>.Invalid([new FormError("columns", "请为每一列选择填写的内容。")]);
        FilingField[] twice = [.. fields.Where(f => f > FilingField.ByHand).GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key)];
        if (twice.Length > 0)
            return new Result<FilingTemplate>.Invalid([
                new FormError(
                    "columns",
                    $"{string.Join('、', twice.Select(t => FilingFields.Of(known.Kind).First(f => f.Field == t).Word))}选了不止一列，请只留一列。"
                ),
            ]);
        FilingTemplate mapped = known with
        {
            Columns = [.. known.Columns.Zip(fields, (c, f) => c with { Field = f })],
            By = who,
            At = clock.GetUtcNow(),
        };
        byte[] content = await table.ContentAsync(list, id, cancellation) ?? [];
        return await table.TryWriteAsync(list, mapped, content, etag, cancellation)
            ? new Result<FilingTemplate>.Done(mapped)
            : new Result<FilingTemplate>.Conflict(known);
    }

    /// <summary>Removes a template; the rows stay.</summary>
    public async Task<bool> RemoveAsync(string list, string id, CancellationToken cancellation) =>
        (await table.TemplatesAsync(list, cancellation)).FirstOrDefault(t => t.Template.Id == id) is { Template: not null, ETag: var etag }
        && await table.TryRemoveAsync(list, id, etag, cancellation);

    /// <summary>The template filled as of a day.</summary>
    /// <returns>Null where there is no such template.</returns>
    /// <exception cref="FilingException">It cannot be filled.</exception>
    public async Task<(FilingTemplate Template, byte[] Content)?> FillAsync(ListInForce list, string id, DateOnly on, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (
            (await TemplatesAsync(list.Id, cancellation)).FirstOrDefault(t => t.Id == id) is not { } template
            || await table.ContentAsync(list.Id, id, cancellation) is not { } content
        )
            return null;
        IReadOnlyList<IReadOnlyDictionary<FilingField, string>> rows =
            template.Kind == FilingKind.Progress
                ? [.. (await statements.DrawAsync(list, on, clock.GetUtcNow(), cancellation)).Table.Rows.Select(Values)]
                :
                [
                    .. (await RowsAsync(list.Id, template.Kind, cancellation))
                        .Select(r => r.AsOf(on))
                        .OfType<FilingRow>()
                        .Select((r, i) => Values(list, r, i + 1, on)),
                ];
        return (template, TemplateFilling.Fill(template, content, rows));
    }

    private static Dictionary<FilingField, string> Values(TableRow row) =>
        new()
        {
            [FilingField.Number] = row.Progress.Task.ToString(CultureInfo.InvariantCulture),
            [FilingField.Remedy] = row.Group,
            [FilingField.Text] = row.Text,
            [FilingField.Unit] = row.Units,
            [FilingField.On] = row.Deadline,
            [FilingField.Progress] = string.Join(
                '\n',
                row.Progress.Duties.Select(d => row.Progress.Duties.Count == 1 ? d.Sentence : $"{d.ShortName}：{d.Sentence}")
            ),
        };

    private static Dictionary<FilingField, string> Values(ListInForce list, FilingRow row, int number, DateOnly on) =>
        new()
        {
            [FilingField.Number] = number.ToString(CultureInfo.InvariantCulture),
            [FilingField.Text] = row.Entry.Text,
            [FilingField.Remedy] = row.Entry.Remedy,
            [FilingField.Unit] = list.Directory.Find(row.Entry.Unit)?.NameOn(on).Full ?? row.Entry.Unit,
            [FilingField.Person] = row.Entry.Person,
            [FilingField.On] = row.Entry.On is { } day ? ChineseDates.Full(day) : "",
            [FilingField.Progress] = row.Progress is { } told ? $"{ChineseDates.Short(ChinaTime.DateOf(told.At))}：{told.Text}" : "",
            [FilingField.State] = row.State,
            // A row that is open has no such day, and nobody is to fill one in.
            [FilingField.ClosedOn] = row is { IsClosed: true, Closing: { } closing } ? ChineseDates.Full(ChinaTime.DateOf(closing.At)) : "—",
        };

    private async Task<Result<FilingRow>> ChangeAsync(
        ListInForce list,
        FilingKind kind,
        int number,
        int? version,
        string request,
        Actor who,
        Func<FilingRow, (FilingRow After, IReadOnlyList<FormError> Errors, FilingLineKind Kind, string Text)> decide,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        string id = RequestIds.Hash($"{list.Id}|{kind}|{number}|{request}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<FilingRow>>($"Row {number} of {list.Id}", async () =>
        {
            (FilingRow? row, string etag) = (await table.RowsAsync(list.Id, kind, cancellation)).FirstOrDefault(r => r.Row.Number == number);
            if (row is null)
                return new Result<FilingRow>.NotFound();
            if (row.Lines.Any(l => l.Request == id))
                return new Result<FilingRow>.Done(row);
            if (version is { } seen && row.Lines.Length > seen)
                return new Result<FilingRow>.Conflict(row);
            (FilingRow after, IReadOnlyList<FormError> errors, FilingLineKind of, string text) = decide(row);
            if (errors.Count > 0)
                return new Result<FilingRow>.Invalid(errors);
            after = after with { Lines = after.Lines.Add(new FilingLine(clock.GetUtcNow(), who, of, text, id)) };
            return await table.TryWriteAsync(list.Id, after, etag, cancellation) ? new Result<FilingRow>.Done(after) : null;
        });
    }

    private static List<FormError> Check(ListInForce list, FilingEntry entry)
    {
        var errors = new List<FormError>();
        if (list.Directory.Find(entry.Unit) is null)
            errors.Add(new FormError("unit", "请选择单位。"));
        errors.AddRange(Text(entry.Text, "text", "内容"));
        if (entry.Remedy.Length > LongestText)
            errors.Add(new FormError("remedy", $"最多{LongestText}字，已填{entry.Remedy.Length}字。"));
        if (entry.Person.Length > LongestName)
            errors.Add(new FormError("person", $"最多{LongestName}字，已填{entry.Person.Length}字。"));
        return errors;
    }

    private static IReadOnlyList<FormError> Text(string? text, string field, string what) =>
        (text?.Trim().Length ?? 0) switch
        {
            0 => [new FormError(field, $"请填写{what}。")],
            > LongestText and var length => [new FormError(field, $"{what}最多{LongestText}字，已填{length}字。")],
            _ => [],
        };

    private static IReadOnlyList<FormError> Open(FilingRow row) => row.IsClosed ? [new FormError("text", $"该行{row.State}，不再登记。")] : [];

    private static string Said(ListInForce list, FilingEntry entry) =>
        string.Join(
            '；',
            new[]
            {
                entry.Text,
                entry.Remedy,
                list.Directory.Find(entry.Unit)?.Names[^1].Full ?? entry.Unit,
                entry.Person,
                entry.On is { } day ? ChineseDates.Full(day) : "",
            }.Where(t => t.Length > 0)
        );
}
