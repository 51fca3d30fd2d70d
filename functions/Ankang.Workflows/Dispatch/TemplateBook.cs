using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ankang.Workflows.Answers;
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
    private const string Partition = "office|templates"; // no list has a bar in its id
    private const string FirstCurrent = "C|",
        PastCurrent = "C}";

    private volatile Known? _known;

    /// <summary>The texts in force as far as this process knows; see <see cref="RefreshAsync"/>.</summary>
    public NoticeTemplates Current => _known?.Templates ?? standard;

    public NoticeTemplates Standard => standard;

    /// <summary>Edited texts that cannot be used, by template: the standard ones stand in for them.</summary>
    public IReadOnlyDictionary<string, TemplateFault> Faults => _known is { } known ? known.Faults : ImmutableDictionary<string, TemplateFault>.Empty;

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
        string tags = string.Join(' ', rows.Select(r => r.ETag));
        Known known = _known is { } last && last.Tags == tags ? last with { ReadAt = now } : Know(rows, tags, now);
        _known = known;
        foreach ((string name, TemplateFault fault) in known.Faults)
            SetAside(name, fault);
        // Those that cannot be used read well as rows; they are not to be called whole.
        return rows.Where(r => known.Faults.ContainsKey(NameOf(r.Row)))
            .Select(Read)
            .Concat(aside.ReadAll(StoreTable.Control, Partition, rows.Where(r => !known.Faults.ContainsKey(NameOf(r.Row))), Read))
            .ToDictionary(e => e.Name);
    }

    /// <summary>The template whose edited text a damaged row holds; null for any other row.</summary>
    public static string? NameOf(DamagedRow row) =>
        row.Table == StoreTable.Control && row.Partition == Partition && row.Row.StartsWith(FirstCurrent, StringComparison.Ordinal)
            ? NameOf(row.Row)
            : null;

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
    public async Task<Result<TemplateEdition?>> SaveAsync(
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
            return new Result<TemplateEdition?>.Conflict(before);
        if (Check(name, text ?? standard.TextOf(name), render) is { Count: > 0 } faults)
            return new TemplateFaulty(faults);

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
        return result.Done ? new Result<TemplateEdition?>.Done(now[name]) : new Result<TemplateEdition?>.Conflict(now.GetValueOrDefault(name));
    }

    private Known Know(IReadOnlyList<StoreRow> rows, string tags, DateTimeOffset now)
    {
        var faults = new ConcurrentDictionary<string, TemplateFault>();
        IEnumerable<TemplateEdition> editions = aside.ReadAll(StoreTable.Control, Partition, rows, Read);
        Dictionary<string, string> texts = editions
            .Where(e => e.Text is not null && standard.Names.Contains(e.Name))
            .ToDictionary(e => e.Name, e => e.Text!);
        NoticeTemplates usable = Usable(texts, faults);
        // What a check cannot foresee shows when a mail is written: then too the standard text stands in.
        return new Known(ReferenceEquals(usable, standard) ? standard : usable.Over(standard, fault =>
                {
                    if (faults.TryAdd(fault.Template, fault))
                        SetAside(fault.Template, fault);
                }), faults, tags, now);
    }

    // A newer program may have taken away what an old text names, or the row was not written by us: that text is left out, mails go on.
    private NoticeTemplates Usable(Dictionary<string, string> texts, ConcurrentDictionary<string, TemplateFault> faults)
    {
        while (texts.Count > 0)
        {
            try
            {
                return standard.With(texts);
            }
            catch (TemplateException e)
            {
                TemplateFault[] own = [.. e.Faults.Where(f => texts.ContainsKey(f.Template))];
                // Where only a standard text is at fault with them, it is for one of them that it cannot be used.
                foreach (TemplateFault fault in own.Length > 0 ? own : [.. texts.Keys.Select(n => e.Faults[0] with { Template = n })])
                    if (texts.Remove(fault.Template) | faults.TryAdd(fault.Template, fault))
                        LogLeftOut(log, fault);
            }
        }

        return standard;
    }

    private void SetAside(string name, TemplateFault fault) =>
        aside.Add(new DamagedRow(StoreTable.Control, Partition, $"{FirstCurrent}{name}", $"The edited text cannot be used: {fault}"));

    private static string NameOf(string row) => row.Split('|')[1];

    private static TemplateEdition Read(StoreRow row) =>
        new(
            NameOf(row.Row),
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

    private sealed record Known(NoticeTemplates Templates, ConcurrentDictionary<string, TemplateFault> Faults, string Tags, DateTimeOffset ReadAt);
}
