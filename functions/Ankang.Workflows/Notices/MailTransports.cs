using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Notices;

/// <summary>Makes the transport that the options ask for.</summary>
public static class MailTransports
{
    /// <param name="outbox">Folder of the .eml files where <see cref="MailOptions.Folder"/> names none.</param>
    /// <param name="acs">Makes the transport of Azure Communication Services, where the host has it.</param>
    /// <param name="logs">Hears of certificates that are trusted for want of knowledge.</param>
    /// <exception cref="ArgumentException">The options have faults; the message says the mend of each.</exception>
    public static IMailTransport Create(
        MailOptions options,
        string outbox,
        TimeProvider time,
        Func<AcsOptions, IMailTransport>? acs = null,
        ILoggerFactory? logs = null
    ) => Create(options, new FolderTransport(options.Folder ?? outbox), time, acs, logs);

    /// <param name="outbox">Keeps the mails where <see cref="MailOptions.Transport"/> is <see cref="MailTransportKind.Folder"/>.</param>
    /// <inheritdoc cref="Create(MailOptions, string, TimeProvider, Func{AcsOptions, IMailTransport}?, ILoggerFactory?)"/>
    public static IMailTransport Create(
        MailOptions options,
        IMailTransport outbox,
        TimeProvider time,
        Func<AcsOptions, IMailTransport>? acs = null,
        ILoggerFactory? logs = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
        IMailTransport transport = options.Transport switch
        {
            MailTransportKind.Smtp => new PacedTransport(
                new SmtpTransport(options.Smtp, time, new TlsTrust(options.StrictRevocation, Log(logs))),
                options.Smtp.PerMinute,
                options.Smtp.PerHour,
                time,
                options.Smtp.PerMinuteAndDomain
            ),
            MailTransportKind.Acs when acs is null => throw new ArgumentException(
                "Mail:Transport is Acs, which this host was built without; write Folder or Smtp, or run the Azure Functions host as it is published.",
                nameof(options)
            ),
            MailTransportKind.Acs => new PacedTransport(acs(options.Acs), options.Acs.PerMinute, options.Acs.PerHour, time),
            _ => outbox,
        };
        return options.RedirectTo is { } redirect ? new RedirectTransport(transport, redirect) : transport;
    }

    /// <summary>The mailbox that mails come back to; null where the options name none, or no mail leaves by them.</summary>
    public static IReturnBox? Returns(MailOptions options, TimeProvider time, ILoggerFactory? logs = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Bounces.Imap.Host is null || options.Transport == MailTransportKind.Folder
            ? null
            : new ImapReturnBox(options.Bounces.Imap, time, new TlsTrust(options.StrictRevocation, Log(logs)));
    }

    private static ILogger Log(ILoggerFactory? logs) => logs?.CreateLogger(typeof(TlsTrust)) ?? NullLogger.Instance;
}
