namespace Ankang.Workflows.Notices;

/// <summary>Hands one message to whatever delivers it: a folder of .eml files, an SMTP server, a cloud service.</summary>
public interface IMailTransport
{
    /// <summary>What it takes reaches the people it is addressed to; false for a folder, and where all goes to one address.</summary>
    bool ReachesPeople => true;

    /// <summary>What it takes is handed to a mail service; false where it is kept as a file, which nobody is sent.</summary>
    bool IsSent => true;

    /// <summary>Tries once. Faults of the network or the server are an answer (<see cref="SendOutcome.TryAgain"/>), not an exception.</summary>
    Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation);
}
