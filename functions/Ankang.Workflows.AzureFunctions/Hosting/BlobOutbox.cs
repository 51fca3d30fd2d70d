using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Keeps each mail as an .eml blob; nothing leaves the account. An app's own disk does not outlive its instance.</summary>
public sealed class BlobOutbox(BlobContainerClient container) : IMailTransport
{
    private static readonly BlobHttpHeaders Mail = new() { ContentType = "message/rfc822" };

    public bool ReachesPeople => false;

    public bool IsSent => false;

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        List<RefusedRecipient> refused = [.. mail.To.Where(t => !EmailAddress.IsValid(t.Email)).Select(MimeMail.NotAnAddress)];
        if (refused.Count == mail.To.Count)
            return new SendResult(SendOutcome.Refused, refused.FirstOrDefault()?.Answer, refused);
        byte[] bytes = MimeMail.Bytes(MimeMail.Build(mail with { To = [.. mail.To.Where(t => EmailAddress.IsValid(t.Email))] }));
        BlobClient blob = container.GetBlobClient(FolderTransport.FileName(mail));
        try
        {
            try
            {
                await blob.UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { HttpHeaders = Mail }, cancellation);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
                await blob.UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { HttpHeaders = Mail }, cancellation);
            }
        }
        catch (RequestFailedException e)
        {
            return new SendResult(SendOutcome.TryAgain, $"{e.Status} {e.ErrorCode}", refused);
        }

        return refused.Count == 0 ? SendResult.Accepted : new SendResult(SendOutcome.Accepted, refused[0].Answer, refused);
    }
}
