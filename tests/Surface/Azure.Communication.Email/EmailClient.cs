using Azure.Core;

namespace Azure.Communication.Email;

/// <summary>Stands for the service's client. Nothing is sent by it: a test puts its own in its place.</summary>
public class EmailClient
{
    protected EmailClient() { }

    public EmailClient(Uri endpoint, TokenCredential credential, EmailClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
    }

    public virtual Task<EmailSendOperation> SendAsync(
        WaitUntil wait,
        EmailMessage message,
        Guid operationId,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException("This is the surface of Azure.Communication.Email, which sends nothing. Restore the real package.");
}
