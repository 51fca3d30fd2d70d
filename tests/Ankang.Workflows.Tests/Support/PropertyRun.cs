using System.Collections.Immutable;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A city's list from its first day until all is at rest, and what stands in the store then.</summary>
internal sealed class PropertyRun : IDisposable
{
    private readonly SqliteStore _store = SqliteStore.OpenScratch(new StorageMeter());
    private readonly Queue<FaultPlan> _faults;
    private readonly Queue<PropertyEvent> _racing = new();
    private readonly PropertyClock _clock;
    private FaultyStore _faulty;
    private PropertyHost _host;

    private PropertyRun(PropertyCity city, IEnumerable<FaultPlan> faults)
    {
        (City, List, _faults) = (city, city.ToList(), new Queue<FaultPlan>(faults));
        _clock = new PropertyClock(ChinaTime.StartOf(city.StartOn));
        Post = new PropertyPost(_clock, now => city.Refusals.Any(r => r.Holds(now))) { Meanwhile = RaceAsync };
        _faulty = new FaultyStore(_store, _faults.TryDequeue(out FaultPlan? first) ? first : FaultPlan.Never);
        _host = new PropertyHost(city, List, _faulty, _clock, Post, Logs);
    }

    public PropertyCity City { get; }

    public ListInForce List { get; }

    public PropertyPost Post { get; }

    public PropertyLogs Logs { get; } = new();

    /// <summary>Moments at which a dispatch served a slot and the mail server served it.</summary>
    public List<DateTimeOffset> Dispatches { get; } = [];

    public int Crashes { get; private set; }

    public IReadOnlyList<string> AuditProblems => [.. _audits.Concat(_host.Audits).SelectMany(a => a.Problems)];

    private readonly List<AuditReport> _audits = [];

    /// <summary>Calls of the store by the last process.</summary>
    public int StoreCalls => _faulty.Calls;

    /// <summary>The last turns said that nothing will ever be due again.</summary>
    public bool AtRest => _host.AtRest;

    public ImmutableSortedDictionary<string, DueItem> Items { get; private set; } = ImmutableSortedDictionary<string, DueItem>.Empty;

    public ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>> Histories { get; private set; } = ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>>.Empty;

    public IReadOnlyList<string> Pending { get; private set; } = [];

    public IReadOnlyList<MailRecord> Mails { get; private set; } = [];

    public IReadOnlyList<BoardRow> Board { get; private set; } = [];

    /// <param name="faults">What befalls the first process, the second, and so on; the rest live.</param>
    /// <param name="turns">Whether turns are taken at 00:00 of a day.</param>
    /// <param name="dropBoardAt">Index of the event before which the Board is lost, with the process that remembers it.</param>
    public static PropertyRun Of(PropertyCity city, IEnumerable<FaultPlan>? faults = null, Func<DateOnly, bool>? turns = null, int? dropBoardAt = null)
    {
        var run = new PropertyRun(city, faults ?? []);
        run.RunAsync(turns, dropBoardAt).GetAwaiter().GetResult();
        return run;
    }

    public void Dispose() => _store.Dispose();

    private async Task RunAsync(Func<DateOnly, bool>? turns, int? dropBoardAt)
    {
        IReadOnlyList<PropertyEvent> year = PropertyYear.Of(City, List, turns);
        for (int i = 0; i < year.Count; i++)
        {
            PropertyEvent happening = year[i];
            _clock.MoveTo(happening.At);
            if (i == dropBoardAt % year.Count) await LoseBoardAsync();
            if (happening is { Kind: PropertyEventKind.Dispatch } && PropertyHost.Serves(City, List, _clock.Now) && !City.Refusals.Any(r => r.Holds(_clock.Now)))
                Dispatches.Add(_clock.Now);
            if (happening.Answer is { Races: true }) _racing.Enqueue(happening);
            else await SurviveAsync(() => _host.TakeAsync(happening));
        }

        await CollectAsync();
    }

    private async Task SurviveAsync(Func<Task> act)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (SimulatedCrashException)
            {
                Crashes++;
                Restart();
            }
            catch (StoreUnavailableException)
            {
                // The same process tries again.
                Crashes++;
            }
        }
    }

    private void Restart()
    {
        _audits.AddRange(_host.Audits);
        _faulty = new FaultyStore(_store, _faults.TryDequeue(out FaultPlan? next) ? next : FaultPlan.Never);
        _host = new PropertyHost(City, List, _faulty, _clock, Post, Logs);
    }

    // Answers that arrive while a mail is under way.
    private async Task RaceAsync()
    {
        while (_racing.TryPeek(out PropertyEvent? answer))
        {
            await _host.TakeAsync(answer with { At = _clock.Now });
            _racing.Dequeue();
        }
    }

    private async Task LoseBoardAsync()
    {
        IReadOnlyList<StoreRow> rows = await _store.ReadAsync(StoreTable.Board, PropertyCity.ListId, null, null, CancellationToken.None);
        foreach (StoreRow[] batch in rows.Chunk(100))
            await _store.CommitAsync(StoreTable.Board, PropertyCity.ListId, [.. batch.Select(r => new StoreChange.Delete(r.Row, r.ETag))], CancellationToken.None);
        Restart();
    }

    private async Task CollectAsync()
    {
        var work = new WorkTable(_store, _clock);
        var items = ImmutableSortedDictionary.CreateBuilder<string, DueItem>(StringComparer.Ordinal);
        var histories = ImmutableSortedDictionary.CreateBuilder<string, IReadOnlyList<HistoryEntry>>(StringComparer.Ordinal);
        var pending = new List<string>();
        foreach (PeriodPlan plan in List.Plans)
        {
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, CancellationToken.None);
            pending.AddRange(period.Notices.Keys.Select(k => $"{plan.Ref}: {k}"));
            foreach (Tracked<DueItem> item in period.Items.Values)
            {
                items[item.Value.Key.ToString()] = item.Value;
                histories[item.Value.Key.ToString()] = await work.HistoryAsync(item.Value.Key, CancellationToken.None);
            }
        }

        var mailTable = new MailTable(_store);
        var mails = new List<MailRecord>();
        for (Slot slot = Slot.AtOrAfter(ChinaTime.StartOf(City.StartOn), List.Calendar); slot.Date <= City.ClosesOn; slot = Slot.After(slot.Moment, List.Calendar))
            mails.AddRange((await mailTable.ReadAsync(PropertyCity.ListId, slot.Id, CancellationToken.None)).Select(m => m.Mail));
        (Items, Histories, Pending, Mails) = (items.ToImmutable(), histories.ToImmutable(), pending, mails);
        Board = [.. (await new BoardTable(_store).ReadAsync(PropertyCity.ListId, reread: true, CancellationToken.None)).Rows];
    }
}
