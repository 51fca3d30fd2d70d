using System.Globalization;
using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Dispatch;

/// <summary>The weekly summaries (周报): one a person and week, for all units that the person answers for.</summary>
public sealed class Summaries(WorkTable work, MailDrafts drafts, UnitLink link)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <summary>The ISO week of a day, <c>2021-w15</c>; summaries leave with its first slot.</summary>
    public static string WeekOf(DateOnly date)
    {
        DateTime day = date.ToDateTime(TimeOnly.MinValue);
        return $"{ISOWeek.GetYear(day):D4}-w{ISOWeek.GetWeekOfYear(day):D2}";
    }

    /// <summary>True when the slot is the first of a week whose summaries were not made yet.</summary>
    public static bool IsDue(DispatchState state, Slot slot) => state.SummaryWeek != WeekOf(slot.Date);

    /// <summary>Drafts for every supervisor of whose units something is on the ladder and open.</summary>
    public async Task<IReadOnlyList<MailRecord>> DraftAsync(ListInForce list, Slot slot, BoardView board, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, IReadOnlyList<(PeriodPlan Plan, DueItem Item)>> byUnit = await ItemsAsync(list, board, slot.Date, cancellation);
        DateOnly today = slot.Date;
        var mails = new List<MailRecord>();
        foreach (
            IGrouping<string, ResponsibleUnit> person in list
                .Directory.Units.Where(u => u is { Supervisor: not null, IsLost: false })
                .GroupBy(u => u.Supervisor!.Email)
        )
        {
            List<ResponsibleUnit> units =
            [
                .. person.Where(u =>
                    byUnit.TryGetValue(u.Id, out var items)
                    && items.Any(i => IsOnLadder(i.Item, slot) && list.PauseOf(i.Plan.Obligation.Id, u.Id, today) is null)
                ),
            ];
            if (units.Count == 0)
                continue;
            mails.Add(
                drafts.Summary(
                    list,
                    slot.Id,
                    slot.Moment,
                    units[0].Id,
                    units[0].Supervisor!,
                    [.. units.Select(u => Part(list, u, byUnit[u.Id], today))]
                )
            );
        }

        return mails;
    }

    // A rung of this very slot does not count: a dispatch that was cut off and runs again must find the same people.
    private static bool IsOnLadder(DueItem item, Slot slot) =>
        item.IsOpen && item.IsOnLadder && item.DueOn < slot.Date && item.Reminder is { } first && first.At < slot.Moment;

    // What a unit was not told of, or only just, is not held against it before its leader either.
    private static bool IsCounted(ListInForce list, DueItem item, DateOnly today) =>
        !item.IsOpen || list.TermsFor(item).FirstTold(NoticeTag.Of(Rung.Reminder), today) <= today;

    private static bool IsBehind(PeriodWork period, BoardRow row) =>
        row.Entries.Any(e =>
            e.State is ItemState.Open or ItemState.InReview
            && period.Items.TryGetValue(e.Unit, out Tracked<DueItem>? item)
            && item.Value.IsClosed
            && item.SeenAt < row.AsOf
        );

    private SummaryPart Part(ListInForce list, ResponsibleUnit unit, IReadOnlyList<(PeriodPlan Plan, DueItem Item)> items, DateOnly today)
    {
        var due = items
            .Select(i => (i.Plan, i.Item, Standing: Standing.Now(list, i.Item, today)))
            .Where(i =>
                i.Standing is { IsPastDue: true, State: not (ItemState.Waived or ItemState.NotApplicable) }
                && i.Item.IsOnLadder
                && IsCounted(list, i.Item, today)
            )
            .ToList();
        (string url, DateOnly until) = link(list, unit);
        return new SummaryPart
        {
            Unit = unit.NameOn(today).Full,
            Link = url,
            LinkUntil = until,
            OnTime = due.Count(i => i.Standing.Outcome == Outcome.OnTime),
            ReportedLate = due.Count(i => i.Standing.Outcome == Outcome.ReportedLate),
            InReview = due.Count(i => i.Standing.State == ItemState.InReview),
            DoneLate = due.Count(i => i.Standing.Outcome == Outcome.DoneLate),
            Overdue = [.. due.Where(i => i.Standing.State == ItemState.Open).Select(i => NoticeItems.Of(list, i.Plan, i.Item, null, today))],
            Upcoming =
            [
                .. items
                    .Where(i => i.Item.IsOpen && i.Item.DueOn >= today && i.Item.DueOn.DayNumber - today.DayNumber <= Ahead.Days)
                    .Select(i => NoticeItems.Of(list, i.Plan, i.Item, null, today)),
            ],
        };
    }

    // What memory holds as closed is closed, unless the Board knows better since; nothing is named as open, though, on
    // less than a fresh read.
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<(PeriodPlan Plan, DueItem Item)>>> ItemsAsync(
        ListInForce list,
        BoardView board,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var all = new List<(PeriodPlan Plan, DueItem Item)>();
        foreach (PeriodPlan plan in list.Plans)
        {
            if (board.Find(plan) is not { } found)
                continue;
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: false, cancellation);
            if (period.Items.Values.Any(i => !i.Value.IsClosed) || IsBehind(period, found.Row))
                period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            all.AddRange(period.Items.Values.Select(i => (plan, i.Value)));
        }

        // A quota is named by what its periods have so far, not by what it had at its own last turn.
        return all.Zip(QuotaTally.DeriveAll(list, [.. all.Select(i => i.Item)], today), (i, derived) => (i.Plan, Item: derived))
            .GroupBy(i => i.Item.Key.Unit)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<(PeriodPlan, DueItem)>)[.. g]);
    }
}
