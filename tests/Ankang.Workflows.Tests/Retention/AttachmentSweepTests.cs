using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Attachments;
using Ankang.Workflows.Tests.Web;

namespace Ankang.Workflows.Tests.Retention;

[Trait(Tier.Name, Tier.Fast)]
[Trait(Web.Routes.SharedRoutes.Category, Web.Routes.SharedRoutes.Security)]
public sealed class AttachmentSweepTests : IDisposable
{
    private const string List = "ankang-2021";
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-sweep-").FullName;
    private readonly ManualClock _clock = new(new DateTimeOffset(2021, 3, 1, 1, 0, 0, TimeSpan.Zero));
    private readonly SqliteStore _store;
    private readonly FolderAttachments _files;
    private readonly AttachmentSweep _sweep;

    public AttachmentSweepTests()
    {
        _store = new SqliteStore(Path.Combine(_folder, DataFolder.StoreFile), new StorageMeter(), StoreDurability.Scratch);
        _files = new FolderAttachments(Path.Combine(_folder, "files"), _clock);
        _sweep = new AttachmentSweep(_store, _files, _clock);
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task FileOfARefusedReport_GoesAfterAWeek_AndOneThatAHistoryNamesStays()
    {
        AttachmentAddress refused = await PutAsync("hanbin", 'a'),
            named = await PutAsync("hanbin", 'b'),
            ofAnother = await PutAsync("hanyin", 'b');
        await NameAsync("hanbin", 'b');
        _clock.Now += AttachmentSweep.KeptFor;
        Assert.Empty(await _sweep.RunAsync(List, default));
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal([refused, ofAnother], (await _sweep.RunAsync(List, default)).Select(f => f.Address).OrderBy(a => a.Unit));
        Assert.Equal([named], (await _files.ListAsync(List, null, default)).Select(f => f.Address));
    }

    [Fact]
    public async Task FileThatIsSentAgain_BeginsItsWeekAnew()
    {
        await PutAsync("hanbin", 'a');
        _clock.Now += TimeSpan.FromDays(6);
        StoredAttachment seen = Assert.Single(await _files.ListAsync(List, "hanbin", default));
        await PutAsync("hanbin", 'a');
        Assert.False(await _files.DeleteAsync(seen, default)); // listed before
        _clock.Now += TimeSpan.FromDays(2);
        Assert.Empty(await _sweep.RunAsync(List, default));
    }

    [Fact]
    public async Task LineThatCannotBeRead_KeepsAllFilesOfItsUnit()
    {
        await PutAsync("hanbin", 'a');
        await _store.CommitAsync(
            StoreTable.Work,
            $"{List}|01|2021-01",
            [new StoreChange.Insert("H|hanbin|000001", new Dictionary<string, object> { ["attachments"] = "[{" })],
            default
        );
        _clock.Now += TimeSpan.FromDays(30);
        Assert.Empty(await _sweep.RunAsync(List, default));
    }

    private async Task<AttachmentAddress> PutAsync(string unit, char digit)
    {
        var address = new AttachmentAddress(List, unit, new string(digit, 64));
        await _files.WriteAsync(address, new MemoryStream(A.Pdf), default);
        return address;
    }

    private Task<CommitResult> NameAsync(string unit, char digit) =>
        _store.CommitAsync(
            StoreTable.Work,
            $"{List}|01|2021-01",
            [
                new StoreChange.Insert(
                    $"H|{unit}|000001",
                    new Dictionary<string, object>
                    {
                        ["attachments"] = System.Text.Json.JsonSerializer.Serialize(new[] { new Attachment(new string(digit, 64), "a.pdf", 8) }),
                    }
                ),
            ],
            default
        );
}
