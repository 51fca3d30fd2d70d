namespace Ankang.Workflows.Notices;

/// <summary>The mail server (<c>Mail:Smtp</c>).</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    /// <value>587, where mail is handed in; 465 for TLS from the start, 25 for a relay of one's own.</value>
    public int Port { get; set; } = 587;

    /// <value><see cref="SmtpSecurity.Auto"/></value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    /// <value>Null: the server asks for none.</value>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>How long one answer of the server may take.</summary>
    /// <value>60 seconds</value>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>The address that the server lets us send from; replies still go to the office.</summary>
    /// <value>Null: the office's own.</value>
    public string? From { get; set; }

    /// <summary>SHA-256 of a certificate that is trusted though no authority signed it, in hex.</summary>
    /// <value>Null: only certificates that the machine trusts.</value>
    public string? CertificateSha256 { get; set; }
}
