using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A city's list from its first day until all is at rest, and what stands in the store then.</summary>
internal sealed class PropertyRun : IPropertyPast, IDisposable
{
    private readonly SqliteStore _store = SqliteStore.OpenScratch(new StorageMeter());
    private readonly Queue<FaultPlan> _faults;
    private readonly Queue<PropertyEvent> _racing = new();
    private readonly List<PropertyHost> _processes = [];
    private readonly PropertyClock _clock;
    private readonly TimeSpan _downAfterCrash;
    private readonly List<DateTimeOffset> _dispatches = [];
    private FaultyStore? _faulty;
    private DateTimeOffset _downUntil;

    private PropertyRun(PropertyCity city, IEnumerable<FaultPlan> faults, TimeSpan downAfterCrash)
    {
        (City, List, _faults, _downAfterCrash) = (city, city.ToList(), new Queue<FaultPlan>(faults), downAfterCrash);
        _clock = new PropertyClock(ChinaTime.StartOf(city.StartOn));
        Post = new PropertyPost(_clock, now => city.Refusals.Any(r => r.Holds(now)), city.DeadAddresses);
    }

    public PropertyCity City { get; }

    public ListInForce List { get; }

    public PropertyPost Post { get; }

    public PropertyLogs Logs { get; } = new();

    public IReadOnlyList<PropertyMail> Taken => Post.Taken;

    public IReadOnlyList<string> Errors => Logs.Errors;

    public IReadOnlyList<DateTimeOffset> Dispatches => _dispatches;

    /// <summary>Faults of the store that befell the run.</summary>
    public int Faults { get; private set; }

    public IReadOnlyList<string> AuditProblems =>
        [.. _processes.SelectMany(p => p.Audits).SelectMany(a => a.Problems.Concat(a.Findings.Select(f => $"{f}")))];

    /// <summary>Commits of the last process.</summary>
    public int Commits => _faulty?.Calls ?? 0;

    /// <summary>How many commits its process had made when each mail was taken.</summary>
    public List<int> CommitsAtMails { get; } = [];

    public bool AtRest => _processes[^1].AtRest;

    public ImmutableSortedDictionary<string, DueItem> Items => Stand.Items;

    public ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>> Histories => Stand.Histories;

    public IReadOnlyList<string> Pending => Stand.Pending;

    public IReadOnlyList<MailRecord> Mails => Stand.Mails;

    public IReadOnlyList<BoardRow> Board => Stand.Board;

    private PropertyStand Stand { get; set; } = PropertyStand.Nothing;

    private PropertyHost Host => _processes[^1];

    /// <param name="faults">What befalls the first process, the second, and so on; the rest live.</param>
    /// <param name="turns">Whether turns are taken at 00:00 of a day.</param>
    /// <param name="loseBoardAt">Index of the event before which the Board is lost, with the process that remembers it.</param>
    /// <param name="audits">Whether the audit runs daily.</param>
    /// <param name="downAfterCrash">How long nothing runs after a crash; at once the process takes again what it was at.</param>
    public static PropertyRun Of(
        PropertyCity city,
        IEnumerable<FaultPlan>? faults = null,
        Func<DateOnly, bool>? turns = null,
        int? loseBoardAt = null,
        TimeSpan downAfterCrash = default,
        bool audits = true
    )
    {
        var run = new PropertyRun(city, faults ?? [], downAfterCrash);
        run.Start();
        run.RunAsync(turns, loseBoardAt, audits).GetAwaiter().GetResult();
        return run;
    }

    /// <summary>Two hosts over a store that both write to.</summary>
    /// <param name="watches">Who is awake, event after event, over and over.</param>
    /// <param name="audits">Whether the audit runs daily, which reads again what a host remembers.</param>
    /// <param name="picks">Whose call of the store is served next, over and over.</param>
    public static PropertyRun OfTwo(PropertyCity city, IReadOnlyList<PropertyWatch> watches, IReadOnlyList<int> picks, bool audits = true)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // continuations run where they are released, one at a time
        try
        {
            var run = new PropertyRun(city, [], default);
            run.RunTwoAsync(watches, picks, audits).GetAwaiter().GetResult();
            return run;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    public void Dispose() => _store.Dispose();

    private async Task RunAsync(Func<DateOnly, bool>? turns, int? loseBoardAt, bool audits)
    {
        Post.Meanwhile = RaceAsync;
        IReadOnlyList<PropertyEvent> year = PropertyYear.Of(City, List, turns, audits);
        for (int i = 0; i < year.Count; i++)
        {
            PropertyEvent happening = year[i];
            if (happening.At < _downUntil)
                continue;
            _clock.MoveTo(happening.At);
            if (i == loseBoardAt % year.Count)
                await LoseBoardAsync();
            Note(happening);
            if (happening.Answer is { Races: true })
                _racing.Enqueue(happening);
            else
                await SurviveAsync(happening);
        }

        _clock.MoveTo(_downUntil);
        await SurviveAsync(new PropertyEvent(_clock.Now, PropertyEventKind.Turns), insists: true);
        await CollectAsync();
    }

    private async Task RunTwoAsync(IReadOnlyList<PropertyWatch> watches, IReadOnlyList<int> picks, bool audits)
    {
        var interleaver = new PropertyInterleaver(picks);
        var shared = new PropertySharedStore(_store, interleaver);
        PropertyHost[] hosts = [new(City, List, shared, _clock, Post, Logs, "first"), new(City, List, shared, _clock, Post, Logs, "second")];
        _processes.AddRange(hosts);
        Post.Meanwhile = interleaver.EnterAsync;
        int number = 0;
        foreach (IGrouping<DateTimeOffset, PropertyEvent> moment in PropertyYear.Of(City, List, audits: audits).GroupBy(e => e.At))
        {
            _clock.MoveTo(moment.Key);
            Note(moment.Last());
            PropertyWatch watch = watches[number++ % watches.Count];
            PropertyHost[] awake = watch switch
            {
                PropertyWatch.First => [hosts[0]],
                PropertyWatch.Second => [hosts[1]],
                _ => hosts,
            };
            await interleaver.RunAsync(
                awake.Select<PropertyHost, Func<Task>>(
                    (host, h) =>
                        async () =>
                        {
                            foreach (
                                PropertyEvent happening in moment.Where(e =>
                                    e.Kind is not (PropertyEventKind.Answer or PropertyEventKind.Act) || e.Number % awake.Length == h
                                )
                            )
                                await host.TakeAsync(happening);
                        }
                )
            );
        }

        // Whoever looks last looks for both.
        PropertyHost last = new(City, List, _store, _clock, Post, Logs);
        _processes.Add(last);
        await last.TakeAsync(new PropertyEvent(_clock.Now, PropertyEventKind.Turns));
        await CollectAsync();
    }

    private void Note(PropertyEvent happening)
    {
        if (happening.Kind == PropertyEventKind.Dispatch && PropertyLaws.Serves(List, _clock.Now) && !City.Refusals.Any(r => r.Holds(_clock.Now)))
            _dispatches.Add(_clock.Now);
    }

    private async Task SurviveAsync(PropertyEvent happening, bool insists = false)
    {
        while (true)
        {
            try
            {
                await Host.TakeAsync(happening);
                return;
            }
            catch (SimulatedCrashException)
            {
                Faults++;
                Start();
                _downUntil = _clock.Now + _downAfterCrash;
                // Nobody but the person who got no answer comes again to a host that was down.
                if (_downAfterCrash > TimeSpan.Zero && happening.Kind is not (PropertyEventKind.Answer or PropertyEventKind.Act) && !insists)
                    return;
            }
            catch (StoreUnavailableException)
            {
                // The same process tries again.
                Faults++;
            }
        }
    }

    private void Start()
    {
        _faulty = new FaultyStore(_store, _faults.TryDequeue(out FaultPlan? next) ? next : FaultPlan.Never with { CommitsOnly = true });
        _processes.Add(new PropertyHost(City, List, _faulty, _clock, Post, Logs));
    }

    // Answers that arrive while a mail is under way.
    private async Task RaceAsync()
    {
        CommitsAtMails.Add(Commits);
        while (_racing.TryPeek(out PropertyEvent? answer))
        {
            await Host.ConfirmPendingAsync(answer.Number);
            _racing.Dequeue();
        }
    }

    private async Task LoseBoardAsync()
    {
        var turns = new PropertyEvent(_clock.Now, PropertyEventKind.Turns);
        await Host.TakeAsync(turns);
        // Every period takes a step, as it will when its row is not found: a quota counts then.
        BoardView view = await Host.Parts.Board.ReadAsync(PropertyCity.ListId, reread: true, CancellationToken.None);
        ListInForce list = await ToldAsync();
        foreach (PeriodPlan plan in List.Plans.Where(p => view.Find(p) is not null))
            await Host.Parts.Turns.TakeAsync(list, plan, view.Find(plan), CancellationToken.None);
        IReadOnlyList<string> before = await ReindexAsync();
        IReadOnlyList<StoreRow> rows = await _store.ReadAsync(StoreTable.Board, PropertyCity.ListId, null, null, CancellationToken.None);
        foreach (StoreRow[] batch in rows.Chunk(100))
            await _store.CommitAsync(
                StoreTable.Board,
                PropertyCity.ListId,
                [.. batch.Select(r => new StoreChange.Delete(r.Row, r.ETag))],
                CancellationToken.None
            );
        Start();
        await Host.TakeAsync(turns);
        Assert.Equal(before, await ReindexAsync());
        Start(); // the process remembers the rows as they were before they were indexed again
    }

    /// <summary>Computes every row of the Board again from Work.</summary>
    private async Task<IReadOnlyList<string>> ReindexAsync()
    {
        var board = new BoardTable(_store, _clock, Aside());
        BoardView view = await board.ReadAsync(PropertyCity.ListId, reread: true, CancellationToken.None);
        var periods = new PeriodTurns(new WorkTable(_store, _clock, Aside()), board, _clock);
        var rows = new List<string>();
        ListInForce list = await ToldAsync();
        foreach (PeriodPlan plan in List.Plans.Where(p => view.Find(p) is not null))
        {
            BoardRow row = await periods.IndexAsync(list, plan, view.Find(plan), StoragePurpose.Other, CancellationToken.None);
            rows.Add(
                string.Join(
                    ' ',
                    (row with { AsOf = default })
                        .ToColumns()
                        .OrderBy(c => c.Key, StringComparer.Ordinal)
                        .Select(c => $"{c.Key}={c.Value}")
                        .Prepend(row.Row)
                )
            );
        }

        return rows;
    }

    /// <summary>The list with who was told of what, as the store has it.</summary>
    private Task<ListInForce> ToldAsync() => new ToldTable(_store, Aside(), _clock, _ => true).JoinAsync(List, CancellationToken.None);

    private RowsSetAside Aside() => new(_clock, NullLogger<RowsSetAside>.Instance);

    private async Task CollectAsync() => Stand = await PropertyStand.ReadAsync(_store, _clock, List);
}
