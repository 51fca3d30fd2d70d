using System.ComponentModel.DataAnnotations;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Notices;

/// <summary>How mail leaves.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    private const int TcpPorts = 65535;

    /// <value><see cref="MailTransportKind.Folder"/>: no mail leaves the machine until it is set.</value>
    public MailTransportKind Transport { get; set; } = MailTransportKind.Folder;

    /// <summary>Where the .eml files go.</summary>
    /// <value>Null: the host's outbox in its data folder.</value>
    public string? Folder { get; set; }

    /// <summary>Sends every mail to this one address, naming who would have got it.</summary>
    /// <value>Null: to its recipients.</value>
    public string? RedirectTo { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public AcsOptions Acs { get; set; } = new();

    public BounceOptions Bounces { get; set; } = new();

    /// <summary>早报: on a working day the office gets one mail before the first slot, of what waits and what will leave.</summary>
    /// <value>False: none is sent.</value>
    public bool Morning { get; set; }

    /// <summary>A certificate of which it cannot be found out whether it was revoked is refused.</summary>
    /// <value>False: it is trusted, with a line in the log; one that was revoked never is.</value>
    public bool StrictRevocation { get; set; }

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() => [.. FindFaults()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => FindFaults().Select(f => new ValidationResult(f));

    private IEnumerable<string> FindFaults()
    {
        if (!Enum.IsDefined(Transport))
            yield return $"Mail:Transport is '{Transport}'; write Folder, Smtp or Acs.";
        if (RedirectTo is { } redirect && !EmailAddress.IsValid(redirect))
            yield return $"Mail:RedirectTo is '{redirect}', which is no mail address; write one such as office@example.org, or leave it out.";
        foreach (
            string fault in Transport switch
            {
                MailTransportKind.Smtp => SmtpFaults(),
                MailTransportKind.Acs => AcsFaults(),
                _ => [],
            }
        )
            yield return fault;
        foreach (string fault in Bounces.Imap.Host is null ? [] : ImapFaults(Bounces.Imap))
            yield return fault;
    }

    private static IEnumerable<string> ImapFaults(ImapOptions imap)
    {
        if (imap.Port is < 1 or > TcpPorts)
            yield return $"Mail:Bounces:Imap:Port is {imap.Port}; write a port from 1 to {TcpPorts}, usually 993 or 143.";
        if (!Enum.IsDefined(imap.Security))
            yield return $"Mail:Bounces:Imap:Security is '{imap.Security}'; write Auto, StartTls, SslOnConnect or None.";
        if (imap.TimeoutSeconds is < 1 or > 600)
            yield return $"Mail:Bounces:Imap:TimeoutSeconds is {imap.TimeoutSeconds}; write 1 to 600.";
        if (string.IsNullOrEmpty(imap.User) || string.IsNullOrEmpty(imap.Password))
            yield return "Mail:Bounces:Imap:User and Mail:Bounces:Imap:Password are missing; write those of the mailbox that the office sends from, or "
                + "leave Mail:Bounces:Imap:Host out.";
        if (imap.CertificateSha256 is { } pin && !IsHash(pin))
            yield return "Mail:Bounces:Imap:CertificateSha256 must be the 64 hex digits of the certificate's SHA-256, without colons, or be left out.";
    }

    private static bool IsHash(string pin) => pin.Length == 64 && pin.All(char.IsAsciiHexDigit);

    private IEnumerable<string> AcsFaults()
    {
        if (Acs.Endpoint is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
            yield return "Mail:Acs:Endpoint is missing or no address; write the resource's, such as https://name.communication.azure.com, or set "
                + "Mail:Transport to Folder.";
        if (Acs.Sender is not { } sender || !EmailAddress.IsValid(sender))
            yield return "Mail:Acs:Sender is missing or no mail address; write one of the connected domain, such as DoNotReply@example.org.";
        if (Acs.PerMinute < 1 || Acs.PerHour < 1)
            yield return $"Mail:Acs:PerMinute is {Acs.PerMinute} and Mail:Acs:PerHour {Acs.PerHour}; both must be 1 or more.";
    }

    private IEnumerable<string> SmtpFaults()
    {
        if (string.IsNullOrWhiteSpace(Smtp.Host))
            yield return "Mail:Smtp:Host is missing; write the mail server's name, such as smtp.example.org, or set Mail:Transport to Folder.";
        if (Smtp.Port is < 1 or > TcpPorts)
            yield return $"Mail:Smtp:Port is {Smtp.Port}; write a port from 1 to {TcpPorts}, usually 587, 465 or 25.";
        if (!Enum.IsDefined(Smtp.Security))
            yield return $"Mail:Smtp:Security is '{Smtp.Security}'; write Auto, StartTls, SslOnConnect or None.";
        if (Smtp.TimeoutSeconds is < 1 or > 600)
            yield return $"Mail:Smtp:TimeoutSeconds is {Smtp.TimeoutSeconds}; write 1 to 600.";
        if (Smtp.From is { } from && !EmailAddress.IsValid(from))
            yield return $"Mail:Smtp:From is '{from}', which is no mail address; write one such as office@example.org, or leave it out.";
        if (string.IsNullOrEmpty(Smtp.User) != string.IsNullOrEmpty(Smtp.Password))
            yield return "Mail:Smtp:User and Mail:Smtp:Password go together; set both, or neither.";
        if (!string.IsNullOrEmpty(Smtp.User) && Smtp.Security == SmtpSecurity.None)
            yield return "Mail:Smtp:Security is None, so the password would travel readable; write StartTls or SslOnConnect, or leave User and Password out.";
        if (Smtp.PerMinute < 1 || Smtp.PerHour < 1 || Smtp.PerMinuteAndDomain < 1)
            yield return $"Mail:Smtp:PerMinute is {Smtp.PerMinute}, Mail:Smtp:PerHour {Smtp.PerHour} and Mail:Smtp:PerMinuteAndDomain "
                + $"{Smtp.PerMinuteAndDomain}; each must be 1 or more.";
        if (Smtp.CertificateSha256 is { } pin && !IsHash(pin))
            yield return "Mail:Smtp:CertificateSha256 must be the 64 hex digits of the certificate's SHA-256, without colons, or be left out.";
    }
}
