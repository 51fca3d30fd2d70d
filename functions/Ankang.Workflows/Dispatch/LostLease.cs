using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>How far a list has come where the row that says it is gone: read off the mails, which are the truth of what was sent.</summary>
public sealed class LostLease(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    /// <summary>Older mails wait for nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(35);

    /// <returns>Null where no mail was ever prepared: the list is new, and nothing is lost.</returns>
    public async Task<DispatchState?> DeriveAsync(string list, CancellationToken cancellation)
    {
        string from = $"{ChinaTime.DateOf(clock.GetUtcNow() - Longest):yyyyMMdd}";
        IReadOnlyList<PartitionRow> rows = await store.ReadAcrossAsync(
            StoreTable.Mail,
            $"{list}|{from}",
            $"{list}}}",
            [new RowRange("0", "{")],
            cancellation
        );
        MailRecord[] mails =
        [
            .. rows.Select(r => aside.Read(StoreTable.Mail, r.Partition, r.Row, row => MailRecord.Read(r.Partition[(list.Length + 1)..], row)).Value)
                .OfType<MailRecord>(),
        ];
        return mails.Length == 0 ? null : Of(mails);
    }

    // A slot of which nothing left has no mail: that it is served again has no effect. One that waits is found by its mails.
    private static DispatchState Of(IReadOnlyCollection<MailRecord> mails)
    {
        string[] slots = [.. mails.Select(m => m.Slot).Distinct().Order(StringComparer.Ordinal)];
        string last = slots[^1];
        bool isOpen = mails.Any(m => m.Slot == last && m.State == MailState.Prepared);
        string? done = isOpen ? slots.SkipLast(1).LastOrDefault() : last;
        IEnumerable<string> waiting = mails
            .Where(m => m.HasRest || (m.State is MailState.Deferred or MailState.Held && m.Notices.Count == 0))
            .Select(m => m.Slot)
            .Where(s => !(isOpen && s == last))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return DispatchState.None with
        {
            OpenSlot = isOpen ? last : null,
            DoneSlot = done,
            SummaryWeek = done is null ? null : Summaries.WeekOf(Slot.Parse(done).Date),
            Waiting = string.Join(',', waiting),
        };
    }
}
