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
            await TouchAsync(address, cancellation); // the same content is there already
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

    public async Task<IReadOnlyList<StoredAttachment>> ListAsync(string list, string? unit, CancellationToken cancellation)
    {
        var found = new List<StoredAttachment>();
        try
        {
            string prefix = unit is null ? $"{list}/" : $"{list}/{unit}/";
            await foreach (BlobItem blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
            {
                if (blob.Name.Split('/') is [_, var of, var digest] && AttachmentAddress.IsDigest(digest))
                    found.Add(
                        new StoredAttachment(
                            new AttachmentAddress(list, of, digest),
                            blob.Properties.ContentLength ?? 0,
                            blob.Properties.LastModified ?? DateTimeOffset.MaxValue
                        )
                    );
            }

            return found;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
        catch (RequestFailedException e)
        {
            throw new StoreUnavailableException($"The attachments in '{container.Name}' cannot be listed: {e.Status} {e.ErrorCode}", e);
        }
    }

    public async Task<bool> DeleteAsync(StoredAttachment listed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(listed);
        try
        {
            return await container
                .GetBlobClient(listed.Address.ToString())
                .DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfUnmodifiedSince = listed.WrittenAt }, cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
        catch (RequestFailedException e)
        {
            throw new StoreUnavailableException($"An attachment in '{container.Name}' cannot be deleted: {e.Status} {e.ErrorCode}", e);
        }
    }

    // Setting headers anew, the same ones, makes it as written now.
    private async Task TouchAsync(AttachmentAddress address, CancellationToken cancellation)
    {
        try
        {
            await container.GetBlobClient(address.ToString()).SetHttpHeadersAsync(Plain, cancellationToken: cancellation);
        }
        catch (RequestFailedException e)
        {
            throw new StoreUnavailableException($"An attachment cannot be kept in '{container.Name}': {e.Status} {e.ErrorCode}", e);
        }
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
