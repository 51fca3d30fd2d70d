using System.Globalization;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Torture;

/// <summary>One run: hosts, store, mail server, clocks and people of a plan, from the list's first day until all is at rest.</summary>
internal sealed class World : IDisposable
{
    /// <summary>When a host looks whatever it waits for, Asia/Shanghai; at the last one somebody looks whether all was said.</summary>
    private static readonly TimeOnly[] Looks = [new(0, 0), new(6, 0), new(9, 0), new(15, 0), new(18, 0)];

    private static readonly TimeOnly LastTry = new(17, 30);
    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(5);
    private readonly TempFolder _folder = new();
    private readonly SortedDictionary<DateTimeOffset, Moment> _moments = [];
    private readonly List<string> _broken = [];
    private readonly List<HarmedRow> _harmed = [];
    private readonly Dictionary<string, SortedSet<string>> _auditProblems;
    private readonly HashSet<(int List, DateOnly Day)> _acted = [];
    private readonly Plan _plan;
    private readonly DateTimeOffset _start = ChinaTime.StartOf(City.FirstDay);
    private readonly PropertyClock _clock;
    private readonly Scheduler _scheduler;
    private readonly Logs _logs = new();
    private readonly FaultBook _faults;
    private readonly MailServer _server;
    private readonly SqliteStore _file;
    private readonly Host[] _hosts;
    private readonly Observer _observer;
    private readonly IReadOnlyList<ListInForce> _lists;
    private readonly People _people;
    private readonly Office _office;
    private readonly Rows _rows;

    private World(Plan plan, SeededBug? bug)
    {
        _plan = plan;
        _clock = new PropertyClock(_start);
        _scheduler = new Scheduler(new Dice(plan.Seed, 4));
        _faults = new FaultBook(plan, _start, _clock);
        _server = new MailServer(_clock, _faults);
        Directory.CreateDirectory(_folder["data"]);
        _file = new SqliteStore(_folder["data", DataFolder.StoreFile], new StorageMeter(), StoreDurability.Scratch);
        _observer = new Observer(_file, _clock);
        ITableStore store = bug?.Store?.Invoke(_file) ?? _file;
        _hosts =
        [
            .. Enumerable
                .Range(0, plan.Hosts)
                .Select(h => new Host(
                    h,
                    number => new Life(h, number, store, _server, _faults, new Sources(_scheduler, _clock, _logs), bug),
                    _faults,
                    _clock
                )),
        ];
        _rows = new Rows(_folder["data"]);
        IReadOnlyList<CityList> texts = City.Draw(plan, _folder);
        _lists = [.. texts.Select(t => _observer.Publish(t, City.FirstDay))];
        _auditProblems = _lists.ToDictionary(l => l.Id, _ => new SortedSet<string>(StringComparer.Ordinal));
        _people = new People(_lists, _clock);
        _office = new Office([.. _lists.Zip(texts)], _people, _clock);
    }

    /// <summary>Runs a plan.</summary>
    /// <param name="bug">One that the torture has to find; null for the product as it is.</param>
    public static Outcome Run(Plan plan, SeededBug? bug = null)
    {
        using var world = new World(plan, bug);
        return world.Run();
    }

    public void Dispose()
    {
        foreach (Host host in _hosts)
            host.Dispose();
        _rows.Dispose();
        _file.Dispose();
        _folder.Dispose();
    }

    private Outcome Run()
    {
        Fill();
        try
        {
            Live();
            var doings = new Doings(_server, _logs, _people, _office, _faults);
            Past[] pasts = [.. _lists.Select(l => _observer.Past(l, [.. _auditProblems[l.Id]], doings))];
            if (_broken.Count == 0)
                _broken.AddRange([.. pasts.SelectMany(p => Laws.Broken(p)), .. OfficeLaws.Broken(pasts)]);
            return Told(pasts.Select((p, i) => Repeats.In(p, isFirst: i == 0)).Aggregate((a, b) => a + b), Story.Of(pasts));
        }
        catch (Exception e)
        {
            _broken.Add(Say("nothing ends a host but its death", e.ToString().ReplaceLineEndings(" ")));
            return Told(Repeats.None, []);
        }
    }

    private Outcome Told(Repeats repeats, IReadOnlyList<string> story) =>
        new(
            _plan,
            [.. _broken.Take(3)],
            [.. _faults.Fell.Select(f => f.Kind)],
            _office.Done,
            _scheduler.Turns,
            _server.Taken.Count + _server.Undone.Count,
            repeats,
            story
        );

    private void Live()
    {
        while (_moments.Count > 0)
        {
            (DateTimeOffset at, Moment moment) = _moments.First();
            _moments.Remove(at);
            _clock.MoveTo(at);
            foreach (Action happening in moment.Happenings)
                happening();
            if (moment.Wakes)
                Wake(moment);
            else if (moment.Errands.Count > 0)
                _scheduler.Run(Errands(moment));
            if (moment.Checks)
                Check();
        }
    }

    private void Fill()
    {
        DateTimeOffset end = _start.AddDays(_plan.Days + 3);
        for (DateOnly day = City.FirstDay; ChinaTime.StartOf(day) < end; day = day.AddDays(1))
            foreach (TimeOnly look in Looks)
            {
                Moment moment = At(ChinaTime.At(day, look));
                (moment.Wakes, moment.Checks) = (true, look == Looks[^1]);
            }

        foreach ((DateTimeOffset at, Errand errand) in _people.Of(_plan).Concat(_office.Of(_plan)))
            if (at < end)
                At(at).Errands.Add(errand);
        foreach (Fault fault in _plan.Faults)
        {
            DateTimeOffset from = fault.From(_start);
            if (fault.Kind is FaultKind.RowDamaged or FaultKind.RowLost)
                At(from).Happenings.Add(() => Harm(fault));
            else if (fault.Kind == FaultKind.BackupRestored)
                At(from > _start.AddDays(1) ? from.AddDays(-1) : _start.AddHours(1)).Happenings.Add(() => BackUp(fault));
        }
    }

    private Moment At(DateTimeOffset at)
    {
        if (!_moments.TryGetValue(at, out Moment? moment))
            _moments[at] = moment = new Moment();
        return moment;
    }

    private void Wake(Moment moment)
    {
        Host[] awake = [.. _hosts.Where(h => h.IsAwake)];
        int before = _faults.FellCount;
        Foretelling[] foretold = moment.Errands.Count == 0 ? [.. _lists.Select(_observer.Foretell).OfType<Foretelling>()] : [];
        _scheduler.Run([.. awake.Select<Host, Func<Task>>(h => h.Life.WakeAsync), .. Errands(moment)]);
        if (before == _faults.FellCount && _faults.LongestSkew == TimeSpan.Zero)
            _broken.AddRange(foretold.SelectMany(_observer.Differences));
        DateTimeOffset back = _hosts.Select(h => h.Revive()).OfType<DateTimeOffset>().DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        if (back < _start.AddDays(_plan.Days))
            At(back).Wakes = true;
        // What was cut off or put off is tried again, as hosts do.
        if ((awake.Any(h => h.Life.IsHeldUp) || _lists.Any(_observer.HasOpenSlot)) && ChinaTime.TimeOf(_clock.Now) < LastTry)
            At(_clock.Now + NextTry).Wakes = true;
    }

    private IEnumerable<Func<Task>> Errands(Moment moment) =>
        moment.Errands.Select<Errand, Func<Task>>(errand =>
            async () =>
            {
                if (errand.MayBringForward)
                    _acted.Add((errand.List, ChinaTime.DateOf(_clock.Now)));
                Host[] awake = [.. _hosts.Where(h => h.IsAwake)];
                bool answered = awake.Length > 0 && await errand.DoAsync(awake[errand.Number % awake.Length].Life);
                // Whoever got no answer comes again.
                if (!answered && _clock.Now < _start.AddDays(_plan.Days))
                    At(_clock.Now.AddHours(1)).Errands.Add(errand);
            }
        );

    // Somebody looks in the evening: what is due and did not leave is named, and so is a row that was harmed a day ago.
    private void Check()
    {
        Host[] awake = [.. _hosts.Where(h => h.IsAwake)];
        if (awake.Length == 0)
            return; // no host gives a sign of life: whoever waits for one knows
        Dictionary<string, List<string>> named = _lists.ToDictionary(l => l.Id, _ => new List<string>());
        _scheduler.Run(
            awake.Select<Host, Func<Task>>(h =>
                async () =>
                {
                    foreach (ListInForce list in _lists)
                        named[list.Id].AddRange(await h.Life.NamesAsync(list.Id));
                }
            )
        );
        foreach (Host host in awake)
            host.Revive();
        // A host cannot know that its clock is behind by hours; one that was asleep at the slots will say so when it is late.
        bool sees = awake.Any(h => h.SawTheDay && _faults.SkewOf(h.Number) >= TimeSpan.Zero);
        for (int i = 0; i < _lists.Count; i++)
        {
            ListInForce list = _lists[i];
            _auditProblems[list.Id].UnionWith(_observer.AuditProblems(list));
            // What somebody did since the last slot leaves with the next.
            bool quiet = named[list.Id].Count == 0 && !_acted.Contains((i, ChinaTime.DateOf(_clock.Now)));
            if (quiet && sees && _observer.Unsent(list) is { Count: > 0 } unsent)
                _broken.Add(Say("silence is provable", $"nobody says why {string.Join(", ", unsent.Take(3))} of {list.Id} did not leave"));
        }

        bool silent = named.Values.All(n => n.Count == 0);
        foreach (HarmedRow row in _harmed.Where(r => r.NamedWithin <= (_clock.Now - r.Fault.From(_start)).Days))
            if (sees && _rows.StandsHarmed(row) && silent)
                _broken.Add(Say("a fault is visible in time", $"nobody names {row.Address}"));
    }

    private void Harm(Fault fault)
    {
        if (_rows.Damage(fault) is not { } row)
            return;
        _faults.Note(fault);
        if (row.IsTelling)
            _faults.NoteTelling();
        _harmed.Add(row);
        Restart();
        At(fault.From(_start).AddHours(fault.Hours))
            .Happenings.Add(() =>
            {
                _rows.PutBack(row);
                Restart();
            });
    }

    private void BackUp(Fault fault)
    {
        IReadOnlyDictionary<StoreTable, List<Rows.StoredRow>> copy = _rows.Copy();
        DateTimeOffset taken = _clock.Now;
        At(fault.From(_start))
            .Happenings.Add(() =>
            {
                _faults.Note(fault);
                _rows.Restore(copy);
                foreach (HarmedRow row in _harmed.Where(r => r.Fault.From(_start).AddHours(r.Fault.Hours) <= _clock.Now))
                    _rows.PutBack(row);
                _server.Undo(taken);
                _people.Undo(taken);
                _office.Undo(taken);
                Restart();
            });
    }

    private void Restart()
    {
        _observer.Forget();
        foreach (Host host in _hosts)
            host.Restart();
    }

    private string Say(string law, string words) =>
        string.Create(CultureInfo.InvariantCulture, $"{law}: {words} ({ChinaTime.Local(_clock.Now):yyyy-MM-dd HH:mm})");

    /// <summary>What the processes of a run share beside store and mail server.</summary>
    internal sealed record Sources(ITurns Turns, PropertyClock Clock, ILoggerFactory Logs);

    /// <summary>What happens at one moment: first to the store, then hosts and people at once.</summary>
    private sealed class Moment
    {
        public bool Wakes { get; set; }

        public bool Checks { get; set; }

        public List<Action> Happenings { get; } = [];

        public List<Errand> Errands { get; } = [];
    }
}
