using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Filings;

/// <summary>一报表两清单: rows of the problem and measure lists, and templates that are filled from them and from the list's own table.</summary>
public sealed partial class FilingService(FilingTable table, StatementSource statements, TimeProvider clock)
{
    /// <summary>The longest text of a row, in characters.</summary>
    public const int LongestText = 1000;

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
