using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Tests.Web;

namespace Ankang.Workflows.Tests.Archives;

/// <summary>归档: what stands in the file, and what <c>archive verify</c> says of one that was harmed.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ArchiveTests : IAsyncLifetime, IDisposable
{
    private const int End = 22; // bytes of a zip's end
    private static readonly byte[] Photo = Encoding.UTF8.GetBytes("现场照片");
    private readonly WatchedAttachments _files = new();
    private City _city = null!;
    private byte[] _archive = [];

    public void Dispose() => _files.Dispose();

    public async Task InitializeAsync()
    {
        _city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await _city.RunToAsync("2021-03-05 10:00");
        string digest = Convert.ToHexStringLower(SHA256.HashData(Photo));
        await _files.WriteAsync(new AttachmentAddress(_city.Id, "hanbin", digest), new MemoryStream(Photo), default);
        Assert.IsType<ReportRecorded>(
            await _city.ConfirmAsync(
                "14b-county-articles",
                "2021-03",
                "hanbin",
                "2021-03-04",
                count: 2,
                attachments: [new Attachment(digest, "现场.jpg", Photo.Length)]
            )
        );
        var who = new Actor(ActorKind.Office, "wangli", "王丽");
        await _city.Parts.Bulletins.DraftAsync(
            _city.Id,
            BulletinScope.Month(2021, 3) with
            {
                CutOff = new(2021, 3, 5),
            },
            new(Rung.Supervision, new(2021, 3, 19)),
            "d",
            who,
            default
        );
        await _city.Parts.Bulletins.IssueAsync(_city.Id, 1, 0, new("安市安委办发〔2021〕9号", new(2021, 3, 5)), "i", who, default);
        _archive = await WriteAsync();
    }

    public Task DisposeAsync()
    {
        _city.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Archive_HoldsTheYear_WithoutALinkThatOpensAnything_InTheSameBytesTwice()
    {
        Assert.Equal(_archive, await WriteAsync());
        using var zip = new ZipArchive(new MemoryStream(_archive));
        string[] names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.Equal(_city.Mail.Accepted.Count(), names.Count(n => n.StartsWith("mails/", StringComparison.Ordinal)));
        Assert.Contains("bulletins/issued-0001.docx", names);
        Assert.Contains(names, n => n.StartsWith("catalogue/", StringComparison.Ordinal) && n.EndsWith("units.yaml", StringComparison.Ordinal));
        Assert.Equal((await _city.ItemsAsync()).Count, Text(zip, "items.jsonl").Count(c => c == '\n'));
        Assert.Equal("现场照片", Text(zip, names.Single(n => n.StartsWith("evidence/hanbin/", StringComparison.Ordinal))));
        JsonNode line = JsonNode.Parse(
            Text(zip, "history.jsonl")
                .Split('\n')
                .Last(l =>
                    l.Contains("14b-county-articles_2021-03_hanbin", StringComparison.Ordinal) && l.Contains("\"before\"", StringComparison.Ordinal)
                )
        )!;
        Assert.Contains("报送", line["columns"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(_city.Mail.Accepted, m => m.Mail.Text.Contains("/u/", StringComparison.Ordinal));
        Assert.All(names, n => Assert.DoesNotMatch("/[usdc]/[A-Za-z0-9_-]{20}", Text(zip, n)));
    }

    [Fact]
    public async Task Verify_FindsNothing_InAWholeOne()
    {
        (ArchiveManifest? manifest, IReadOnlyList<ArchiveFault> faults) = await ArchiveCheck.RunAsync(new MemoryStream(_archive), default);
        Assert.Empty(faults);
        Assert.Empty(manifest!.LeftOut);
        Assert.Equal("ankang-2021", manifest.List);
    }

    [Fact]
    public async Task Verify_SaysWhatIsWrong_Where()
    {
        Assert.Equal(["archive: It is no zip archive, or its end is cut off."], await FaultsAsync(_archive[..^200]));
        Assert.Equal(["archive: It is no zip archive, or its end is cut off."], await FaultsAsync(Encoding.UTF8.GetBytes("no archive")));
        Assert.StartsWith(
            "items.jsonl: Its SHA-256 is ",
            Assert.Single(await FaultsAsync(Harm(z => Rewrite(z, "items.jsonl", t => t.Replace("hanbin", "hanbix", StringComparison.Ordinal))))),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "items.jsonl: It has more than ",
            Assert.Single(await FaultsAsync(Harm(z => Rewrite(z, "items.jsonl", t => t + "{}")))),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["history.jsonl: The manifest names it, and it is missing."],
            await FaultsAsync(Harm(z => z.GetEntry("history.jsonl")!.Delete()))
        );
        Assert.Equal(
            ["mails/more.txt: The manifest does not name it: it was put in later."],
            await FaultsAsync(Harm(z => z.CreateEntry("mails/more.txt").Open().Dispose()))
        );
        Assert.Equal(
            ["manifest.json: It is missing: nothing says what belongs into the archive."],
            await FaultsAsync(Harm(z => z.GetEntry("manifest.json")!.Delete()))
        );
        Assert.StartsWith(
            "manifest.json: It cannot be read: ",
            Assert.Single(await FaultsAsync(Harm(z => Rewrite(z, "manifest.json", _ => "{\"format\":1}")))),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["manifest.json: It is of format 2; this program reads format 1."],
            await FaultsAsync(Harm(z => Rewrite(z, "manifest.json", t => t.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))))
        );
    }

    [Fact]
    public async Task Verify_SeesEveryByteThatBelongsToNoFile()
    {
        byte[] more = Encoding.UTF8.GetBytes("more");
        string[] behind = await FaultsAsync([.. _archive, .. more]);
        Assert.StartsWith(
            "archive: There are bytes that belong to none of its files behind its end",
            Assert.Single(behind),
            StringComparison.Ordinal
        );
        // Before its start, with every place within told anew, as programs do that unpack themselves; and not told anew, when no reader finds a file.
        Assert.Contains("belong to none of its files before 'catalogue/", Assert.Single(await FaultsAsync(Behind(more))), StringComparison.Ordinal);
        Assert.Equal(["archive: It is no zip archive, or its end is cut off."], await FaultsAsync([.. more, .. _archive]));
        string[] comment = await FaultsAsync(Harm(z => z.Comment = "more"));
        Assert.Contains("a comment", Assert.Single(comment), StringComparison.Ordinal);
        string[] note = await FaultsAsync(Harm(z => z.GetEntry("items.jsonl")!.Comment = "more"));
        Assert.Contains("'items.jsonl' has a comment", Assert.Single(note), StringComparison.Ordinal);
        // Bytes between the last file and the directory, which is told where it begins now.
        byte[] gap = Gap(more);
        Assert.Contains("before its directory", Assert.Single(await FaultsAsync(gap)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_SeesAnArchiveThatWasStreamed_AsWhole()
    {
        using var output = new OneWay();
        await _city.Parts.Archive.WriteAsync(_city.Id, output, _files, [], default);
        Assert.Empty(await FaultsAsync(output.ToArray()));
        Assert.NotEmpty(await FaultsAsync([.. output.ToArray(), 0]));
    }

    [Fact]
    public async Task Verify_SeesNamesThatAreThereTwice_OrInOtherCase()
    {
        IReadOnlyList<string> twice = await FaultsAsync(Harm(z => z.CreateEntry("items.jsonl").Open().Dispose()));
        Assert.Contains("items.jsonl: It stands in the archive more than once.", twice);
        Assert.Equal(
            ["Items.jsonl: The manifest does not name it: it was put in later."],
            await FaultsAsync(Harm(z => z.CreateEntry("Items.jsonl").Open().Dispose()))
        );
        Assert.Contains(
            "items.jsonl: The manifest names it, and it is missing.",
            await FaultsAsync(Harm(z => Rename(z, "items.jsonl", "ITEMS.jsonl")))
        );
        IReadOnlyList<string> both = await FaultsAsync(
            Harm(z =>
            {
                z.CreateEntry("Items.jsonl").Open().Dispose();
                Rewrite(z, "manifest.json", t => t.Replace("\"entries\": [", $"\"entries\": [{Named("Items.jsonl", [])},", StringComparison.Ordinal));
            })
        );
        Assert.Equal(["Items.jsonl: The manifest names it more than once, whether in large or small letters."], both);
    }

    [Fact]
    public async Task Verify_SeesAFileThatWasChangedWithItsManifest_ByTheDigestThatWasNoted()
    {
        using var zip = new ZipArchive(new MemoryStream(_archive));
        string items = Text(zip, "items.jsonl");
        string changed = items.Replace("hanbin", "hanyin", StringComparison.Ordinal);
        byte[] forged = Harm(z =>
        {
            Rewrite(z, "items.jsonl", _ => changed);
            Rewrite(z, "manifest.json", t => t.Replace(Digest(items), Digest(changed), StringComparison.Ordinal));
        });
        // The file alone cannot tell: it is whole, by its own word.
        Assert.Empty(await FaultsAsync(forged));
        string noted = Convert.ToHexStringLower(SHA256.HashData(_archive));
        (ArchiveManifest? none, IReadOnlyList<ArchiveFault> faults) = await ArchiveCheck.RunAsync(new MemoryStream(forged), default, noted);
        Assert.Null(none);
        Assert.Contains("another file than the one that was noted", Assert.Single(faults).What, StringComparison.Ordinal);
        Assert.Empty((await ArchiveCheck.RunAsync(new MemoryStream(_archive), default, noted.ToUpperInvariant())).Faults);

        static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task Opened_ItHoldsTheRowsAsTheyStood_AndTheEvidence_AndTheFileStaysAsItIs()
    {
        using var file = new MemoryStream([.. _archive]);
        (ArchiveManifest? manifest, _) = await ArchiveCheck.RunAsync(file, default);
        using (OpenedArchive opened = (await OpenedArchive.OpenAsync(file, manifest!, default))!)
        {
            foreach (string partition in new[] { $"{_city.Id}|14b-county-articles|2021-03", $"{_city.Id}|07-office-study|2021-01" })
                Assert.Equal(await RowsAsync(_city.Parts.Store, partition), await RowsAsync(opened.Store, partition));
            string digest = Convert.ToHexStringLower(SHA256.HashData(Photo));
            await using Stream? photo = await opened.OpenAsync(new AttachmentAddress(_city.Id, "hanbin", digest), default);
            Assert.Equal(Photo.Length, photo!.Length);
            Assert.Null(await opened.OpenAsync(new AttachmentAddress(_city.Id, "hanyin", digest), default));
            Assert.Throws<NotSupportedException>(() =>
            {
                _ = opened.WriteAsync(new(_city.Id, "hanbin", digest), new MemoryStream(), default);
            });
        }

        Assert.Equal(_archive, file.ToArray());
    }

    [Fact]
    public async Task Opened_AnArchiveOfBefore_HasNoRows_AndALineThatIsNone_IsNamed()
    {
        (ArchiveManifest? manifest, _) = await ArchiveCheck.RunAsync(new MemoryStream(_archive), default);
        byte[] before = Harm(z => z.Entries.Where(e => e.FullName.StartsWith("rows/", StringComparison.Ordinal)).ToList().ForEach(e => e.Delete()));
        Assert.Null(await OpenedArchive.OpenAsync(new MemoryStream(before), manifest!, default));
        byte[] harmed = Harm(z => Rewrite(z, "rows/Board.jsonl", t => "no row\n" + t));
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => OpenedArchive.OpenAsync(new MemoryStream(harmed), manifest!, default));
        Assert.StartsWith("rows/Board.jsonl, line 1: it is no row of a table", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RowsAsync(ITableStore store, string partition) =>
        string.Join(
            '\n',
            (await store.ReadAsync(StoreTable.Work, partition, null, null, default)).Select(r =>
                $"{r.Row} {string.Join(' ', r.Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"))}"
            )
        );

    private async Task<byte[]> WriteAsync()
    {
        using var output = new MemoryStream();
        await _city.Parts.Archive.WriteAsync(_city.Id, output, _files, [], default);
        return output.ToArray();
    }

    private byte[] Harm(Action<ZipArchive> harm)
    {
        using var copy = new MemoryStream();
        copy.Write(_archive);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
            harm(zip);
        return copy.ToArray();
    }

    private static void Rewrite(ZipArchive zip, string name, Func<string, string> change)
    {
        string text = Text(zip, name);
        zip.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(change(text));
    }

    private static void Rename(ZipArchive zip, string from, string to)
    {
        string text = Text(zip, from);
        zip.GetEntry(from)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(to).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    private static string Named(string path, byte[] content) =>
        $$"""{"path":"{{path}}","size":{{content.Length}},"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(content))}}"}""";

    private byte[] Behind(byte[] before)
    {
        byte[] harmed = [.. before, .. _archive];
        int at = BitConverter.ToInt32(_archive, _archive.Length - End + 16) + before.Length;
        BitConverter.TryWriteBytes(harmed.AsSpan(harmed.Length - End + 16), at);
        for (int next; at < harmed.Length - End; at = next)
        {
            next = at + 46 + BitConverter.ToUInt16(harmed, at + 28) + BitConverter.ToUInt16(harmed, at + 30);
            BitConverter.TryWriteBytes(harmed.AsSpan(at + 42), BitConverter.ToInt32(harmed, at + 42) + before.Length);
        }

        return harmed;
    }

    private byte[] Gap(byte[] between)
    {
        int at = BitConverter.ToInt32(_archive, _archive.Length - End + 16);
        byte[] harmed = [.. _archive[..at], .. between, .. _archive[at..]];
        BitConverter.TryWriteBytes(harmed.AsSpan(harmed.Length - End + 16), at + between.Length);
        return harmed;
    }

    /// <summary>Takes bytes as a network does: nothing that was written is gone back to.</summary>
    private sealed class OneWay : MemoryStream
    {
        public override bool CanSeek => false;

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }

    private static async Task<string[]> FaultsAsync(byte[] archive)
    {
        (_, IReadOnlyList<ArchiveFault> faults) = await ArchiveCheck.RunAsync(new MemoryStream(archive), default);
        Assert.All(faults, f =>
            Assert.Contains("Take the archive again", f.Mend + (f.Where == "manifest.json" ? "Take the archive again" : ""), StringComparison.Ordinal)
        );
        return [.. faults.Select(f => $"{f.Where}: {f.What}")];
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
