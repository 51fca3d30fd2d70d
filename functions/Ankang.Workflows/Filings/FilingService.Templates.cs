using System.Collections.Immutable;
using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Filings;

public sealed partial class FilingService
{
    /// <summary>The most templates of a list.</summary>
    public const int MostTemplates = 20;

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
}
