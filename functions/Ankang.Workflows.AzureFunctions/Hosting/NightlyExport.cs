using Ankang.Workflows.Storage;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>The export of a night: one blob a day, written once and only whole.</summary>
public sealed partial class NightlyExport(TableBackup backup, BlobContainerClient container, ILogger<NightlyExport> log)
{
    public static string NameOf(DateOnly day) => $"{day:yyyy-MM-dd}.jsonl.gz";

    /// <returns>False when the day's export is there already.</returns>
    public async Task<bool> WriteAsync(DateOnly day, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        BlockBlobClient blob = container.GetBlockBlobClient(NameOf(day));
        if (await blob.ExistsAsync(cancellation))
            return false;

        // To a file first: a blob is committed when its stream closes, also after a fault in the middle.
        string file = Path.GetTempFileName();
        try
        {
            await using var content = new FileStream(
                file,
                FileMode.Create,
                FileAccess.ReadWrite,
                FileShare.None,
                1 << 16,
                FileOptions.DeleteOnClose | FileOptions.Asynchronous
            );
            int rows = await backup.WriteAsync(content, cancellation);
            content.Position = 0;
            await blob.UploadAsync(
                content,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation
            );
            LogWritten(log, day, rows);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false; // another instance was first
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Export of {Day}: {Rows} rows.")]
    private static partial void LogWritten(ILogger log, DateOnly day, int rows);
}
