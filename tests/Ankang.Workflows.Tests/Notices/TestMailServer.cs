using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>A real mail server (npm smtp-server), one process a test; see tests/tools/smtp/server.mjs for what it can be told.</summary>
internal sealed class TestMailServer : IAsyncDisposable, ITool
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const string Tool = "smtp";

    private readonly Process _process;
    private readonly string _folder;

    private TestMailServer(Process process, string folder, int port, string? certificate) =>
        (_process, _folder, Port, CertificateSha256) = (process, folder, port, certificate);

    public static string? Missing => NodeTools.Missing("The test's mail server", Tool);

    public int Port { get; }

    public string? CertificateSha256 { get; }

    private string Out => Path.Combine(_folder, "out");

    public static async Task<TestMailServer> StartAsync(Dictionary<string, object>? options = null, bool certificate = false)
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);
        string folder = Directory.CreateTempSubdirectory("smtp").FullName;
        options = new(options ?? []) { ["out"] = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName };
        string? hash = certificate ? MakeCertificate(folder, options) : null;
        Process process = NodeTools.Start(Tool, "server.mjs", JsonSerializer.Serialize(options));
        string? port = await process.StandardOutput.ReadLineAsync();
        if (port is null)
            throw new InvalidOperationException($"The test's mail server did not start: {await process.StandardError.ReadToEndAsync()}");
        return new(process, folder, int.Parse(port, CultureInfo.InvariantCulture), hash);
    }

    public IReadOnlyList<Envelope> Envelopes() =>
        [
            .. Directory
                .GetFiles(Out, "*.json")
                .OrderBy(f => int.Parse(Path.GetFileNameWithoutExtension(f), CultureInfo.InvariantCulture))
                .Select(f => JsonSerializer.Deserialize<Envelope>(File.ReadAllText(f), Json)!),
        ];

    public byte[] Mail(int number) => File.ReadAllBytes(Path.Combine(Out, $"{number}.eml"));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string MakeCertificate(string folder, Dictionary<string, object> options)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        options["key"] = Path.Combine(folder, "key.pem");
        options["cert"] = Path.Combine(folder, "cert.pem");
        File.WriteAllText((string)options["key"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText((string)options["cert"], certificate.ExportCertificatePem());
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    internal sealed record Envelope(string From, IReadOnlyList<string> To, string Connection, bool Secure, string? User);
}
