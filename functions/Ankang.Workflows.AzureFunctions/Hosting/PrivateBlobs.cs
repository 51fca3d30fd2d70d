using System.Security.Cryptography;
using System.Xml.Linq;
using Ankang.Workflows.Links;
using Ankang.Workflows.Web.Hosting;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Secrets in a private container: each made once at random, by whichever instance comes first.</summary>
public sealed class PrivateBlobs(BlobContainerClient container) : IXmlRepository
{
    private const string LinkKey = "link-key";
    private const string PreviousLinkKey = "link-key.previous";
    private const string ApiKeyBlob = "api-key";
    private const string PreviousApiKey = "api-key.previous";
    private const string FormKeys = "form-keys/";

    /// <summary>
    /// The signer of the units' links. To rotate the key, copy the blob <c>link-key</c> to <c>link-key.previous</c> and delete it: both
    /// hold.
    /// </summary>
    public LinkSigner LinkSigner() =>
        new(Convert.FromBase64String(ReadOrMake(LinkKey)), Read(PreviousLinkKey) is { } previous ? Convert.FromBase64String(previous) : null);

    /// <summary>
    /// The key of the JSON API that may do all. To rotate it, copy the blob <c>api-key</c> to <c>api-key.previous</c> and delete it: both
    /// hold.
    /// </summary>
    public ApiKey Api() => ApiKey.Made(ReadOrMake(ApiKeyBlob), Read(PreviousApiKey));

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            return [.. container.GetBlobs(BlobTraits.None, BlobStates.None, FormKeys, default).Select(b => XElement.Parse(Read(b.Name)!))];
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        TryWrite($"{FormKeys}{friendlyName}.xml", element.ToString(SaveOptions.DisableFormatting));
    }

    private string ReadOrMake(string name)
    {
        if (Read(name) is { } there)
            return there;
        TryWrite(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Links.LinkSigner.KeyLength)));
        // Another instance may have been first: what stands there counts.
        return Read(name) ?? throw new InvalidOperationException($"The blob '{name}' was deleted while it was being made.");
    }

    private string? Read(string name)
    {
        try
        {
            return container.GetBlobClient(name).DownloadContent().Value.Content.ToString();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return null;
        }
    }

    private void TryWrite(string name, string content)
    {
        container.CreateIfNotExists();
        try
        {
            container
                .GetBlobClient(name)
                .Upload(BinaryData.FromString(content), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // Made meanwhile.
        }
    }
}
