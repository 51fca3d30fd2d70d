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

    /// <summary>At most so many mails in any 60 seconds.</summary>
    /// <value>60; providers of mailboxes for offices allow about as many.</value>
    public int PerMinute { get; set; } = 60;

    /// <summary>At most so many mails in any hour; the rest of a slot goes on by itself after it.</summary>
    /// <value>1000</value>
    public int PerHour { get; set; } = 1000;

    /// <summary>At most so many mails in any 60 seconds to addresses of one domain: qq.com answers more than that by refusing them.</summary>
    /// <value>20</value>
    public int PerMinuteAndDomain { get; set; } = 20;

    /// <summary>The address that the server lets us send from; replies still go to the office.</summary>
    /// <value>Null: the office's own.</value>
    public string? From { get; set; }

    /// <summary>SHA-256 of a certificate that is trusted though no authority signed it, in hex.</summary>
    /// <value>Null: only certificates that the machine trusts.</value>
    public string? CertificateSha256 { get; set; }
}
