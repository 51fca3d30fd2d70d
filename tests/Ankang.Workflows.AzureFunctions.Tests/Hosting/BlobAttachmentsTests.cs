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
}
