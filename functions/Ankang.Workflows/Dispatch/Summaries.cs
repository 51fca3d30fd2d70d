using System.Globalization;
using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Dispatch;

/// <summary>The weekly summaries (周报): one a person and week, for all units that the person answers for.</summary>
/// <remarks>
/// What leaves with the slot counts as sent: a summary that leaves with a 督办 names it. An item after 约谈事项告知 is named in the first
/// summary of a month; one at the highest rung of its unit brings no summary.
/// </remarks>
public sealed class Summaries(WorkTable work, InterviewTable interviews, MailDrafts drafts, LinkAddresses links)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <summary>The ISO week of a day, <c>2021-w15</c>; summaries leave with its first slot.</summary>
    public static string WeekOf(DateOnly date)
    {
        DateTime day = date.ToDateTime(TimeOnly.MinValue);
        return $"{ISOWeek.GetYear(day):D4}-w{ISOWeek.GetWeekOfYear(day):D2}";
    }

    /// <summary>The id before which no slot of the day's week has one, whether or not its Monday is a working day.</summary>
    public static string FirstSlotOf(DateOnly date) => Slot.IdsOf(MondayOf(date)).First();

    /// <summary>True when the slot is the first of a week whose summaries were not made yet.</summary>
    public static bool IsDue(DispatchState state, Slot slot) => state.SummaryWeek != WeekOf(slot.Date);

    /// <summary>Drafts for every supervisor of whose units something is on the ladder and open.</summary>
    /// <param name="leaving">The notices that leave with the slot.</param>
    /// <param name="read">Reads the list's periods.</param>
    public async Task<IReadOnlyList<MailRecord>> DraftAsync(
        ListInForce list,
        Slot slot,
        IReadOnlyList<Carried> leaving,
        BoardView board,
        PeriodReader read,
        CancellationToken cancellation
    )
    {
        var rungs = new LeavingRungs(list, leaving, slot.Moment);
        IReadOnlyDictionary<string, IReadOnlyList<(PeriodPlan Plan, DueItem Item)>> byUnit = await ItemsAsync(
            list,
            rungs,
            board,
            slot.Date,
            read,
            cancellation
        );
        IReadOnlyList<InterviewCase> cases = [.. (await interviews.ReadAsync(list.Id, cancellation)).Select(c => c.Case)];
        DateOnly today = slot.Date;
        DateTimeOffset namedFrom = IsFirstOfMonth(list.Calendar, today) ? DateTimeOffset.MinValue : slot.Moment;
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
                    && items.Any(i =>
                        IsClimbing(i.Item, u.MaxRung, today, namedFrom)
                        && IsCounted(list, i.Item, today)
                        && list.PauseOf(i.Plan.Obligation.Id, u.Id, today) is null
                    )
                ),
            ];
            if (units.Count == 0)
                continue;
            mails.Add(
                drafts.Summary(
                    list,
                    slot.Id,
                    slot.Moment,
                    [.. units.Select(u => new Recipient(u.Supervisor!.Name, RecipientRole.Supervisor, u.Id, u.Supervisor.Email))],
                    [.. units.Select(u => Part(list, u, byUnit[u.Id], cases, today, namedFrom))]
                )
            );
        }

        return mails;
    }

    // A rung of this very slot counts, sent or not: a dispatch that was cut off and runs again finds the same people.
    private static bool IsClimbing(DueItem item, Rung highest, DateOnly today, DateTimeOffset namedFrom) =>
        item is { IsOpen: true, IsOnLadder: true, Rung: not Rung.None }
        && item.DueOn < today
        && (item.Interview is null ? item.Rung < highest : IsNamed(item, namedFrom));

    private static bool IsNamed(DueItem item, DateTimeOffset namedFrom) => item.Interview is not { } announced || announced.At >= namedFrom;

    // What a unit was not told of, or only just, is not held against it before its leader either.
    private static bool IsCounted(ListInForce list, DueItem item, DateOnly today) =>
        !item.IsOpen || list.TermsFor(item).FirstTold(NoticeTag.Of(Rung.Reminder), today) <= today;

    /// <summary>True when the week before had its summary in another month.</summary>
    private static bool IsFirstOfMonth(WorkCalendar calendar, DateOnly date)
    {
        DateOnly lastWorked = calendar.AddWorkingDays(MondayOf(date), -1);
        DateOnly before = calendar.AddWorkingDays(MondayOf(lastWorked).AddDays(-1), 1);
        return (before.Year, before.Month) != (date.Year, date.Month);
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private SummaryPart Part(
        ListInForce list,
        ResponsibleUnit unit,
        IReadOnlyList<(PeriodPlan Plan, DueItem Item)> items,
        IReadOnlyList<InterviewCase> cases,
        DateOnly today,
        DateTimeOffset namedFrom
    )
    {
        var due = items
            .Select(i => (i.Plan, i.Item, Standing: Standing.Now(list, i.Item, today)))
            .Where(i =>
                i.Standing is { IsPastDue: true, State: not (ItemState.Waived or ItemState.NotApplicable) }
                && i.Item.IsOnLadder
                && IsCounted(list, i.Item, today)
            )
            .ToList();
        var overdue = due.Where(i => i.Standing.State == ItemState.Open).ToLookup(i => IsNamed(i.Item, namedFrom));
        return new SummaryPart
        {
            Unit = unit.NameOn(today).Full,
            Link = links.EntryOf(list, LinkHolder.SupervisorOf(unit), unit),
            LinkUntil = list.Head.ClosesOn,
            OnTime = due.Count(i => i.Standing.Outcome == Outcome.OnTime),
            ReportedLate = due.Count(i => i.Standing.Outcome == Outcome.ReportedLate),
            InReview = due.Count(i => i.Standing.State == ItemState.InReview),
            DoneLate = due.Count(i => i.Standing.Outcome == Outcome.DoneLate),
            Overdue = [.. overdue[true].Select(i => Decided(NoticeItems.Of(list, i.Plan, i.Item, null, today), i.Item, cases))],
            Announced = overdue[false].Count(),
            Upcoming =
            [
                .. items
                    .Where(i => i.Item.IsOpen && i.Item.DueOn >= today && i.Item.DueOn.DayNumber - today.DayNumber <= Ahead.Days)
                    .Select(i => NoticeItems.Of(list, i.Plan, i.Item, null, today)),
            ],
        };
    }

    // What the office made of the proposal since: the last decision that covers the item.
    private static NoticeItem Decided(NoticeItem words, DueItem item, IReadOnlyList<InterviewCase> cases) =>
        cases.LastOrDefault(c => c.Unit == item.Key.Unit && !c.IsWithdrawn && c.Covers(item)) is { } decided
            ? words with
            {
                InterviewStands = decided.Word,
                InterviewHeldOn = decided.Held?.On,
            }
            : words;

    // Nothing is named on less than a fresh read: one query proves what memory holds of the list.
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<(PeriodPlan Plan, DueItem Item)>>> ItemsAsync(
        ListInForce list,
        LeavingRungs rungs,
        BoardView board,
        DateOnly today,
        PeriodReader read,
        CancellationToken cancellation
    )
    {
        await work.RefreshAsync(list.Id, cancellation);
        var all = new List<(PeriodPlan Plan, DueItem Item)>();
        foreach (PeriodPlan plan in list.Plans.Where(p => board.Find(p) is not null))
        {
            PeriodWork period = await read(plan.Ref, cancellation);
            all.AddRange(period.Items.Values.Select(i => (plan, i.Value)));
        }

        // A quota is named by what its periods have so far, not by what it had at its own last turn.
        return all.Zip(QuotaTally.DeriveAll(list, [.. all.Select(i => i.Item)], today), (i, derived) => (i.Plan, Item: rungs.After(derived)))
            .GroupBy(i => i.Item.Key.Unit)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<(PeriodPlan, DueItem)>)[.. g]);
    }
}
