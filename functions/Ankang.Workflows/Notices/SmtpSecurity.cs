namespace Ankang.Workflows.Notices;

/// <summary>How the connection to a mail server is kept secret.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the start on the port meant for it (465, 993), STARTTLS on others where the server offers it.</summary>
    Auto,

    /// <summary>STARTTLS; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    SslOnConnect,

    /// <summary>None: only for a server on the same machine or network.</summary>
    None,
}
