using System.Globalization;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Publication;

/// <summary>撤回 of a list that was published by mistake.</summary>
/// <remarks>
/// On trial it told nobody: it goes with all that it opened, and the log keeps who, when and why. In force it stays on record, closed:
/// its units hear of it once, and of nothing else.
/// </remarks>
/// <param name="forget">Told of a list that is gone: what other parts remember of it is of no use.</param>
public sealed class ListWithdrawal(
    ITableStore store,
    RowsSetAside aside,
    ListRegister register,
    BoardTable board,
    WorkTable work,
    TimeProvider clock,
    Action<string> forget
)
{
    private const string LogPartition = "withdrawn-lists";
    private const int LongestText = 30_000;

    // The mail is tried again on the days after, as others are.
    private const int DaysToTell = 3;

    /// <summary>What was taken out, the newest first.</summary>
    public async Task<IReadOnlyList<WithdrawnList>> LogAsync(CancellationToken cancellation)
    {
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, LogPartition, null, null, cancellation);
        return [.. aside.ReadAll(StoreTable.Control, LogPartition, rows, Read).OrderByDescending(w => w.At)];
    }

    /// <summary>Withdraws a list: takes it out where it is on trial, closes it where it is in force.</summary>
    /// <returns>False when it is a rehearsal's, was withdrawn already, or changed meanwhile: look again.</returns>
    public async Task<bool> WithdrawAsync(string listId, Actor by, string reason, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        ListInForce list = await register.RereadAsync(listId, cancellation);
        (ListHead head, string etag) = await register.ReadHeadAsync(listId, cancellation);
        if (head.Rehearsal || head.Closing is not null || head.Pending is not null)
            return false;
        return head.Shadow ? await RemoveAsync(list, etag, by, reason, cancellation) : await CloseAsync(list, head, etag, by, reason, cancellation);
    }

    private async Task<bool> CloseAsync(ListInForce list, ListHead head, string etag, Actor by, string reason, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly last = list.Calendar.AddWorkingDays(Slot.After(now, list.Calendar).Date, DaysToTell);
        return await register.TryCommitHeadAsync(
            head with
            {
                Closing = new ListClosing(by, now, reason),
                ClosesOn = last < head.ClosesOn ? last : head.ClosesOn,
            },
            etag,
            [],
            cancellation
        );
    }

    // The log first, then the head: from then on nobody serves the list, and what is left of it is cleared.
    private async Task<bool> RemoveAsync(ListInForce list, string etag, Actor by, string reason, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        int items = (await board.ReadAsync(list.Id, reread: true, cancellation)).Rows.Sum(r => r.Entries.Length);
        IReadOnlyList<ListChange> changes = await register.ChangesAsync(list.Id, cancellation);
        var gone = new WithdrawnList(
            list.Id,
            list.Catalogue.List.Title,
            list.Catalogue.List.Number,
            by,
            now,
            reason,
            items,
            [.. changes.Select(c => $"第{c.Number}次调整，{ChineseDates.Full(c.On)}，{c.By}{(c.Note.Length > 0 ? $"：{c.Note}" : "")}")]
        );
        string row = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}-{list.Id}";
        if (!(await store.CommitAsync(StoreTable.Control, LogPartition, [new StoreChange.Insert(row, ToColumns(gone))], cancellation)).Done)
            return false;
        if (!await register.TryRemoveAsync(list.Id, etag, cancellation))
        {
            if (await store.GetAsync(StoreTable.Control, LogPartition, row, cancellation) is { } written)
                await store.CommitAsync(StoreTable.Control, LogPartition, [new StoreChange.Delete(row, written.ETag)], cancellation);
            return false;
        }

        await FinishAsync(list.Id, cancellation);
        return true;
    }

    /// <summary>Clears what is left of a list whose removal was cut off; asked before its id is used again.</summary>
    public async Task FinishAsync(string list, CancellationToken cancellation)
    {
        foreach (StoreRow row in await store.ReadAsync(StoreTable.Control, LogPartition, null, null, cancellation))
        {
            if (row.Fault is not null || row.Text("list") != list || row.Flag("cleared"))
                continue;
            await ClearAsync(list, cancellation);
            var columns = new Dictionary<string, object>(row.Columns) { ["cleared"] = true };
            await store.CommitAsync(StoreTable.Control, LogPartition, [new StoreChange.Replace(row.Row, row.ETag, columns)], cancellation);
        }
    }

    private async Task ClearAsync(string list, CancellationToken cancellation)
    {
        await register.DeleteAsync(StoreTable.Control, list, await store.ReadAsync(StoreTable.Control, list, null, null, cancellation), cancellation);
        foreach (StoreTable table in new[] { StoreTable.Control, StoreTable.Work, StoreTable.Mail })
        {
            IReadOnlyList<PartitionRow> left = await store.ReadAcrossAsync(table, $"{list}|", $"{list}}}", [new RowRange("!", "~")], cancellation);
            foreach (IGrouping<string, StoreRow> partition in left.GroupBy(r => r.Partition, r => r.Row))
                await register.DeleteAsync(table, partition.Key, [.. partition], cancellation);
        }

        await register.DeleteAsync(StoreTable.Board, list, await store.ReadAsync(StoreTable.Board, list, null, null, cancellation), cancellation);
        board.Forget(list);
        work.Forget(list);
        forget(list);
    }

    private static Dictionary<string, object> ToColumns(WithdrawnList gone)
    {
        string changes = string.Join('\n', gone.Changes);
        return new()
        {
            ["list"] = gone.List,
            ["title"] = gone.Title,
            ["number"] = gone.Number,
            ["by"] = gone.By.Name,
            ["at"] = gone.At,
            ["reason"] = gone.Reason,
            ["items"] = gone.Items,
            ["changes"] = changes[..Math.Min(changes.Length, LongestText)],
        };
    }

    private static WithdrawnList Read(StoreRow row) =>
        new(
            row.RequiredText("list"),
            row.RequiredText("title"),
            row.RequiredText("number"),
            Actor.Of(row.RequiredText("by")),
            row.Instant("at") ?? throw new InvalidDataException($"Row '{row.Row}' has no time."),
            row.RequiredText("reason"),
            row.Number("items") ?? 0,
            (row.Text("changes") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
}
