using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using QRCoder;

namespace Ankang.Workflows.Web.People;

/// <summary>The codes of an authenticator app (RFC 6238): six digits, a new one each half minute.</summary>
/// <remarks>Secrets are kept encrypted by the host's keys, which lie beside the tables and in none of their copies.</remarks>
internal sealed class SecondFactor(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Issuer = "安全生产任务清单";
    private const int SecretLength = 20;
    private const int ModuleSize = 5;
    private static readonly VerificationWindow OneBeforeAndAfter = new(1, 1); // clocks of telephones differ
    private readonly IDataProtector _protector = protection.CreateProtector("second-factor");

    /// <returns>A secret as the app is told it, in base 32.</returns>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretLength));

    /// <summary>What the app scans, as SVG.</summary>
    public static string QrCode(string secret, string account)
    {
        string uri = new OtpUri(OtpType.Totp, secret, account, Issuer).ToString();
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(ModuleSize, "#000000", "#ffffff");
    }

    public string Encrypt(string secret) => _protector.Protect(secret);

    /// <returns>Null where it was encrypted by keys that are lost: it has to be set up anew.</returns>
    public string? Decrypt(string encrypted)
    {
        try
        {
            return _protector.Unprotect(encrypted);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Judges a code; one that was used already, or an older one, is wrong.</summary>
    /// <param name="usedStep">The half minute of the code that was used last.</param>
    /// <returns>The half minute of this code; null where it is wrong.</returns>
    public int? StepOf(string secret, string code, int? usedStep) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(
            clock.GetUtcNow().UtcDateTime,
            string.Concat(code.Where(char.IsAsciiDigit)),
            out long step,
            OneBeforeAndAfter
        ) && (usedStep is null || step > usedStep)
            ? (int)step
            : null;
}
