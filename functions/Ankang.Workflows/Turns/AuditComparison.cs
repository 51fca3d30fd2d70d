using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The half of the audit that compares: index with items, items with their histories, histories with mails, all with the catalogue.</summary>
/// <remarks>
/// Every open item is compared with its index row each night. Histories are followed, where no other process can write, on the first
/// night of a process all together and then on Mondays half of the periods in turn, so each within a fortnight; elsewhere a seventh
/// of the periods each night. Between these nights memory is the table's mirror, or one query over all that is open tells.
/// </remarks>
internal sealed class AuditComparison(PeriodTurns periods, WorkTable work, BoardTable board, ITableStore store, TimeProvider clock, MailLookup? mails)
{
    /// <summary>The night on which memory is held against the table, where memory is its mirror.</summary>
    private const DayOfWeek Whole = DayOfWeek.Monday;
    private const int NightsOfWeek = 7;

    /// <summary>Mails are kept for longer; what an older one has done is long over.</summary>
    private const int MailDays = 35;

    /// <summary>For how long nothing leaves for an item that was opened anew without a history.</summary>
    private const int HeldDays = 7;

    /// <summary>What agreed, by period: untouched it agrees the next night too, and has the same seal.</summary>
    private readonly ConcurrentDictionary<PeriodRef, (ListInForce List, BoardRow Row, PeriodWork Period)> _agreed = new();
    private readonly ConcurrentDictionary<PeriodRef, (PeriodWork Period, string Seal)> _seals = new();
    private readonly ConcurrentDictionary<string, bool> _begun = new();
    private readonly OpenItems _open = new(work);

    public async Task<AuditNight> RunAsync(ListInForce list, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        // Read after the Board: what changed in between shows here, and is looked at again before it is told.
        (string From, string To)? range = RangeOf(list, ChinaTime.DateOf(now));
        IReadOnlyDictionary<PeriodRef, PeriodHistories> histories = range is { } r
            ? await work.ReadHistoriesAsync(r.From, r.To, cancellation)
            : ImmutableDictionary<PeriodRef, PeriodHistories>.Empty;
        IReadOnlyDictionary<PeriodRef, PeriodWork>? open = store.IsExclusive
            ? null
            : await _open.ReadAsync(list.Id, AsOf(view, now), now, cancellation);
        var night = new AuditNight();
        foreach (PeriodPlan plan in list.Plans.OrderBy(p => p.Ref.Partition, StringComparer.Ordinal))
        {
            if (view.Find(plan) is not { } found)
                continue;
            night.Compared++;
            bool isFollowed = range is { } of && IsIn(plan.Ref.Partition, of);
            PeriodHistories? told = histories.GetValueOrDefault(plan.Ref);
            PeriodWork? period =
                isFollowed ? told?.Work
                : open is null ? await work.LoadAsync(plan.Ref, fresh: true, cancellation)
                : open.GetValueOrDefault(plan.Ref);
            bool isWhole = isFollowed || open is null;
            if (!HasAgreed(list, found.Row, period) && Differs(list, plan, found.Row, period, told, isWhole))
                await MendAsync(night, list, plan, isWhole, cancellation);
            else if (period is not null)
                _agreed[plan.Ref] = (list, found.Row, period);
            if (told is not null)
                await FollowAsync(night, plan, told, cancellation);
            if (period is not null)
                night.Seals.Add(SealOf(period));
        }

        await CompareMailsAsync(night, list.Id, now, cancellation);
        _begun[list.Id] = true;
        return night;
    }

    // A confirmation writes no index row: what closed since the oldest row that says "open" was written may be missing among the open.
    private static DateTimeOffset AsOf(BoardView view, DateTimeOffset now) => view.Rows.Where(r => r.HasOpen).Select(r => r.AsOf).Append(now).Min();

    // Where one query is one request, all at once; elsewhere as much a night as brings every period within a week.
    private (string From, string To)? RangeOf(ListInForce list, DateOnly day)
    {
        (string from, string to) = ($"{list.Id}|", $"{list.Id}}}");
        if (store.IsExclusive)
        {
            if (!_begun.ContainsKey(list.Id))
                return (from, to);
            if (day.DayOfWeek != Whole)
                return null;
        }

        string[] partitions = [.. list.Plans.Select(p => p.Ref.Partition).Order(StringComparer.Ordinal)];
        if (partitions.Length == 0)
            return null;
        // A whole year's histories each week would cost a third of all that a host does in the year.
        if (store.IsExclusive)
            return day.DayNumber / NightsOfWeek % 2 == 0 ? (from, partitions[partitions.Length / 2]) : (partitions[partitions.Length / 2], to);
        int night = day.DayNumber % NightsOfWeek;
        return (Bound(night), Bound(night + 1));

        string Bound(int n) =>
            n == 0 ? from
            : n == NightsOfWeek ? to
            : partitions[partitions.Length * n / NightsOfWeek];
    }

    private static bool IsIn(string partition, (string From, string To) range) =>
        string.CompareOrdinal(partition, range.From) >= 0 && string.CompareOrdinal(partition, range.To) < 0;

    private bool HasAgreed(ListInForce list, BoardRow said, PeriodWork? period) =>
        period is not null
        && _agreed.TryGetValue(period.Period, out var known)
        && ReferenceEquals(known.List, list)
        && ReferenceEquals(known.Row, said)
        && ReferenceEquals(known.Period, period);

    private bool Differs(ListInForce list, PeriodPlan plan, BoardRow said, PeriodWork? period, PeriodHistories? told, bool isWhole) =>
        period is null
            ? said.Entries.Any(e => isWhole || e.State is ItemState.Open or ItemState.InReview)
            : SaysTooLittle(said, PeriodTurns.Index(list, plan, period, clock.GetUtcNow()), isWhole, clock.GetUtcNow())
                || Lost(said, period, isWhole).Any()
                || (told is not null && told.Lines.Any(l => !IsThere(period, l.Key)))
                || (isWhole && Missing(list, plan, period).Count > 0);

    // Too early or too many is allowed, a confirmation writes no Board row. Too late or too few is a fault, but where the row asks to be looked
    // at now: it stands so when a process died between items and index, and the turn that is due writes it anew.
    private static bool SaysTooLittle(BoardRow said, BoardRow right, bool isWhole, DateTimeOffset now)
    {
        if (said.Next <= now)
            return false;
        HashSet<string> units = [.. said.Entries.Select(e => e.Unit)];
        return (right.Next is { } due && (said.Next is not { } next || next > due) && said.Pending == 0)
            || right.Pending > said.Pending
            || (isWhole && right.Entries.Length != said.Entries.Length)
            || right.Entries.Any(e => !units.Contains(e.Unit));
    }

    // An item that is set aside is there all the same.
    private static bool IsThere(PeriodWork period, string unit) => period.Items.ContainsKey(unit) || period.SetAside.ContainsKey(unit);

    private static IEnumerable<string> Lost(BoardRow said, PeriodWork period, bool isWhole) =>
        said.Entries.Where(e => (isWhole || e.State is ItemState.Open or ItemState.InReview) && !IsThere(period, e.Unit)).Select(e => e.Unit);

    private IReadOnlyList<Opening> Missing(ListInForce list, PeriodPlan plan, PeriodWork period) =>
        [.. Projection.Missing(list, plan, period.State(), late: false, clock.GetUtcNow()).Where(o => !IsThere(period, o.Item.Key.Unit))];

    private async Task MendAsync(AuditNight night, ListInForce list, PeriodPlan plan, bool isWhole, CancellationToken cancellation)
    {
        if (await board.GetAsync(list.Id, plan.BoardRow, cancellation) is not { } known)
            return;
        PeriodWork period = await work.RereadAsync(plan.Ref, cancellation);
        List<AuditFinding> found = await ReopenAsync(list, plan, known.Row, period, isWhole, cancellation);
        night.Findings.AddRange(found);
        night.Mended.AddRange(found.Where(f => f.IsMended).Select(f => $"{plan.Ref}: {f}"));
        if (found.Count > 0)
            period = await work.RereadAsync(plan.Ref, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        BoardRow right = PeriodTurns.Index(list, plan, period, now);
        if (!SaysTooLittle(known.Row, right, isWhole: true, now))
            return;
        await periods.IndexAsync(list, plan, known, StoragePurpose.Audit, cancellation);
        night.Mended.Add(
            $"{plan.Ref}: the Board said next {known.Row.Next:O}, pending {known.Row.Pending}, {known.Row.Entries.Length} items; Work says "
                + $"{right.Next:O}, {right.Pending}, {right.Entries.Length}."
        );
        night.Findings.Add(new AuditFinding($"{plan.Ref}", FindingKind.Index, "索引记录", Said(known.Row), Said(right), now, IsMended: true));

        static string Said(BoardRow row) =>
            $"下次办理{(row.Next is { } next ? ChineseDates.Moment(next) : "无")}，待发{row.Pending}件，事项{row.Entries.Length}项";
    }

    // An item that should be there and is not: from its history, or as the catalogue asks for it.
    private async Task<List<AuditFinding>> ReopenAsync(
        ListInForce list,
        PeriodPlan plan,
        BoardRow said,
        PeriodWork period,
        bool isWhole,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = clock.GetUtcNow();
        Dictionary<string, Opening> asked = Missing(list, plan, period).ToDictionary(o => o.Item.Key.Unit);
        var found = new List<AuditFinding>();
        foreach (string unit in Lost(said, period, isWhole: true).Concat(isWhole ? asked.Keys : []).Distinct().ToList())
        {
            IReadOnlyList<StoreRow> lines = await work.ReadLinesAsync(plan.Ref.Of(unit), cancellation);
            AuditFinding about = new($"{plan.Ref.Of(unit)}", FindingKind.LostItem, "事项记录", "记录缺失", "", now, IsMended: true);
            if (!asked.TryGetValue(unit, out Opening? opening))
            {
                found.Add(about with { Before = "应有此事项", After = "记录缺失，清单现已不要求该单位，未重建", IsMended = false });
                continue;
            }

            DateOnly today = ChinaTime.DateOf(now);
            // Without a history nothing is proven: nothing leaves until a person had the time to look.
            DueItem? item =
                lines.Count == 0 ? opening.Item with { HeldUntil = today.AddDays(HeldDays) } : LostItem.Rebuild(opening.Item, lines, today);
            if (item is null)
            {
                found.Add(about with { Before = "应有此事项", After = "记录缺失，台账为旧格式，不能自动重建", IsMended = false });
                continue;
            }

            string how =
                lines.Count == 0
                    ? $"台账亦缺失，已按清单重新生成，暂缓发送至{ChineseDates.Short(item.HeldUntil!.Value)}"
                    : $"已按台账第1至{lines.Count}条重建，{HistoryText.State(item.State)}";
            var line = new HistoryDraft(now, Actor.System, HistoryEvent.Rebuilt, $"夜间核查发现本事项记录缺失，{how}");
            HistoryDraft[] history = lines.Count == 0 ? [StepText.Line(list, plan, item, opening.Event, now), line] : [line];
            await work.OpenAsync(plan.Ref, p => IsThere(p, unit) ? [] : [new ItemChange(item, history)], cancellation);
            found.Add(about with { After = how, IsMended = lines.Count > 0 });
        }

        return found;
    }

    private async Task FollowAsync(AuditNight night, PeriodPlan plan, PeriodHistories told, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string fromSlot = FromSlot(now);
        foreach (Tracked<DueItem> item in told.Work.Items.Values)
        {
            string unit = item.Value.Key.Unit;
            IReadOnlyCollection<StoreRow> lines = [.. told.Lines[unit]];
            List<AuditFinding> found = [.. ItemAudit.Of(item.Value, lines, now)];
            // Item and lines come from a read that is no snapshot: what differs is read again before it is told.
            if (found.Count > 0 && (await work.RereadAsync(plan.Ref, cancellation)).Items.TryGetValue(unit, out Tracked<DueItem>? again))
                found = [.. ItemAudit.Of(again.Value, [.. await work.ReadLinesAsync(again.Value.Key, cancellation)], now)];
            night.Findings.AddRange(found);
            night.Followed.Add(item.Value.Key.ToString());
            foreach (string mail in ItemAudit.AcceptedMails(lines, fromSlot))
                night.Mails.TryAdd(mail, item.Value.Key.ToString());
        }
    }

    private async Task CompareMailsAsync(AuditNight night, string list, DateTimeOffset now, CancellationToken cancellation)
    {
        if (mails is null || night.Mails.Count == 0)
            return;
        foreach ((string mail, string stands) in await mails(list, FromSlot(now), night.Mails.Keys, cancellation))
            night.Findings.Add(new AuditFinding(night.Mails[mail], FindingKind.Mail, $"邮件{mail}", "台账记为已发", stands, now, IsMended: false));
    }

    private static string FromSlot(DateTimeOffset now) => $"{ChinaTime.DateOf(now).AddDays(-MailDays):yyyyMMdd}";

    private string SealOf(PeriodWork period)
    {
        if (_seals.TryGetValue(period.Period, out var known) && ReferenceEquals(known.Period, period))
            return known.Seal;
        string seal = AuditSeal.OfPeriod(period);
        _seals[period.Period] = (period, seal);
        return seal;
    }
}
