using System.Globalization;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Retention;

/// <summary>
/// By <see cref="PersonalDataOptions"/>, some time after a list is over: names, addresses and telephone numbers of the units' people go out of
/// its items, histories and mails, and each history keeps role and time.
/// </summary>
/// <remarks>
/// As <see cref="PersonErasure"/> does it for one person. Posts (主任) are no names and stay, as does who of the office acted, and the list as
/// it was published. It is done once a list, and the list's record says so; cut off anywhere, it is done again from the start.
/// </remarks>
public sealed class ListErasure(
    ITableStore store,
    WorkTable work,
    ListLookup lists,
    ListActTable acts,
    TimeProvider clock,
    PersonalDataOptions options
)
{
    /// <summary>Names the line of the list's record.</summary>
    private const string Done = "people-erased";
    private const string First = " ";
    private const string Last = "~~";
    private const int ShortestName = 2;
    private const int LongestName = 20;

    // What holds one of these says what somebody is, not who.
    private static readonly string[] Posts =
    [
        "联络员",
        "领导",
        "负责人",
        "受托人",
        "主任",
        "局长",
        "科长",
        "书记",
        "县长",
        "区长",
        "市长",
        "科员",
        "干事",
        "办公室",
        "安委",
        "科室",
        "值班",
    ];

    /// <returns>How many rows were changed; null where it is not due, or was done.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer; it is done the next time.</exception>
    /// <exception cref="StoreContendedException">Some rows changed under every attempt; likewise.</exception>
    public async Task<int?> RunAsync(string listId, CancellationToken cancellation)
    {
        if (options.MonthsAfterClosing == 0)
            return null;
        ListInForce list = await lists(listId, cancellation);
        if (
            ChinaTime.DateOf(clock.GetUtcNow()) <= list.Head.ClosesOn.AddMonths(options.MonthsAfterClosing)
            || await acts.HasAsync(listId, Done, cancellation)
        )
            return null;
        (StoreTable Table, PartitionRow Row)[] rows =
        [
            .. await RowsAsync(StoreTable.Work, listId, cancellation),
            .. await RowsAsync(StoreTable.Mail, listId, cancellation),
            .. await RowsAsync(StoreTable.Control, listId, cancellation),
        ];
        PersonWords people = PeopleOf(list, rows);
        var erasure = new RowErasure(store, work);
        int changed = 0;
        foreach ((StoreTable table, PartitionRow row) in rows)
            changed += await erasure.EraseAsync(table, row, _ => people, cancellation) ? 1 : 0;
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"清单关闭满{options.MonthsAfterClosing}个月，按设置删除单位人员的姓名、邮箱和电话，更改{changed}条记录"
        );
        await acts.AddOnceAsync(listId, Done, Actor.System, text, cancellation);
        return changed;
    }

    private async Task<IEnumerable<(StoreTable, PartitionRow)>> RowsAsync(StoreTable table, string list, CancellationToken cancellation) =>
        (await store.ReadAcrossAsync(table, list, $"{list}}}", [new RowRange(First, Last)], cancellation))
            .Where(r => r.Partition == list || r.Partition.StartsWith($"{list}|", StringComparison.Ordinal))
            .Select(r => (table, r));

    // Whoever was written to, reported, was told by hand, or is named for a unit today.
    private static PersonWords PeopleOf(ListInForce list, IEnumerable<(StoreTable Table, PartitionRow Row)> rows)
    {
        Contact[] contacts = [.. list.Directory.Units.SelectMany(u => u.People)];
        HashSet<string> emails = [.. contacts.Select(c => c.Email)];
        HashSet<string> names = [.. contacts.SelectMany(c => new[] { c.Name, c.Phone }).OfType<string>()];
        foreach ((StoreTable table, PartitionRow row) in rows.Where(r => r.Row.Row.Fault is null))
        {
            if (table == StoreTable.Mail)
                AddRecipients(row.Row);
            if (table == StoreTable.Control && row.Partition.EndsWith("|reporters", StringComparison.Ordinal))
                names.UnionWith(new[] { row.Row.Text("name"), row.Row.Text("phone") }.OfType<string>());
            if (table == StoreTable.Control && row.Partition.EndsWith("|told", StringComparison.Ordinal))
            {
                emails.UnionWith((row.Row.Text("to") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
                names.UnionWith(new[] { row.Row.Text("whom") }.OfType<string>());
            }

            if (table == StoreTable.Work && row.Row.Row.StartsWith(ItemRows.FirstItem, StringComparison.Ordinal))
                AddReporters(row);
        }

        return new(emails, names.Select(n => n.Trim()).Where(IsNameOrNumber));

        void AddRecipients(StoreRow mail)
        {
            foreach (string[] to in (mail.Text("to") ?? "").Split('\n').Select(l => l.Split('\t')))
            {
                if (to.ElementAtOrDefault(2) == $"{RecipientRole.Office}")
                    continue;
                emails.Add(to[0]);
                names.Add(to.ElementAtOrDefault(1) ?? "");
            }
        }

        void AddReporters(PartitionRow item)
        {
            if (RowErasure.PeriodOf(item.Partition) is not { } period)
                return;
            try
            {
                foreach (Reporter who in ItemRows.ToItem(period, item.Row).Reports.Select(r => r.Reporter).OfType<Reporter>())
                    names.UnionWith(new[] { who.Name, who.Phone }.OfType<string>());
            }
            catch (Exception e) when (DamagedRow.IsCause(e))
            {
                // What cannot be read is named elsewhere, and is left as it is.
            }
        }
    }

    private static bool IsNameOrNumber(string text) =>
        text.Length is >= ShortestName and <= LongestName && !Posts.Any(p => text.Contains(p, StringComparison.Ordinal));
}
