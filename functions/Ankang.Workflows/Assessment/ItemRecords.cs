using System.Collections.Immutable;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Assessment;

/// <summary>The items of a list as they stood at a cut-off: what their histories say of that midnight, whatever came after.</summary>
/// <remarks>
/// Each line of a history says how its item stood after it. Of lines that were written before they did, the item as it stands now is taken.
/// A published deadline that a change of the list moved later is taken as it is now.
/// </remarks>
public sealed class ItemRecords(WorkTable work, RowsSetAside aside)
{
    private const int MostKept = 4;

    private readonly Lock _gate = new();
    private ImmutableList<Kept> _kept = [];

    /// <summary>All items that had opened by then, with their rungs and returns; one query.</summary>
    /// <remarks>
    /// What several pages show of one day is read once: until this process writes, and no longer than <see cref="MemoryAge.Fresh"/>, as
    /// another host may.
    /// </remarks>
    /// <param name="fresh">Read whatever is kept, for what is kept for ever.</param>
    public async Task<IReadOnlyList<ItemRecord>> ReadAsync(ListInForce list, CutOff cutOff, CancellationToken cancellation, bool fresh = false)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(cutOff);
        long writes = work.WritesOf(list.Id);
        if (!fresh && _kept.Find(k => k.IsOf(list, cutOff, writes)) is { } kept)
            return kept.Records;
        IReadOnlyList<ItemRecord> records = await ReadAllAsync(list, cutOff, cancellation);
        lock (_gate)
            _kept =
            [
                new Kept(list, cutOff, writes, records),
                .. _kept.Where(k => k.List.Id != list.Id || k.CutOff.Day != cutOff.Day).Take(MostKept - 1),
            ];
        return records;
    }

    private async Task<IReadOnlyList<ItemRecord>> ReadAllAsync(ListInForce list, CutOff cutOff, CancellationToken cancellation)
    {
        IReadOnlyDictionary<PeriodRef, PeriodHistories> periods = await work.ReadHistoriesAsync($"{list.Id}|", $"{list.Id}}}", cancellation);
        ItemRecord[] records =
        [
            .. periods
                .Values.SelectMany(p =>
                    p.Work.Items.Values.Select(i =>
                        Of(
                            list,
                            i.Value,
                            [.. aside.ReadAll(StoreTable.Work, i.Value.Key.Partition, [.. p.Lines[i.Value.Key.Unit]], PastLine.Of)],
                            cutOff
                        )
                    )
                )
                .OfType<ItemRecord>(),
        ];
        IReadOnlyList<DueItem> counted = QuotaTally.DeriveAll(list, [.. records.Select(r => r.Item)], cutOff.Day);
        return [.. records.Zip(counted, (record, item) => record with { Item = item })];
    }

    /// <returns>Null for an item that had not opened by then.</returns>
    internal static ItemRecord? Of(ListInForce list, DueItem item, IReadOnlyList<PastLine> lines, CutOff cutOff)
    {
        PastLine[] known = [.. lines.Where(l => cutOff.Knows(l.At))];
        if (known.Length == 0 && lines.Count > 0)
            return null;
        ItemGist? then = known.Length < lines.Count ? known.Reverse().Select(l => l.After()).FirstOrDefault(a => a is not null) : null;
        return new ItemRecord(
            then is null ? item : AsOf(item, then, cutOff),
            list.Head.Shadow ? [] : [.. Strikes(known)],
            [.. known.Where(l => l.Event == HistoryEvent.Returned).Select(l => l.At)]
        );
    }

    private static DueItem AsOf(DueItem item, ItemGist then, CutOff cutOff) =>
        item with
        {
            State = then.State,
            ClosedAt = then.ClosedAt,
            CompletedOn = then.CompletedOn,
            ClosedBy = then.State == ItemState.Open ? null : item.ClosedBy,
            DueOn = then.DueOn,
            Cycle = then.Cycle,
            LadderFrom = then.LadderFrom,
            HeldUntil = then.HeldUntil,
            CourtesyAt = then.CourtesyAt,
            Reminder = then.Reminder,
            Supervision = then.Supervision,
            Interview = then.Interview,
            ReviewedAt = item.ReviewedAt is { } accepted && cutOff.Knows(accepted) ? accepted : null,
            ReturnedAt = item.ReturnedAt is { } returned && cutOff.Knows(returned) ? returned : null,
            Reports =
            [
                .. item.Reports.Where(r => cutOff.Knows(r.At)).Select(r => r.VoidAt is { } at && !cutOff.Knows(at) ? r with { VoidAt = null } : r),
            ],
        };

    private sealed record Kept(ListInForce List, CutOff CutOff, long Writes, IReadOnlyList<ItemRecord> Records)
    {
        public bool IsOf(ListInForce list, CutOff cutOff, long writes) =>
            ReferenceEquals(List, list)
            && CutOff.Day == cutOff.Day
            && Writes == writes
            && cutOff.AsOf >= CutOff.AsOf
            && cutOff.AsOf - CutOff.AsOf <= MemoryAge.Fresh;
    }

    private const string NoRungs = ";;;";

    // A rung that is there after a line and was not before has left; one that is gone within its climb was taken back.
    private static List<Strike> Strikes(IReadOnlyList<PastLine> lines)
    {
        var strikes = new List<Strike>();
        ItemGist? before = null;
        string said = NoRungs;
        string? basis = null;
        foreach (PastLine line in lines)
        {
            if (line.Event == HistoryEvent.LadderRestarted)
                strikes.Clear();
            if (line.Event == HistoryEvent.RungOpened)
                basis = line.Text;
            if (line.Gist is not { } gist)
            {
                if (RungOf(line.Event) is { } sent)
                    strikes.Add(new Strike(sent, line.At, basis));
                continue;
            }

            // A granted date takes back what was opened by hand and had not left.
            if (line.Event == HistoryEvent.Extended)
                basis = null;
            if (line.SaysTheSameRungs(said) || line.After() is not { } after)
                continue;
            said = gist;
            foreach (Rung rung in (Rung[])[Rung.Reminder, Rung.Supervision, Rung.Interview])
            {
                AcceptedRung? was = before is null || before.Cycle != after.Cycle ? null : Of(before, rung);
                AcceptedRung? now = Of(after, rung);
                if (was is null && now is not null && strikes.All(s => s.Rung != rung || s.At != now.At || !s.Counts))
                {
                    strikes.Add(new Strike(rung, now.At, basis));
                    basis = null;
                }
                else if (was is not null && now is null && strikes.FindLastIndex(s => s.Rung == rung && s.Counts) is >= 0 and var last)
                    strikes[last] = strikes[last] with { TakenBackAt = line.At, TakenBackWhy = line.Text };
            }

            before = after;
        }

        return strikes;
    }

    private static Rung? RungOf(HistoryEvent sent) =>
        sent switch
        {
            HistoryEvent.ReminderSent => Rung.Reminder,
            HistoryEvent.SupervisionSent => Rung.Supervision,
            HistoryEvent.InterviewSent => Rung.Interview,
            _ => null,
        };

    private static AcceptedRung? Of(ItemGist gist, Rung rung) =>
        rung switch
        {
            Rung.Reminder => gist.Reminder,
            Rung.Supervision => gist.Supervision,
            _ => gist.Interview,
        };
}
