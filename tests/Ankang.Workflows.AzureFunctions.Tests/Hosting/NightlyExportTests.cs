using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.StoreTests;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

[Collection(nameof(OneAzurite))]
[Needs<Azurite>]
public sealed class NightlyExportTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Night = new(2021, 4, 1);

    [Fact]
    public async Task Export_IsWrittenOnceANight_AndRestoresToTheSameRows()
    {
        TableStorageStore store = TableStorageStore.Open(azurite.ConnectionString, "live", new StorageMeter());
        await store.CommitAsync(
            StoreTable.Work,
            "ankang-2021|14b|2021-03",
            [new StoreChange.Insert("I|hanbin", new Dictionary<string, object> { ["state"] = "Open" })],
            default
        );
        BlobContainerClient container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("exports");
        var export = new NightlyExport(TableBackup.Open(azurite.ConnectionString, "live"), container, NullLogger<NightlyExport>.Instance);

        Assert.True(await export.WriteAsync(Night, default));
        Assert.False(await export.WriteAsync(Night, default)); // the hour after, or another instance
        Assert.True(await export.WriteAsync(Night.AddDays(1), default));
        Assert.Equal(["2021-04-01.jsonl.gz", "2021-04-02.jsonl.gz"], container.GetBlobs().Select(b => b.Name));

        await using Stream copy = await container.GetBlobClient("2021-04-01.jsonl.gz").OpenReadAsync();
        Assert.Equal(1, await TableBackup.Open(azurite.ConnectionString, "restored").RestoreAsync(copy, default));
        StoreRow? row = await TableStorageStore
            .Open(azurite.ConnectionString, "restored", new StorageMeter())
            .GetAsync(StoreTable.Work, "ankang-2021|14b|2021-03", "I|hanbin", default);
        Assert.Equal("Open", row?.Text("state"));
    }
}
