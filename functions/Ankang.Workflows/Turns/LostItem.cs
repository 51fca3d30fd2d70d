using System.Collections.Immutable;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>An item whose row is gone, written anew with what its history proves.</summary>
internal static class LostItem
{
    /// <summary>The item as its history leaves it.</summary>
    /// <param name="fresh">As the catalogue would open it: it says what no line does.</param>
    /// <param name="lines">All lines of the unit, in the order of their numbers; at least one.</param>
    /// <param name="quietUntil">No rung leaves on or before this day, so that a person can look first.</param>
    /// <returns>Null where the last line does not say how the item stood: it was written before lines did, or cannot be read.</returns>
    public static DueItem? Rebuild(DueItem fresh, IReadOnlyList<StoreRow> lines, DateOnly quietUntil)
    {
        try
        {
            return Read(fresh, lines, quietUntil);
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            return null;
        }
    }

    private static DueItem? Read(DueItem fresh, IReadOnlyList<StoreRow> lines, DateOnly quietUntil)
    {
        StoreRow last = lines[^1];
        if (last.Fault is not null || ItemAudit.GistOf(last) is not { } gist)
            return null;
        int number = ItemRows.NumberOf(last);
        return fresh with
        {
            State = gist.State,
            ClosedAt = gist.ClosedAt,
            CompletedOn = gist.CompletedOn,
            ClosedBy = gist.ClosedAt is null ? null : ActorColumns.Read(last, "who"),
            DueOn = gist.DueOn,
            Cycle = gist.Cycle,
            LadderFrom = gist.LadderFrom,
            HeldUntil = gist.HeldUntil,
            CourtesyAt = gist.CourtesyAt,
            Reminder = gist.Reminder,
            Supervision = gist.Supervision,
            Interview = gist.Interview,
            Reports = Reports(lines),
            QuietUntil = quietUntil,
            // At least as often as it was, so that no mail takes the id of an older one.
            Repeats = lines.Count(l => l.Fault is null && ItemRows.ToHistory(l).Event is HistoryEvent.RungTakenBack or HistoryEvent.Bounced),
            HistoryCount = number,
            HistoryHead = HistoryChain.Of(fresh.Key, number, last.Columns),
            HistoryUnchained = lines.Count(l => l.Fault is null && l.Text(HistoryChain.Before) is null),
        };
    }

    // What a report counted is by how much the item's number grew with its line.
    private static ImmutableArray<Report> Reports(IReadOnlyList<StoreRow> lines)
    {
        var reports = new List<Report>();
        (int count, int within) = (0, 0);
        foreach (StoreRow row in lines)
        {
            if (row.Fault is not null || ItemAudit.GistOf(row) is not { } gist)
                continue;
            HistoryEntry line = ItemRows.ToHistory(row);
            if (line.Request is { } request && gist.Count > count)
                reports.Add(
                    new Report(
                        request,
                        line.At,
                        gist.CompletedOn ?? ChinaTime.DateOf(line.At),
                        gist.Count - count,
                        Math.Max(0, gist.Within - within),
                        By: line.Who
                    )
                );
            else if (gist.Count < count && reports.FindLastIndex(r => r.Counts) is >= 0 and var voided)
                reports[voided] = reports[voided] with { VoidAt = line.At };
            (count, within) = (gist.Count, gist.Within);
        }

        return [.. reports];
    }
}
