namespace Ankang.Workflows.Notices;

/// <summary>The mailbox that mails come back to (<c>Mail:Bounces:Imap</c>): the one that the office sends from. It is read, never written to.</summary>
public sealed class ImapOptions
{
    /// <value>Null: nothing is read, and whether a mail arrived is not known.</value>
    public string? Host { get; set; }

    /// <value>993, TLS from the start; 143 for STARTTLS.</value>
    public int Port { get; set; } = 993;

    /// <value><see cref="SmtpSecurity.Auto"/></value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <value>INBOX</value>
    public string Folder { get; set; } = "INBOX";

    /// <summary>How long one answer of the server may take.</summary>
    /// <value>60 seconds</value>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>SHA-256 of a certificate that is trusted though no authority signed it, in hex.</summary>
    /// <value>Null: only certificates that the machine trusts.</value>
    public string? CertificateSha256 { get; set; }
}
