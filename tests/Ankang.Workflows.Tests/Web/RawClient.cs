using System.Net.Sockets;
using System.Text;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Sends bytes as they are, as no well-bred client would.</summary>
internal static class RawClient
{
    /// <returns>The whole answer, head and body; empty where the server hung up without one.</returns>
    public static async Task<string> SendAsync(string address, string request)
    {
        var server = new Uri(address);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        if (!request.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            client.Client.Shutdown(SocketShutdown.Send); // there is no more of a body that was promised
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Cut off: what came until then is the answer.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <returns>0 where the server hung up.</returns>
    public static int StatusOf(string answer) =>
        answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), null) : 0;
}
