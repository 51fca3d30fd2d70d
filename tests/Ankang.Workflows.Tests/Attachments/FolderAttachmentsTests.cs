using Ankang.Workflows.Attachments;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Attachments;

[Trait(Tier.Name, Tier.Fast)]
public sealed class FolderAttachmentsTests : IDisposable
{
    private static readonly AttachmentAddress Address = new("ankang-2021", "hanbin", new string('a', 64));
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Write_KeepsTheContent_AndTheSameAgainChangesNothing()
    {
        var store = new FolderAttachments(_folder, TimeProvider.System);
        Assert.Null(await store.OpenAsync(Address, default));
        for (int time = 1; time <= 2; time++)
        {
            using var content = new MemoryStream(A.Pdf);
            await store.WriteAsync(Address, content, default);
        }

        await using Stream? read = await new FolderAttachments(_folder, TimeProvider.System).OpenAsync(Address, default);
        using var memory = new MemoryStream();
        await read!.CopyToAsync(memory);
        Assert.Equal(A.Pdf, memory.ToArray());
        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Write_LeavesNothing_WhenTheContentEndsInAFault()
    {
        var store = new FolderAttachments(_folder, TimeProvider.System);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Address, new Broken(), default));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Null(await store.OpenAsync(Address, default));
    }

    /// <summary>A disk that fails in the middle.</summary>
    private sealed class Broken : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            destination.Write(A.Pdf);
            throw new IOException("no space left");
        }
    }
}
