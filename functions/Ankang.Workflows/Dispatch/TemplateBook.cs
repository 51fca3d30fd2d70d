using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>The texts of mails and letters: the standard ones, and over them what the office changed, which stands in the store.</summary>
/// <remarks>
/// Row <c>C|{template}</c> is what is in force, <c>H|{template}|{number}</c> what was so at any time; both are written in one batch.
/// One place for any host: a file in a data folder would be a second one, which a host in the cloud does not have.
/// </remarks>
public sealed partial class TemplateBook(
    NoticeTemplates standard,
    ITableStore store,
    RowsSetAside aside,
    TimeProvider clock,
    ILogger<TemplateBook> log
)
{
    public const int LongestText = 20_000;

    private const string Partition = "office|templates"; // no list has a bar in its id
    private const string FirstCurrent = "C|",
        PastCurrent = "C}";

    private volatile Known? _known;

    /// <summary>The texts in force as far as this process knows; see <see cref="RefreshAsync"/>.</summary>
    public NoticeTemplates Current => _known?.Templates ?? standard;

    public NoticeTemplates Standard => standard;

    /// <summary>Reads what was changed, unless it was read a moment ago.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_known is { } known && store.IsGood(known.ReadAt, now, MemoryAge.Fresh))
            return;
        await ReadAsync(cancellation);
    }

    /// <summary>What was changed, by template; read afresh.</summary>
    public async Task<IReadOnlyDictionary<string, TemplateEdition>> ReadAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, Partition, FirstCurrent, PastCurrent, cancellation);
        Dictionary<string, TemplateEdition> editions = aside.ReadAll(StoreTable.Control, Partition, rows, Read).ToDictionary(e => e.Name);
        string tags = string.Join(' ', rows.Select(r => r.ETag));
        _known = _known is { } known && known.Tags == tags ? known with { ReadAt = now } : new Known(Merged(editions), tags, now);
        return editions;
    }

    /// <summary>Every text that a template has had, the newest first.</summary>
    public async Task<IReadOnlyList<TemplateEdition>> HistoryAsync(string name, CancellationToken cancellation) =>
        [
            .. aside
                .ReadAll(
                    StoreTable.Control,
                    Partition,
                    await store.ReadAsync(StoreTable.Control, Partition, $"H|{name}|", $"H|{name}}}", cancellation),
                    Read
                )
                .Reverse(),
        ];

    /// <summary>What is wrong with a text in place of the one in force; empty when nothing is.</summary>
    /// <param name="render">Writes samples with the changed texts, which finds what the parts of a sentence hide.</param>
    public IReadOnlyList<TemplateFault> Check(string name, string text, Action<NoticeTemplates> render)
    {
        if (text.Length > LongestText)
            return [new TemplateFault(name, 1, $"最多{LongestText}字，现有{text.Length}字。")];
        try
        {
            render(Current.With(new Dictionary<string, string> { [name] = text }));
            return [];
        }
        catch (TemplateException e)
        {
            return e.Faults;
        }
    }

    /// <summary>Puts a text in force, or the standard one again.</summary>
    /// <param name="text">Null for the standard text.</param>
    /// <param name="seen">ETag of the edition that the person saw; empty where there was none.</param>
    public async Task<TemplateResult> SaveAsync(
        string name,
        string? text,
        string seen,
        Actor who,
        Action<NoticeTemplates> render,
        CancellationToken cancellation
    )
    {
        if (!standard.Names.Contains(name))
            throw new ArgumentException($"No template has the name '{name}'.", nameof(name));
        TemplateEdition? before = (await ReadAsync(cancellation)).GetValueOrDefault(name);
        if ((before?.ETag ?? "") != seen)
            return new TemplateResult.Conflict(before);
        if (Check(name, text ?? standard.TextOf(name), render) is { Count: > 0 } faults)
            return new TemplateResult.Faulty(faults);

        var edition = new TemplateEdition(name, (before?.Number ?? 0) + 1, text?.ReplaceLineEndings("\n"), who, clock.GetUtcNow(), "");
        IReadOnlyDictionary<string, object> columns = Columns(edition);
        CommitResult result = await store.CommitAsync(
            StoreTable.Control,
            Partition,
            [
                before is null
                    ? new StoreChange.Insert($"{FirstCurrent}{name}", columns)
                    : new StoreChange.Replace($"{FirstCurrent}{name}", before.ETag, columns),
                new StoreChange.Insert($"H|{name}|{edition.Number:D4}", columns),
            ],
            cancellation
        );
        IReadOnlyDictionary<string, TemplateEdition> now = await ReadAsync(cancellation);
        return result.Done ? new TemplateResult.Saved(now[name]) : new TemplateResult.Conflict(now.GetValueOrDefault(name));
    }

    // A newer program may have taken away what an old text names: that text is left out, and said so; mails go on.
    private NoticeTemplates Merged(IReadOnlyDictionary<string, TemplateEdition> editions)
    {
        Dictionary<string, string> texts = editions
            .Values.Where(e => e.Text is not null && standard.Names.Contains(e.Name))
            .ToDictionary(e => e.Name, e => e.Text!);
        if (texts.Count == 0)
            return standard;
        try
        {
            return standard.With(texts);
        }
        catch (TemplateException e)
        {
            foreach (TemplateFault fault in e.Faults)
                LogLeftOut(log, fault);
            HashSet<string> faulty = [.. e.Faults.Select(f => f.Template)];
            Dictionary<string, string> good = texts.Where(t => !faulty.Contains(t.Key)).ToDictionary();
            return good.Count < texts.Count ? Merged(editions.Where(p => good.ContainsKey(p.Key)).ToDictionary()) : standard;
        }
    }

    private static TemplateEdition Read(StoreRow row) =>
        new(
            row.Row.Split('|')[1],
            row.Number("number") ?? 1,
            row.Text("text"),
            ActorColumns.Read(row, "who"),
            row.Instant("at") ?? throw new InvalidDataException($"Template row '{row.Row}' has no time."),
            row.ETag
        );

    private static Dictionary<string, object> Columns(TemplateEdition edition)
    {
        var columns = new Dictionary<string, object> { ["number"] = edition.Number, ["at"] = edition.At };
        ActorColumns.Put(columns, "who", edition.Who);
        if (edition.Text is { } text)
            columns["text"] = text;
        return columns;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A text that the office changed cannot be used any more, the standard one stands in: {Fault}")]
    private static partial void LogLeftOut(ILogger log, TemplateFault fault);

    private sealed record Known(NoticeTemplates Templates, string Tags, DateTimeOffset ReadAt);
}
