using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>The Mail table: one partition a list and slot, one row a message.</summary>
public sealed class MailTable(ITableStore store, RowsSetAside aside)
{
    private const int MostRowsInBatch = 50;

    /// <summary>All messages of a slot; a damaged one is left out and set aside.</summary>
    public async Task<IReadOnlyList<(MailRecord Mail, string ETag)>> ReadAsync(string list, string slot, CancellationToken cancellation)
    {
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Mail, Partition(list, slot), null, null, cancellation);
        return [.. rows.Select(r => (Mail: Read(list, slot, r), r.ETag)).Where(m => m.Mail is not null).Select(m => (m.Mail!, m.ETag))];
    }

    /// <summary>All messages of a list by slot and reader; damaged ones are left out and set aside.</summary>
    public async Task<IReadOnlyList<MailRecord>> AllAsync(string list, CancellationToken cancellation)
    {
        IReadOnlyList<PartitionRow> rows = await store.ReadAcrossAsync(
            StoreTable.Mail,
            $"{list}|",
            $"{list}}}",
            [new RowRange("0", "{")],
            cancellation
        );
        return [.. rows.Select(r => Read(list, r.Partition[(list.Length + 1)..], r.Row)).OfType<MailRecord>()];
    }

    /// <summary>The messages of a list's slots from one to another, exclusive; damaged ones are left out and set aside.</summary>
    public async Task<IReadOnlyList<MailRecord>> BetweenAsync(string list, string fromSlot, string toSlot, CancellationToken cancellation)
    {
        IReadOnlyList<PartitionRow> rows = await store.ReadAcrossAsync(
            StoreTable.Mail,
            Partition(list, fromSlot),
            Partition(list, toSlot),
            [new RowRange("0", "{")],
            cancellation
        );
        return [.. rows.Select(r => Read(list, r.Partition[(list.Length + 1)..], r.Row)).OfType<MailRecord>()];
    }

    /// <param name="address">As <see cref="MailRecord.Address"/> gives it.</param>
    /// <returns>Null when there is no such message, or it is damaged.</returns>
    public async Task<MailRecord?> GetAsync(string list, string address, CancellationToken cancellation) =>
        (await FindAsync(list, address, cancellation))?.Mail;

    /// <summary>As <see cref="GetAsync"/>, with what guards the next write.</summary>
    public async Task<(MailRecord Mail, string ETag)?> FindAsync(string list, string address, CancellationToken cancellation)
    {
        string[] parts = address.Split('|', 2);
        if (parts.Length != 2)
            return null;
        StoreRow? row = await store.GetAsync(StoreTable.Mail, Partition(list, parts[0]), parts[1], cancellation);
        return row is not null && Read(list, parts[0], row) is { } mail ? (mail, row.ETag) : null;
    }

    /// <param name="messageId"><c>{list}.{identity or slot}.{addressee}.{kind}@{domain}</c>, as a report or an answer gives it.</param>
    /// <returns>Where several have it (it was put off, and left with a later slot): one that was accepted, the newest. Null where none has it.</returns>
    public async Task<MailRecord?> FindByMessageIdAsync(string list, string messageId, CancellationToken cancellation)
    {
        string id = messageId.Trim('<', '>', ' ');
        if (!id.Contains('@') || !id.StartsWith($"{list}.", StringComparison.Ordinal))
            return null;
        if (id[..id.LastIndexOf('@')][(list.Length + 1)..].Split('.', 3) is not [var middle, var addressee, var kind])
            return null;
        string row = $"{addressee}|{kind}";
        if (!MailIdentity.Is(middle))
            return await GetAsync(list, $"{middle}|{row}", cancellation);
        IReadOnlyList<PartitionRow> rows = await store.ReadAcrossAsync(
            StoreTable.Mail,
            Partition(list, ""),
            $"{list}}}",
            [new RowRange(row, $"{row}!", new ColumnSays.Text("identity", middle))],
            cancellation
        );
        return rows.Select(r => Read(list, r.Partition[(list.Length + 1)..], r.Row))
            .OfType<MailRecord>()
            .OrderBy(m => m.State == MailState.Accepted)
            .ThenBy(m => m.Slot, StringComparer.Ordinal)
            .LastOrDefault();
    }

    /// <summary>Of messages that histories name as accepted, those that are not; for the audit.</summary>
    /// <inheritdoc cref="MailLookup"/>
    public async Task<IReadOnlyDictionary<string, string>> NotAcceptedAsync(
        string list,
        string fromSlot,
        IReadOnlyCollection<string> mails,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<PartitionRow> accepted = await store.ReadAcrossAsync(
            StoreTable.Mail,
            Partition(list, fromSlot),
            $"{list}}}",
            [new RowRange("0", "{", new ColumnSays.Text("state", nameof(MailState.Accepted)))],
            cancellation
        );
        HashSet<string> there = [.. accepted.Select(r => $"{r.Partition[(list.Length + 1)..]}|{r.Row.Row}")];
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string mail in mails.Where(m => !there.Contains(m)))
        {
            // Damaged, it is set aside and named as such.
            string[] parts = mail.Split('|', 2);
            StoreRow? row = await store.GetAsync(StoreTable.Mail, Partition(list, parts[0]), parts[1], cancellation);
            if (row is null)
                others[mail] = "发件记录缺失";
            else if (Read(list, parts[0], row) is { State: not MailState.Accepted })
                others[mail] = "发件记录不是“已发”";
        }

        return others;
    }

    /// <summary>Writes messages down before they leave. Where one exists already, what is there is used.</summary>
    public async Task<IReadOnlyList<(MailRecord Mail, string ETag)>> PrepareAsync(
        string list,
        string slot,
        IReadOnlyList<MailRecord> mails,
        CancellationToken cancellation
    )
    {
        var written = new List<(MailRecord, string)>();
        foreach (MailRecord[] batch in mails.Chunk(MostRowsInBatch))
        {
            CommitResult result = await store.CommitAsync(
                StoreTable.Mail,
                Partition(list, slot),
                [.. batch.Select(m => new StoreChange.Insert(m.Row, m.ToColumns()))],
                cancellation
            );
            if (result.Done)
            {
                written.AddRange(batch.Zip(result.ETags));
                continue;
            }

            foreach (MailRecord mail in batch)
            {
                CommitResult single = await store.CommitAsync(
                    StoreTable.Mail,
                    Partition(list, slot),
                    [new StoreChange.Insert(mail.Row, mail.ToColumns())],
                    cancellation
                );
                if (single.Done)
                    written.Add((mail, single.ETags[0]));
                else if (
                    await store.GetAsync(StoreTable.Mail, Partition(list, slot), mail.Row, cancellation) is { } there
                    && Read(list, slot, there) is { } known
                )
                    written.Add((known, there.ETag));
            }
        }

        return written;
    }

    /// <summary>Writes down what became of messages.</summary>
    /// <returns>The new ETags in order; null for a message that another host marked meanwhile.</returns>
    public async Task<IReadOnlyList<string?>> MarkAsync(
        string list,
        string slot,
        IReadOnlyList<(MailRecord Mail, string ETag)> mails,
        CancellationToken cancellation
    )
    {
        var etags = new List<string?>();
        foreach ((MailRecord Mail, string ETag)[] batch in mails.Chunk(MostRowsInBatch))
        {
            CommitResult result = await store.CommitAsync(
                StoreTable.Mail,
                Partition(list, slot),
                [.. batch.Select(m => new StoreChange.Replace(m.Mail.Row, m.ETag, m.Mail.ToColumns()))],
                cancellation
            );
            if (result.Done)
            {
                etags.AddRange(result.ETags);
                continue;
            }

            foreach ((MailRecord mail, string etag) in batch)
            {
                CommitResult single = await store.CommitAsync(
                    StoreTable.Mail,
                    Partition(list, slot),
                    [new StoreChange.Replace(mail.Row, etag, mail.ToColumns())],
                    cancellation
                );
                etags.Add(single.Done ? single.ETags[0] : null);
            }
        }

        return etags;
    }

    private MailRecord? Read(string list, string slot, StoreRow row) =>
        aside.Read(StoreTable.Mail, Partition(list, slot), row, r => MailRecord.Read(slot, r)).Value;

    private static string Partition(string list, string slot) => $"{list}|{slot}";
}
