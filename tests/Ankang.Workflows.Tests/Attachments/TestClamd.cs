using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ankang.Workflows.Tests.Attachments;

/// <summary>A real scanner (clamd), one process a test, that knows one virus: a word of our own.</summary>
internal sealed class TestClamd : IAsyncDisposable, ITool
{
    /// <summary>What a file holds that is infected.</summary>
    public const string Virus = "ankang-workflows-is-not-a-virus";

    /// <summary>What the scanner calls it.</summary>
    public const string Signature = "Ankang.Test.UNOFFICIAL";

    private readonly Process _process;
    private readonly string _folder;

    private TestClamd(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public static string? Missing =>
        Clamd is null ? "The test's virus scanner needs clamd: 'bash tests/run.sh' brings it, as does Debian's package clamav-daemon." : null;

    public int Port { get; }

    public string Socket => Path.Combine(_folder, "clamd.ctl");

    private static string? Clamd => Programs.Find("clamd") ?? (File.Exists("/usr/sbin/clamd") ? "/usr/sbin/clamd" : null);

    public static async Task<TestClamd> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("clamd").FullName;
        string signatures = Directory.CreateDirectory(Path.Combine(folder, "signatures")).FullName;
        // Name, any kind of file, anywhere in it, these bytes.
        await File.WriteAllTextAsync(
            Path.Combine(signatures, "test.ndb"),
            $"{Signature[..Signature.LastIndexOf('.')]}:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Virus))}\n"
        );
        int port = FreePort();
        string config = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(
            config,
            $"""
            Foreground yes
            DatabaseDirectory {signatures}
            TemporaryDirectory {folder}
            LocalSocket {Path.Combine(folder, "clamd.ctl")}
            TCPSocket {port}
            TCPAddr 127.0.0.1
            StreamMaxLength 1M

            """
        );
        Process process = Process.Start(
            new ProcessStartInfo(Clamd!, ["-c", config]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var scanner = new TestClamd(process, folder, port);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return scanner;
            }
            catch (SocketException) when (attempt < 300 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Ends it, as a machine that was restarted without it.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
