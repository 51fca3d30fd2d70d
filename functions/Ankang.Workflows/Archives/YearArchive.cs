using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Archives;

/// <summary>归档: a list's year as one file that needs no program of ours to be read.</summary>
/// <remarks>Links in mails are left out, as on every page: whoever keeps an archive cannot report for a unit by it.</remarks>
public sealed partial class YearArchive
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly ITableStore _store;
    private readonly ListRegister _register;
    private readonly WorkTable _work;
    private readonly MailTable _mails;
    private readonly MailDrafts _drafts;
    private readonly InterviewService _interviews;
    private readonly BulletinService _bulletins;
    private readonly LetterSignatures _letters;
    private readonly RowsSetAside _aside;
    private readonly TimeProvider _clock;

    internal YearArchive(
        ITableStore store,
        ListRegister register,
        WorkTable work,
        MailTable mails,
        MailDrafts drafts,
        InterviewService interviews,
        BulletinService bulletins,
        LetterSignatures letters,
        RowsSetAside aside,
        TimeProvider clock
    ) =>
        (_store, _register, _work, _mails, _drafts, _interviews, _bulletins, _letters, _aside, _clock) = (
            store,
            register,
            work,
            mails,
            drafts,
            interviews,
            bulletins,
            letters,
            aside,
            clock
        );

    /// <summary>Writes the archive of a list as it stands.</summary>
    /// <param name="evidence">Where attachments lie; null where there are none.</param>
    /// <param name="extras">Files beside what the store says, such as scores.</param>
    /// <returns>What stands in it.</returns>
    public async Task<ArchiveManifest> WriteAsync(
        string listId,
        Stream output,
        IAttachmentStore? evidence,
        IReadOnlyList<ArchiveExtra> extras,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(extras);
        ListInForce list = await _register.GetAsync(listId, cancellation);
        DateTimeOffset now = _clock.GetUtcNow();
        var left = new List<string>();
        using var archive = new ArchiveWriter(output, ChinaTime.Local(now));
        await _drafts.RefreshAsync(cancellation);
        await CatalogueAsync(archive, list, cancellation);
        IReadOnlyList<(DueItemKey Item, Attachment File)> files = await ItemsAsync(archive, list, cancellation);
        IReadOnlyList<MailRecord> mails = await MailsAsync(archive, list, cancellation);
        await DecisionsAsync(archive, list, cancellation);
        await EvidenceAsync(archive, files, evidence, left, cancellation);
        await ArchiveRows.WriteAsync(
            archive,
            _store,
            list,
            mails.Select(m => ($"{list.Id}|{m.Slot}", m.Row, (m with { Text = Masked(m.Text) }).ToColumns())),
            cancellation
        );
        foreach (ArchiveExtra extra in extras.OrderBy(e => e.Path, StringComparer.Ordinal))
        {
            await using Stream content = extra.Open();
            await archive.AddAsync(extra.Path, content, cancellation);
        }

        left.AddRange(_aside.All.Where(r => r.List == list.Id).Select(r => $"{r.Address}: {r.Why}").Order(StringComparer.Ordinal));
        var manifest = new ArchiveManifest(
            ArchiveManifest.CurrentFormat,
            list.Id,
            list.Catalogue.List.Title,
            list.Catalogue.List.Number,
            list.Catalogue.List.Year,
            now,
            left,
            [.. archive.Entries]
        );
        await archive.AddAsync(ArchiveManifest.Name, manifest.ToJson(), cancellation);
        return manifest;
    }

    private async Task CatalogueAsync(ArchiveWriter archive, ListInForce list, CancellationToken cancellation)
    {
        foreach (string version in list.Editions.Select(e => e.Catalogue.Version).Distinct())
        {
            CatalogueFolder folder = await _register.FolderAsync(list.Id, version, cancellation);
            await archive.AddAsync($"catalogue/{version}/{CatalogueFolder.CatalogueName}", Text(folder.CatalogueText), cancellation);
            await archive.AddAsync($"catalogue/{version}/{CatalogueFolder.PublishedName}", Text(folder.PublishedText), cancellation);
            await archive.AddAsync($"catalogue/{version}/{CatalogueFolder.UnitsName}", Text(folder.UnitsText), cancellation);
        }

        await archive.AddAsync("list.json", JsonSerializer.SerializeToUtf8Bytes(list.Head, Json), cancellation);
    }

    // A line an item, and a line a line of history with all its columns: the digests in them still prove the chain.
    private async Task<IReadOnlyList<(DueItemKey Item, Attachment File)>> ItemsAsync(
        ArchiveWriter archive,
        ListInForce list,
        CancellationToken cancellation
    )
    {
        IReadOnlyDictionary<PeriodRef, PeriodHistories> periods = await _work.ReadHistoriesAsync($"{list.Id}|", $"{list.Id}}}", cancellation);
        PeriodRef[] order = [.. periods.Keys.OrderBy(p => p.Partition, StringComparer.Ordinal)];
        var items = new StringBuilder();
        var histories = new StringBuilder();
        var files = new List<(DueItemKey, Attachment)>();
        foreach (PeriodRef period in order)
        {
            foreach (Tracked<DueItem> item in periods[period].Work.Items.Values)
                items.Append(JsonSerializer.Serialize(new ItemLine($"{item.Value.Key}", item.Value), Json)).Append('\n');
            foreach (IGrouping<string, StoreRow> unit in periods[period].Lines.OrderBy(u => u.Key, StringComparer.Ordinal))
            {
                DueItemKey key = period.Of(unit.Key);
                foreach (StoreRow line in unit.Where(l => l.Fault is null))
                {
                    var columns = new SortedDictionary<string, object>(line.Columns.ToDictionary(), StringComparer.Ordinal);
                    histories.Append(JsonSerializer.Serialize(new HistoryLine($"{key}", line.Row, columns), Json)).Append('\n');
                }

                files.AddRange(
                    _aside
                        .ReadAll(StoreTable.Work, period.Partition, unit, ItemRows.ToHistory)
                        .SelectMany(h => h.Attachments ?? [])
                        .Select(a => (key, a))
                );
            }
        }

        await archive.AddAsync("items.jsonl", Text(items.ToString()), cancellation);
        await archive.AddAsync("history.jsonl", Text(histories.ToString()), cancellation);
        return files;
    }

    private async Task<IReadOnlyList<MailRecord>> MailsAsync(ArchiveWriter archive, ListInForce list, CancellationToken cancellation)
    {
        var letters = new List<(string Path, byte[] Content)>();
        IReadOnlyList<MailRecord> all = await _mails.AllAsync(list.Id, cancellation);
        foreach (MailRecord mail in all)
        {
            string name = FileName().Replace($"{mail.Slot}_{mail.Row}", "_");
            string[] lines =
            [
                $"编号: {mail.MessageId(list.Id, list.Catalogue.Office.Domain)}",
                $"日期: {ChinaTime.Local(mail.Date):yyyy-MM-dd HH:mm:ss zzz}",
                $"收件: {string.Join(", ", mail.To.Select(t => $"{t.Person} <{t.Email}>".Trim()).Distinct())}",
                $"主题: {mail.Subject}",
                $"状态: {mail.State}{(mail.AcceptedAt is { } at ? $" {ChinaTime.Local(at):yyyy-MM-dd HH:mm:ss zzz}" : "")}",
                "",
                Masked(mail.Body),
            ];
            await archive.AddAsync($"mails/{name}.txt", Text(string.Join('\n', lines)), cancellation);
            // A bulletin's paper stands among the bulletins, once.
            if (mail.Bulletin is not null)
                continue;
            var outgoing = await _drafts.ToOutgoingAsync(list, mail, cancellation);
            letters.AddRange(
                outgoing
                    .Attachments.Where(a => a.MediaType == LetterDocx.MediaType)
                    .Select((a, i) => ($"letters/{name}{(i == 0 ? "" : $"-{i + 1}")}.docx", a.Content))
            );
        }

        foreach ((string path, byte[] content) in letters)
            await archive.AddAsync(path, content, cancellation);
        return all;
    }

    private async Task DecisionsAsync(ArchiveWriter archive, ListInForce list, CancellationToken cancellation)
    {
        var cases = new StringBuilder();
        foreach (InterviewCase one in await _interviews.CasesAsync(list.Id, cancellation))
            cases.Append(JsonSerializer.Serialize(one, Json)).Append('\n');
        await archive.AddAsync("interviews.jsonl", Text(cases.ToString()), cancellation);
        foreach (SubmittedLetter letter in await _letters.AllAsync(list.Id, cancellation))
        {
            string path = $"letters/submitted-{letter.Number:D4}";
            await archive.AddAsync($"{path}.json", JsonSerializer.SerializeToUtf8Bytes(letter, Json), cancellation);
            await archive.AddAsync($"{path}.docx", LetterDocx.Write(letter.Letter), cancellation);
        }

        foreach (Bulletin bulletin in (await _bulletins.AllAsync(list.Id, cancellation)).OrderBy(b => b.Number))
        {
            if (bulletin.Issue is not { } issue)
                continue;
            string path = $"bulletins/issued-{bulletin.Number:D4}";
            await archive.AddAsync($"{path}.json", JsonSerializer.SerializeToUtf8Bytes(bulletin, Json), cancellation);
            await archive.AddAsync($"{path}.docx", BulletinDocx.Write(issue.Paper), cancellation);
            using var book = new MemoryStream();
            BulletinXlsx.Write(book, issue.Paper);
            await archive.AddAsync($"{path}.xlsx", book.ToArray(), cancellation);
        }
    }

    private static async Task EvidenceAsync(
        ArchiveWriter archive,
        IReadOnlyList<(DueItemKey Item, Attachment File)> files,
        IAttachmentStore? evidence,
        List<string> left,
        CancellationToken cancellation
    )
    {
        var index = new StringBuilder();
        foreach ((DueItemKey item, Attachment file) in files.Distinct())
            index.Append(JsonSerializer.Serialize(new EvidenceLine($"{item}", file.Name, file.Size, file.Digest), Json)).Append('\n');
        await archive.AddAsync("evidence.jsonl", Text(index.ToString()), cancellation);
        IEnumerable<AttachmentAddress> addresses = files
            .Select(f => AttachmentAddress.Of(f.Item, f.File.Digest))
            .Distinct()
            .OrderBy(a => $"{a}", StringComparer.Ordinal);
        foreach (AttachmentAddress address in addresses)
        {
            Stream? content = evidence is null ? null : await evidence.OpenAsync(address, cancellation);
            if (content is null)
            {
                left.Add($"evidence/{address.Unit}/{address.Digest}: the store of attachments does not have it.");
                continue;
            }

            await using (content)
                await archive.AddAsync($"evidence/{address.Unit}/{address.Digest}", content, cancellation);
        }
    }

    // What a line of each list holds; the ids are the public ones.
    private sealed record ItemLine(string Id, DueItem Item);

    private sealed record HistoryLine(string Id, string Row, IReadOnlyDictionary<string, object> Columns);

    private sealed record EvidenceLine(string Id, string Name, long Size, string Sha256);

    private static string Masked(string text) => Link().Replace(text, "$1……（仅收件人可见）");

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"(https?://[^\s/]+/[usdc]/)[A-Za-z0-9_.-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^A-Za-z0-9_.~-]")]
    private static partial Regex FileName();
}
