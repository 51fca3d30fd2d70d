using Ankang.Workflows.Answers;
using Ankang.Workflows.Board;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Standalone.Clockwork;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>Runs a list through a whole year on a virtual clock: the very turns, dispatch, audit and store of every host, and simulated people.</summary>
/// <remarks>
/// What a person does follows from the item alone, so a run that was cut off is taken up again by reading the items:
/// from the last audit on everything happens once more, and has no second effect.
/// </remarks>
public sealed class Simulation(WorkflowParts parts, VirtualClock clock, string listId, SimulationOptions options)
{
    private readonly Agenda _agenda = new(parts, listId);
    private readonly SimulatedPeople _people = new(options.Seed, options.Punctuality);
    private readonly PriorityQueue<DueItemKey, (DateTimeOffset Moment, string Key)> _sittings = new();
    private readonly HashSet<DueItemKey> _expected = [];

    /// <param name="progress">Told the share of the year that has passed, 0 to 1.</param>
    public async Task RunAsync(Action<double>? progress, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        DateTimeOffset end = ChinaTime.EndOf(list.Head.ClosesOn);
        DateTimeOffset start = clock.GetUtcNow();
        await ExpectAsync(list, list.Plans, cancellation);
        // A confirmation writes no Board row, so what the agenda says holds until an entry of its own is taken.
        (Entry? Work, Entry? Next)? agenda = null;
        while (!cancellation.IsCancellationRequested)
        {
            agenda ??= await NextAsync(cancellation);
            Entry? person = _sittings.TryPeek(out _, out var first) ? new Entry(first.Moment, EntryKind.Person) : null;
            if (agenda.Value.Work is null && person is null)
                return;
            Entry? next = agenda.Value.Next is { } a && !(person < a) ? a : person;
            if (next is not { } entry || entry.Moment >= end)
                return;

            clock.MoveTo(entry.Moment);
            if (entry.Kind == EntryKind.Person)
            {
                await SitAsync(list, cancellation);
            }
            else
            {
                await TakeAsync(list, entry, cancellation);
                agenda = null;
            }

            progress?.Invoke((entry.Moment - start) / (end - start));
        }
    }

    private async Task<(Entry? Work, Entry? Next)> NextAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Entry? work = await _agenda.NextWorkAsync(now, cancellation);
        return (work, await _agenda.NextAsync(work, now, cancellation));
    }

    private async Task TakeAsync(ListInForce list, Entry entry, CancellationToken cancellation)
    {
        Taken taken = await _agenda.TakeAsync(entry, cancellation);
        if (taken.Opened > 0 || taken.Audit?.Opened > 0)
            await ExpectAsync(list, list.Plans.Where(p => p.OpensAt <= clock.GetUtcNow()), cancellation);
        await ExpectAsync(list, taken.Mails.SelectMany(m => m.Notices).Select(n => n.PeriodOf(listId)).Distinct().Select(list.PlanOf), cancellation);
    }

    private async Task SitAsync(ListInForce list, CancellationToken cancellation)
    {
        DueItemKey key = _sittings.Dequeue();
        PeriodPlan plan = list.PlanOf(PeriodRef.Of(key));
        PeriodWork period = await parts.Work.LoadAsync(plan.Ref, fresh: false, cancellation);
        ConfirmRequest report = _people.Report(list, plan, period.Items[key.Unit].Value, ChinaTime.DateOf(clock.GetUtcNow()));
        Result<ItemAnswer> result = await parts.Confirmations.ConfirmAsync(report, cancellation);
        if (result is Result<ItemAnswer>.Invalid invalid)
            throw new InvalidOperationException(
                $"A simulated person could not confirm {key}: {string.Join(' ', invalid.Errors.Select(e => e.Message))}"
            );
    }

    private async Task ExpectAsync(ListInForce list, IEnumerable<PeriodPlan> plans, CancellationToken cancellation)
    {
        BoardView board = await parts.Board.ReadAsync(listId, reread: false, cancellation);
        foreach (PeriodPlan plan in plans.Where(p => board.Find(p) is not null))
        {
            PeriodWork period = await parts.Work.LoadAsync(plan.Ref, fresh: false, cancellation);
            foreach (Tracked<DueItem> item in period.Items.Values)
            {
                if (_people.MomentOf(list, item.Value) is not { } moment || !_expected.Add(item.Value.Key))
                    continue;
                _sittings.Enqueue(item.Value.Key, (moment > clock.GetUtcNow() ? moment : clock.GetUtcNow(), item.Value.Key.ToString()));
            }
        }
    }
}
