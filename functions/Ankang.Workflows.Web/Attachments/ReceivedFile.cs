using System.Security.Cryptography;
using Ankang.Workflows.Attachments;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>One file of a form while it is looked at: on the disk, gone when it is disposed.</summary>
/// <param name="Content">Null where more came than is taken; the rest was read and thrown away.</param>
internal sealed record ReceivedFile(string Name, string Digest, FileStream? Content) : IAsyncDisposable
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads one file as it arrives, never more than a buffer of it in memory.</summary>
    public static async Task<ReceivedFile> ReadAsync(string name, Stream from, long most, CancellationToken cancellation)
    {
        var content = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            BufferSize,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = new byte[BufferSize];
            bool isTooLarge = false;
            for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0; )
            {
                isTooLarge |= content.Length + read > most;
                if (isTooLarge)
                    continue;
                hash.AppendData(buffer, 0, read);
                await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            if (!isTooLarge)
                return new ReceivedFile(name, Convert.ToHexStringLower(hash.GetHashAndReset()), content);
            await content.DisposeAsync();
            return new ReceivedFile(name, "", null);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content?.DisposeAsync() ?? ValueTask.CompletedTask;

    public FileVerdict Judge() => FileKinds.Judge(Name, Content!);
}
