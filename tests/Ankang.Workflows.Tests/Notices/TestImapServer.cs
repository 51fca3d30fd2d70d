using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>A real IMAP server (dovecot), one process a test, with one mailbox.</summary>
internal sealed class TestImapServer : IAsyncDisposable, ITool
{
    public const string User = "office",
        Password = "secret";

    private readonly Process _process;
    private readonly string _folder;

    private TestImapServer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public static string? Missing =>
        Dovecot is null ? "The test's IMAP server needs dovecot: 'bash tests/run.sh' brings it, as does Debian's package dovecot-imapd." : null;

    public int Port { get; }

    private static string? Dovecot => Programs.Find("dovecot") ?? (File.Exists("/usr/sbin/dovecot") ? "/usr/sbin/dovecot" : null);

    public static async Task<TestImapServer> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("imap").FullName;
        int port = FreePort();
        bool isRoot = Environment.UserName == "root";
        string mail = Path.Combine(folder, "mail");
        Directory.CreateDirectory(mail);
        if (isRoot && !OperatingSystem.IsWindows())
            foreach (string path in new[] { folder, mail })
                File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        string config = Path.Combine(folder, "dovecot.conf");
        await File.WriteAllTextAsync(config, Config(folder, mail, port, isRoot));
        Process process = Process.Start(new ProcessStartInfo(Dovecot!, ["-F", "-c", config]) { RedirectStandardError = true })!;
        var server = new TestImapServer(process, folder, port);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using ImapClient client = await server.ConnectAsync();
                return server;
            }
            catch (Exception e) when (e is SocketException or ImapProtocolException && attempt < 100 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Somebody's mail comes in.</summary>
    public async Task DeliverAsync(string text, DateTimeOffset received)
    {
        using ImapClient client = await ConnectAsync();
        using MimeMessage message = Bounces.Message(text);
        await client.Inbox.AppendAsync(new AppendRequest(message, MessageFlags.None, received));
    }

    /// <summary>What a person who opens the mailbox sees: how many mails, and how many of them unread.</summary>
    public async Task<(int All, int Unread)> LookAsync()
    {
        using ImapClient client = await ConnectAsync();
        await client.Inbox.StatusAsync(StatusItems.Count | StatusItems.Unread);
        return (client.Inbox.Count, client.Inbox.Unread);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ImapClient> ConnectAsync()
    {
        var client = new ImapClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None);
            await client.AuthenticateAsync(User, Password);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static string Config(string folder, string mail, int port, bool isRoot)
    {
        string self = Environment.UserName;
        (string inner, string login, string owner) = isRoot ? ("dovecot", "dovenull", "uid=65534 gid=65534 ") : (self, self, "");
        return $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/run
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:{{mail}}
            first_valid_uid = 1
            default_internal_user = {{inner}}
            default_login_user = {{login}}
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = {{owner}}home={{mail}}
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            """;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
