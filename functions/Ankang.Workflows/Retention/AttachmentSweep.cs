using Ankang.Workflows.Attachments;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Retention;

/// <summary>Deletes the files of reports that were refused: those that no history names a week after they came.</summary>
/// <remarks>A report that is corrected within the week keeps its files, and whoever sends a file again begins its week anew.</remarks>
public sealed class AttachmentSweep(ITableStore store, IAttachmentStore files, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <returns>What was deleted.</returns>
    /// <exception cref="StoreUnavailableException">One of the stores does not answer; what was not deleted is deleted the next time.</exception>
    public async Task<IReadOnlyList<StoredAttachment>> RunAsync(string list, CancellationToken cancellation)
    {
        DateTimeOffset since = clock.GetUtcNow() - KeptFor;
        // Files first, then histories: what is named in between is found.
        StoredAttachment[] old = [.. (await files.ListAsync(list, null, cancellation)).Where(f => f.WrittenAt < since)];
        if (old.Length == 0)
            return [];
        (HashSet<AttachmentAddress> named, HashSet<string> unclear) = await NamedAsync(list, cancellation);
        var deleted = new List<StoredAttachment>();
        foreach (StoredAttachment file in old.Where(f => !named.Contains(f.Address) && !unclear.Contains(f.Address.Unit)))
        {
            if (await files.DeleteAsync(file, cancellation))
                deleted.Add(file);
        }

        return deleted;
    }

    // A line that cannot be read may name any file of its unit: none of them is deleted.
    private async Task<(HashSet<AttachmentAddress> Named, HashSet<string> Unclear)> NamedAsync(string list, CancellationToken cancellation)
    {
        IReadOnlyList<PartitionRow> lines = await store.ReadAcrossAsync(
            StoreTable.Work,
            $"{list}|",
            $"{list}}}",
            [new RowRange("H|", "H}")],
            cancellation
        );
        var named = new HashSet<AttachmentAddress>();
        var unclear = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoreRow line in lines.Select(l => l.Row))
        {
            string unit = line.Row.Split('|')[1];
            try
            {
                if (line.Fault is not null)
                    unclear.Add(unit);
                else
                    named.UnionWith(
                        (ItemRows.AttachmentsOf(line.Text("attachments")) ?? []).Select(a => new AttachmentAddress(list, unit, a.Digest))
                    );
            }
            catch (Exception e) when (DamagedRow.IsCause(e))
            {
                unclear.Add(unit);
            }
        }

        return (named, unclear);
    }
}
