using Ankang.Workflows.Attachments;
using Ankang.Workflows.Storage;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Attachments as blobs of a private container, <c>{list}/{unit}/{digest}</c>.</summary>
public sealed class BlobAttachments(BlobContainerClient container) : IAttachmentStore
{
    // Whoever reads the blob itself gets bytes, nothing to be opened.
    private static readonly BlobHttpHeaders Plain = new() { ContentType = "application/octet-stream" };

    public async Task WriteAsync(AttachmentAddress address, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        long start = content.Position;
        try
        {
            try
            {
                await UploadAsync();
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
                content.Position = start;
                await UploadAsync();
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same content is there already.
        }
        catch (RequestFailedException e)
        {
            throw new StoreUnavailableException($"An attachment cannot be written to '{container.Name}': {e.Status} {e.ErrorCode}", e);
        }

        Task UploadAsync() =>
            container
                .GetBlobClient(address.ToString())
                .UploadAsync(
                    content,
                    new BlobUploadOptions
                    {
                        HttpHeaders = Plain,
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    },
                    cancellation
                );
    }

    public async Task<Stream?> OpenAsync(AttachmentAddress address, CancellationToken cancellation)
    {
        try
        {
            return await container.GetBlobClient(address.ToString()).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return null;
        }
        catch (RequestFailedException e)
        {
            throw new StoreUnavailableException($"An attachment cannot be read from '{container.Name}': {e.Status} {e.ErrorCode}", e);
        }
    }
}
