using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ankang.Workflows.Attachments;

/// <summary>Asks ClamAV's daemon, by its command INSTREAM: the file travels in pieces, each after its length, and a word comes back.</summary>
/// <remarks>Of our own, because the whole of the protocol is shorter than what a library for it would have to be watched for.</remarks>
public sealed class ClamdScanner(string address)
{
    private const int PieceSize = 1 << 16;
    private const int LongestAnswer = 4096;
    private const string Prefix = "stream: ";
    private const string Found = " FOUND";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // as clamd's own for a command

    /// <summary>The scanner that the settings name, or one that says of each file that it was not scanned.</summary>
    public static AttachmentScanner Of(AttachmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.IsNullOrWhiteSpace(options.Clamd)
            ? (_, _) => Task.FromResult<ScanResult>(new ScanResult.Missed(null))
            : new ClamdScanner(options.Clamd).ScanAsync;
    }

    /// <summary>Where it listens: the path of a socket, or a host with its port.</summary>
    /// <returns>Null where the text is neither.</returns>
    public static EndPoint? Read(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.StartsWith('/'))
            return address.Length < 100 ? new UnixDomainSocketEndPoint(address) : null;
        int colon = address.LastIndexOf(':');
        return
            colon > 0
            && int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is > 0 and <= 65535
            ? new DnsEndPoint(address[..colon].Trim('[', ']'), port)
            : null;
    }

    /// <inheritdoc cref="AttachmentScanner"/>
    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            return Judge(await AskAsync(content, deadline.Token));
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return new ScanResult.Missed($"clamd at {address} does not answer: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ScanResult.Missed($"clamd at {address} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancellation)
    {
        EndPoint where = Read(address) ?? throw new IOException("this is no address.");
        using Socket socket =
            where is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(where, cancellation);
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
            byte[] piece = new byte[sizeof(int) + PieceSize];
            int read;
            do
            {
                read = await content.ReadAsync(piece.AsMemory(sizeof(int)), cancellation);
                BinaryPrimitives.WriteInt32BigEndian(piece, read); // 0 at the end
                await stream.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancellation);
            } while (read > 0);
        }
        catch (IOException)
        {
            // It says why it takes no more (its StreamMaxLength) before it hangs up.
        }

        var answer = new byte[LongestAnswer];
        int length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private ScanResult Judge(string answer) =>
        answer == $"{Prefix}OK" ? new ScanResult.Clean()
        : answer.StartsWith(Prefix, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
            ? new ScanResult.Infected(answer[Prefix.Length..^Found.Length])
        : new ScanResult.Missed($"clamd at {address} answered '{answer}'.");
}
