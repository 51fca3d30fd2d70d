using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>What the office has to look at of its mailbox: partition <c>office|returns</c> of the Control table, a row a mail.</summary>
/// <remarks>What waits stands under <c>new|…</c>, so that pages read that alone; 已阅 moves it to <c>read|…</c> in one batch.</remarks>
public sealed class IncomingTable(ITableStore store, RowsSetAside aside)
{
    internal const string Partition = "office|returns";
    private const string New = "new|",
        Read = "read|";

    /// <summary>Those that nobody has looked at, oldest first.</summary>
    public async Task<IReadOnlyList<IncomingMail>> WaitingAsync(CancellationToken cancellation) => await RowsAsync(New, cancellation);

    /// <summary>Those that somebody has looked at, newest first.</summary>
    public async Task<IReadOnlyList<IncomingMail>> ReadAsync(CancellationToken cancellation) =>
        [.. (await RowsAsync(Read, cancellation)).OrderByDescending(m => m.ReadAt)];

    /// <returns>Null where no such mail waits.</returns>
    public async Task<IncomingMail?> FindAsync(string id, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, Partition, New + id, cancellation) is { } row
            ? aside.Read(StoreTable.Control, Partition, row, Of).Value
            : null;

    /// <summary>Writes a mail down; one that stands there, or was looked at, stays as it is.</summary>
    public async Task AddAsync(IncomingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (await store.GetAsync(StoreTable.Control, Partition, Read + mail.Id, cancellation) is null)
            await store.CommitAsync(StoreTable.Control, Partition, [new StoreChange.Insert(New + mail.Id, Columns(mail))], cancellation);
    }

    /// <summary>已阅.</summary>
    /// <returns>False where somebody else was first.</returns>
    public async Task<bool> MarkAsync(IncomingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (await store.GetAsync(StoreTable.Control, Partition, New + mail.Id, cancellation) is not { } row)
            return false;
        StoreChange[] changes = [new StoreChange.Delete(New + mail.Id, row.ETag), new StoreChange.Insert(Read + mail.Id, Columns(mail))];
        return (await store.CommitAsync(StoreTable.Control, Partition, changes, cancellation)).Done;
    }

    private async Task<IReadOnlyList<IncomingMail>> RowsAsync(string prefix, CancellationToken cancellation)
    {
        string end = prefix[..^1] + "}";
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, Partition, prefix, end, cancellation);
        return [.. aside.ReadAll(StoreTable.Control, Partition, rows, Of).OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id, StringComparer.Ordinal)];
    }

    private static Dictionary<string, object> Columns(IncomingMail mail)
    {
        var columns = new Dictionary<string, object>
        {
            ["kind"] = mail.Kind.ToString(),
            ["receivedAt"] = mail.ReceivedAt,
            ["from"] = mail.From,
            ["text"] = mail.Text,
        };
        if (mail.List is { } list)
            columns["list"] = list;
        if (mail.Mail is { } address)
            columns["mail"] = address;
        if (mail.Items.Count > 0)
            columns["items"] = string.Join('\n', mail.Items);
        if (mail.ReadBy is { } who)
            ActorColumns.Put(columns, "readBy", who);
        if (mail.ReadAt is { } at)
            columns["readAt"] = at;
        return columns;
    }

    private static IncomingMail Of(StoreRow row) =>
        new(
            row.Row[(row.Row.IndexOf('|') + 1)..],
            row.Named<IncomingKind>("kind"),
            row.Instant("receivedAt") ?? throw new InvalidDataException($"The incoming mail '{row.Row}' has no time."),
            row.Text("from") ?? "",
            row.Text("text") ?? ""
        )
        {
            List = row.Text("list"),
            Mail = row.Text("mail"),
            Items =
            [
                .. (row.Text("items") ?? "")
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(t =>
                        DueItemKey.TryParse(t, out DueItemKey key)
                            ? key
                            : throw new InvalidDataException($"The incoming mail '{row.Row}' names an item that is none: '{t}'.")
                    ),
            ],
            ReadBy = ActorColumns.Has(row, "readBy") ? ActorColumns.Read(row, "readBy") : null,
            ReadAt = row.Instant("readAt"),
        };
}
