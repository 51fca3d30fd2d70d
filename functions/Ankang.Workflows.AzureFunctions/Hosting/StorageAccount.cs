using Ankang.Workflows.Storage;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>The storage account of the app, found as the Functions host finds it: a connection string (an emulator's), or addresses and an identity.</summary>
public sealed class StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";
    private readonly string? _connection;
    private readonly TokenCredential _credential;
    private readonly string _tables;
    private readonly Uri? _blobs;
    private readonly Uri? _queues;

    /// <exception cref="InvalidOperationException">The settings name no account.</exception>
    public StorageAccount(IConfiguration configuration, HostOptions options, TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(options);
        _credential = credential;
        IConfigurationSection section = configuration.GetSection(Setting);
        _connection = section.Value is { Length: > 0 } value ? value : null;
        string? account = section["accountName"];
        string? tables = options.TablesUrl?.ToString()
            ?? section["tableServiceUri"]
            ?? (account is null ? _connection : $"https://{account}.table.core.windows.net");
        string? blobs = section["blobServiceUri"] ?? (account is null ? null : $"https://{account}.blob.core.windows.net");
        if (tables is null || (blobs is null && _connection is null))
            throw new InvalidOperationException(
                $"{Setting} names no storage account: set {Setting}__accountName to its name (the app's identity signs in), or {Setting} to a "
                    + "connection string of an emulator."
            );
        _tables = tables;
        _blobs = blobs is null ? null : new Uri(blobs);
        string? queues = section["queueServiceUri"] ?? (account is null ? null : $"https://{account}.queue.core.windows.net");
        _queues = queues is null ? null : new Uri(queues);
    }

    public ITableStore OpenTables(string prefix, StorageMeter meter) => TableStorageStore.Open(_tables, prefix, meter, _credential);

    /// <summary>The tables as a whole, for the nightly export.</summary>
    public TableBackup OpenBackup(string prefix) => TableBackup.Open(_tables, prefix, _credential);

    /// <exception cref="InvalidOperationException">The settings name the account by its addresses, and that of the queues is not among them.</exception>
    public QueueServiceClient Queues() =>
        _queues is { } address ? new QueueServiceClient(address, _credential)
        : _connection is { } connection ? new QueueServiceClient(connection)
        : throw new InvalidOperationException($"{Setting} names no queues; set {Setting}__queueServiceUri beside {Setting}__blobServiceUri.");

    /// <summary>A private container; made when it is first written to.</summary>
    public BlobContainerClient Container(string prefix, string name)
    {
        BlobServiceClient service = _blobs is null ? new BlobServiceClient(_connection) : new BlobServiceClient(_blobs, _credential);
        return service.GetBlobContainerClient($"{prefix}-{name}");
    }
}
