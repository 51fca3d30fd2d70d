using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Sharing;

/// <summary>
/// 一次报送，两处计入: which duties two lists share, and the report that a unit made in one of them brought to the other; taken back or
/// returned in one it counts in neither.
/// </summary>
/// <remarks>
/// The copy's request is made from the report's, so bringing it twice is bringing it once. Whoever reports brings it at once; what a
/// crash left out is brought by the nightly audit, with the time at which the report had arrived.
/// </remarks>
public sealed class SharedReports
{
    private readonly ListRegister _register;
    private readonly ListLookup _lists;
    private readonly WorkTable _work;
    private readonly ConfirmationService _confirmations;
    private readonly ItemActs _acts;
    private readonly TimeProvider _clock;

    internal SharedReports(
        ListRegister register,
        ListLookup lists,
        WorkTable work,
        ConfirmationService confirmations,
        ItemActs acts,
        TimeProvider clock
    ) => (_register, _lists, _work, _confirmations, _acts, _clock) = (register, lists, work, confirmations, acts, clock);

    /// <summary>Says which duties a list shares, all of them at once; the other lists are told the same. What was reported before stays as it is.</summary>
    /// <param name="chosen">Own duty, other list, its duty.</param>
    public async Task ShareAsync(
        string listId,
        IReadOnlyCollection<(string Obligation, string OtherList, string OtherObligation)> chosen,
        Actor who,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = _clock.GetUtcNow();
        ListHead before = (await _register.GetAsync(listId, cancellation)).Head;
        SharedDuty[] after =
        [
            .. chosen
                .Distinct()
                .Select(c =>
                    before.Shared.FirstOrDefault(s => (s.Obligation, s.OtherList, s.OtherObligation) == c)
                    ?? new SharedDuty(c.Obligation, c.OtherList, c.OtherObligation, who, now)
                ),
        ];
        // The others first: cut off in between, the list itself still says what is to be done, and it is done again.
        foreach (string other in after.Concat(before.Shared).Select(s => s.OtherList).Distinct())
            await PutAsync(
                other,
                theirs => [.. theirs.Where(s => s.OtherList != listId), .. after.Where(s => s.OtherList == other).Select(s => s.SeenFrom(listId))],
                cancellation
            );
        await PutAsync(listId, _ => after, cancellation);
    }

    /// <summary>Brings an item's reports to where they count as well.</summary>
    /// <returns>The duties there, as a receipt names them: 安市安委办发〔2021〕3号第14项. Empty where the duty is not shared.</returns>
    public async Task<IReadOnlyList<string>> FollowAsync(DueItemKey key, CancellationToken cancellation)
    {
        ListInForce list = await _lists(key.List, cancellation);
        var names = new List<string>();
        foreach (SharedDuty shared in list.Head.Shared.Where(s => s.Obligation == key.Obligation))
        {
            if (await BringAsync(list, key, shared, cancellation) is { } name)
                names.Add(name);
        }

        return names;
    }

    /// <summary>Brings whatever was left out in a list; see the remarks.</summary>
    public async Task FollowAllAsync(string listId, CancellationToken cancellation)
    {
        ListInForce list = await _lists(listId, cancellation);
        foreach (PeriodPlan plan in list.Head.Shared.Select(s => s.Obligation).Distinct().SelectMany(list.PlansOf))
        {
            if (!plan.OpensBy(_clock.GetUtcNow()) || plan.Kind == ItemKind.Quota)
                continue;
            PeriodWork work = await _work.LoadAsync(plan.Ref, fresh: true, cancellation);
            foreach (DueItem item in work.Items.Values.Select(i => i.Value).Where(i => i.Reports.Length > 0))
                await FollowAsync(item.Key, cancellation);
        }
    }

    // Null where the unit does not owe the duty there, or not in this period.
    private async Task<string?> BringAsync(ListInForce list, DueItemKey key, SharedDuty shared, CancellationToken cancellation)
    {
        ListInForce other = await _lists(shared.OtherList, cancellation);
        var twin = new DueItemKey(shared.OtherList, shared.OtherObligation, key.Period, key.Unit);
        if (other.FindPlan(PeriodRef.Of(twin)) is not { } plan || list.FindPlan(PeriodRef.Of(key)) is not { } ownPlan)
            return null;
        DueItem? own = await ItemAsync(key, cancellation);
        DueItem? theirs = await ItemAsync(twin, cancellation);
        if (own is null || theirs is null)
            return null;
        string name = Name(other, plan);
        foreach (Report report in own.Reports.Where(r => !IsCopy(r, key, theirs)))
        {
            string copyId = RequestIds.Of(twin, CopyOf(report));
            Report? copy = theirs.Reports.FirstOrDefault(r => r.Id == copyId);
            if (copy is null && report.Counts && theirs.IsOpen)
                await CountAsync(list, ownPlan, own, report, twin, plan, cancellation);
            else if (copy is { Counts: true } && !report.Counts)
                await UncountAsync(twin, copy, Name(list, ownPlan), report.By ?? Actor.System, cancellation);
        }

        return name;
    }

    private Task<Result<ItemAnswer>> CountAsync(
        ListInForce list,
        PeriodPlan ownPlan,
        DueItem own,
        Report report,
        DueItemKey twin,
        PeriodPlan plan,
        CancellationToken cancellation
    ) =>
        _confirmations.ConfirmAsync(
            new ConfirmRequest(
                twin,
                CopyOf(report),
                report.IssuedOn ?? report.CompletedOn,
                report.Count,
                plan.Obligation.Within.Count > 0 ? report.Within : 0,
                // How large an event was stands in no report; where it sufficed the item closed.
                own.IsOpen
                    ? 1
                    : plan.Obligation.MinimumSize,
                $"一次报送，两处计入：与{Name(list, ownPlan)}一并报送",
                report.By ?? Actor.System
            )
            {
                ReportedOn = report.IssuedOn is null ? null : report.CompletedOn,
                ArrivedAt = report.At,
                Reporter = report.Reporter,
                IsSignedOff = true,
            },
            cancellation
        );

    private Task<Result<ItemAnswer>> UncountAsync(DueItemKey twin, Report copy, string origin, Actor who, CancellationToken cancellation) =>
        _acts.DoAsync(
            new ActRequest(twin, $"uncount-{copy.Id}", who),
            bringsForward: true,
            s =>
                s.Item.State is ItemState.Open or ItemState.InReview or ItemState.Completed
                && s.Item.Reports.FirstOrDefault(r => r.Id == copy.Id && r.Counts) is { } counted
                    ? OfficeService.TakeBack(s, counted, $"{origin}的同一报送已退回或撤回")
                    : null,
            cancellation
        );

    private async Task<DueItem?> ItemAsync(DueItemKey key, CancellationToken cancellation) =>
        (await _work.LoadAsync(PeriodRef.Of(key), fresh: true, cancellation)).Items.GetValueOrDefault(key.Unit)?.Value;

    private async Task PutAsync(string listId, Func<IReadOnlyList<SharedDuty>, SharedDuty[]> change, CancellationToken cancellation) =>
        await _register.UpdateHeadAsync<string>(
            listId,
            head =>
            {
                SharedDuty[] after = change(head.Shared);
                ListHead? written = head.Shared.SequenceEqual(after) ? null : head with { Shared = [.. after] };
                return Task.FromResult((listId, written));
            },
            cancellation
        );

    // A report that came from there must not go back as another.
    private static bool IsCopy(Report report, DueItemKey key, DueItem theirs) => theirs.Reports.Any(r => RequestIds.Of(key, CopyOf(r)) == report.Id);

    private static string CopyOf(Report report) => $"shared-{report.Id}";

    private static string Name(ListInForce list, PeriodPlan plan) =>
        $"{list.Catalogue.List.Number}第{plan.Obligation.Task}项{(ChineseDates.PeriodName(plan.Period) is { Length: > 0 } period ? $"（{period}）" : "")}";
}
