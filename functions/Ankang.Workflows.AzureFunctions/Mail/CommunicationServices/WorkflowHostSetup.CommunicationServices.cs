using Ankang.Workflows.AzureFunctions.Mail.CommunicationServices;
using Ankang.Workflows.Notices;
using Azure.Communication.Email;
using Azure.Core;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>The part of the setup that needs the package of Communication Services.</summary>
public static partial class WorkflowHostSetup
{
    static partial void AddCommunicationServices(TokenCredential credential, ref Func<AcsOptions, IMailTransport>? make) =>
        make = options =>
        {
            var client = new EmailClientOptions();
            // The dispatcher waits as the service asks; a repeat inside the client would only be refused again.
            client.Retry.MaxRetries = 0;
            return new AcsTransport(new EmailClient(options.Endpoint!, credential, client), options.Sender!);
        };
}
