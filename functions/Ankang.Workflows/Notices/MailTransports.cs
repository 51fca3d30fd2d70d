namespace Ankang.Workflows.Notices;

/// <summary>Makes the transport that the options ask for.</summary>
public static class MailTransports
{
    /// <param name="outbox">Folder of the .eml files where <see cref="MailOptions.Folder"/> names none.</param>
    /// <exception cref="ArgumentException">The options have faults; the message says the mend of each.</exception>
    public static IMailTransport Create(MailOptions options, string outbox, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is { Count: > 0 } faults) throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
        IMailTransport transport = options.Transport == MailTransportKind.Smtp
            ? new SmtpTransport(options.Smtp, time)
            : new FolderTransport(options.Folder ?? outbox);
        return options.RedirectTo is { } redirect ? new RedirectTransport(transport, redirect) : transport;
    }
}
