using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>What the office should know before a list is published or activated: whom it tells too late, and which quotas can hardly be met.</summary>
/// <param name="ToldOn">The day of the first slot at which units can be told.</param>
/// <param name="NoticeDays">Working days that the list's policy gives a unit after it was told.</param>
/// <param name="Short">By deadline.</param>
/// <param name="Quotas">In the list's order.</param>
public sealed record NoticeCheck(DateOnly ToldOn, int NoticeDays, IReadOnlyList<ShortNotice> Short, IReadOnlyList<ScarceQuota> Quotas)
{
    /// <summary>Nothing was looked at.</summary>
    public static NoticeCheck None { get; } = new(DateOnly.MinValue, 0, [], []);

    /// <summary>There is nothing to say.</summary>
    public bool IsEmpty => Short.Count + Quotas.Count == 0;

    /// <param name="list">As it would be in force.</param>
    /// <param name="now">UTC.</param>
    /// <param name="board">What is open and closed of it; null for a list that does not run yet.</param>
    public static NoticeCheck Of(ListInForce list, DateTimeOffset now, BoardView? board = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateTimeOffset begins = ChinaTime.StartOf(list.BeginsOn);
        DateOnly told = Slot.AtOrAfter(now > begins ? now : begins, list.Calendar).Date;
        ShortNotice[] notices = [.. list.Plans.Select(p => TooShort(list, p, told, board)).OfType<ShortNotice>().OrderBy(n => n.DueOn)];
        return new NoticeCheck(
            told,
            list.Catalogue.Policy.NoticeDays,
            notices,
            [.. list.Catalogue.Obligations.Select(o => Scarce(list, o, board)).OfType<ScarceQuota>()]
        );
    }

    private static ShortNotice? TooShort(ListInForce list, PeriodPlan plan, DateOnly told, BoardView? board)
    {
        Obligation duty = plan.Obligation;
        if (plan.Withdrawn || plan.Historic || plan.Kind == ItemKind.Quota || duty.Opening != OpeningKind.Period)
            return null;
        DateOnly remindedFrom = list.Calendar.AddWorkingDays(told, list.Catalogue.PolicyOf(duty).NoticeDays);
        if (plan.DueOn >= remindedFrom)
            return null;
        string key = Telling.DutyOf(plan.Ref);
        BoardRow? row = board?.Find(plan)?.Row;
        int units = list.AskedIn(plan).Count(u => u.IsAddressed && list.Told.First(u.Id, key) is null && IsOpen(row, u.Id));
        return units == 0 ? null : new ShortNotice(Name(plan), plan.DueOn, units, plan.DueOn < told, remindedFrom);
    }

    private static bool IsOpen(BoardRow? row, string unit) =>
        row is null || row.Entries.FirstOrDefault(e => e.Unit == unit) is not { } entry || entry.State == ItemState.Open;

    private static ScarceQuota? Scarce(ListInForce list, Obligation duty, BoardView? board)
    {
        if (duty.PerYear is not { } quota || duty.Opening != OpeningKind.Period || IsDecided(list, duty, board))
            return null;
        int printed = Period.Of(duty.Recurrence, list.Catalogue.List.Year).Count(p => p.First <= duty.DueOn && !duty.Excepts(p));
        int left = list.PlansOf(duty.Id).Count(p => p is { Kind: ItemKind.Periodic, Withdrawn: false });
        return left < printed && left * Math.Max(1, duty.PerPeriod ?? 1) < quota
            ? new ScarceQuota(duty.Id, $"第{duty.Task}项 {duty.ShortName}", quota, duty.Counter, left)
            : null;
    }

    // Nothing of it is open any more: met, or waived for every unit.
    private static bool IsDecided(ListInForce list, Obligation duty, BoardView? board) =>
        list.PlansOf(duty.Id).FirstOrDefault(p => p is { Kind: ItemKind.Quota, Withdrawn: false }) is { } plan
        && board?.Find(plan)?.Row is { Entries.Length: > 0, HasOpen: false };

    private static string Name(PeriodPlan plan)
    {
        string period = plan.Kind == ItemKind.Periodic ? $"（{ChineseDates.PeriodName(plan.Period)}）" : "";
        return $"第{plan.Obligation.Task}项 {plan.Obligation.ShortName}{period}";
    }
}
