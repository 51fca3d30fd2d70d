using Ankang.Workflows.Attachments;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Retention;

/// <summary>Looks again at files that were kept unscanned (未查毒), once a scanner answers.</summary>
/// <remarks>Each is looked at once. Where the scanner does not answer, or none is asked, the rest waits for the next run.</remarks>
public sealed partial class AttachmentRescan(
    ITableStore store,
    RowsSetAside aside,
    IAttachmentStore files,
    AttachmentScanner scanner,
    TimeProvider clock,
    ILogger<AttachmentRescan> log
)
{
    /// <returns>What was found in this run.</returns>
    /// <exception cref="StoreUnavailableException">One of the stores does not answer; what was not looked at is the next time.</exception>
    public async Task<IReadOnlyList<LaterScan>> RunAsync(string list, CancellationToken cancellation)
    {
        var table = new LaterScanTable(store, aside);
        HashSet<AttachmentAddress> known = [.. (await table.ReadAsync(list, cancellation)).Select(s => s.Address)];
        var found = new List<LaterScan>();
        foreach ((AttachmentAddress address, string item, string name) in await UnscannedAsync(list, cancellation))
        {
            if (!known.Add(address) || await files.OpenAsync(address, cancellation) is not { } content)
                continue;
            await using (content)
            {
                ScanResult said = await scanner(content, cancellation);
                if (said is ScanResult.Missed)
                    return found;
                var scan = new LaterScan(address, item, name, (said as ScanResult.Infected)?.Signature, clock.GetUtcNow());
                if (!await table.AddAsync(scan, cancellation))
                    continue;
                found.Add(scan);
                if (scan.Signature is { } signature)
                    LogInfected(log, address.Unit, list, signature, address.Digest);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<(AttachmentAddress Address, string Item, string Name)>> UnscannedAsync(
        string list,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<PartitionRow> lines = await store.ReadAcrossAsync(
            StoreTable.Work,
            $"{list}|",
            $"{list}}}",
            [new RowRange("H|", "H}")],
            cancellation
        );
        return
        [
            .. from line in lines
            where line.Row.Fault is null && line.Row.Text("attachments") is not null
            let unit = ItemRows.UnitOf(line.Row.Row)
            from file in Named(line)
            where !file.IsScanned
            select (new AttachmentAddress(list, unit, file.Digest), $"{line.Partition.Replace('|', '_')}_{unit}", file.Name),
        ];
    }

    // A line that cannot be read is named elsewhere, and its files stay marked.
    private IEnumerable<Attachment> Named(PartitionRow line) =>
        aside.Read(StoreTable.Work, line.Partition, line.Row, ItemRows.ToHistory).Value?.Attachments ?? [];

    [LoggerMessage(Level = LogLevel.Error, Message = "A file from {Unit} ({List}) that was kept unscanned holds {Signature}. SHA-256 {Digest}.")]
    private static partial void LogInfected(ILogger log, string unit, string list, string signature, string digest);
}
