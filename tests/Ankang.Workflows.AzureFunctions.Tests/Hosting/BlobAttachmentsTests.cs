using Ankang.Workflows.Attachments;
using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.StoreTests;
using Azure.Storage.Blobs;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

[Collection(nameof(OneAzurite))]
[Needs<Azurite>]
public sealed class BlobAttachmentsTests(AzuriteFixture azurite)
{
    private static readonly AttachmentAddress Address = new("ankang-2021", "hanbin", new string('a', 64));

    [Fact]
    public async Task Write_KeepsTheContent_AndTheSameAgainChangesNothing()
    {
        BlobContainerClient container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("attachments");
        var store = new BlobAttachments(container);
        Assert.Null(await store.OpenAsync(Address, default));
        for (int time = 1; time <= 2; time++)
        {
            using var content = new MemoryStream("%PDF-1.7"u8.ToArray());
            await store.WriteAsync(Address, content, default);
        }

        Assert.Equal(Address.ToString(), Assert.Single(container.GetBlobs()).Name);
        await using Stream? read = await store.OpenAsync(Address, default);
        Assert.Equal((8, true), (read!.Length, read.CanSeek));
        using var memory = new MemoryStream();
        await read.CopyToAsync(memory);
        Assert.Equal("%PDF-1.7"u8.ToArray(), memory.ToArray());
    }

    [Fact]
    public async Task Delete_LeavesWhatWasSentAgain()
    {
        BlobContainerClient container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("swept");
        var store = new BlobAttachments(container);
        Assert.Empty(await store.ListAsync("ankang-2021", null, default));
        await store.WriteAsync(Address, new MemoryStream("%PDF-1.7"u8.ToArray()), default);
        StoredAttachment listed = Assert.Single(await store.ListAsync("ankang-2021", "hanbin", default));
        Assert.Equal((Address, 8), (listed.Address, listed.Bytes));
        Assert.False(await store.DeleteAsync(listed with { WrittenAt = listed.WrittenAt.AddDays(-1) }, default));
        Assert.True(await store.DeleteAsync(listed, default));
        Assert.False(await store.DeleteAsync(listed, default));
        Assert.Empty(await store.ListAsync("ankang-2021", "hanbin", default));
    }
}
