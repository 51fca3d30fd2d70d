using MailKit.Security;

namespace Ankang.Workflows.Notices;

/// <summary>The library's words for <see cref="SmtpSecurity"/>.</summary>
internal static class SmtpSecurities
{
    public static SecureSocketOptions ToSocketOptions(this SmtpSecurity security) =>
        security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.Auto,
        };
}
