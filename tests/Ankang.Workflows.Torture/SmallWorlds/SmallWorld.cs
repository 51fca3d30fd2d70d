using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>Two hosts over a copy of a <see cref="SmallCity"/>, each with one thing to do; whoever explores decides whose call is next.</summary>
internal sealed class SmallWorld : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SmallWorldKind _kind;
    private readonly SmallCity _city;
    private readonly PropertyClock _clock;
    private readonly FaultBook _faults;
    private readonly MailServer _server;
    private readonly SqliteStore _file;
    private readonly Observer _observer;
    private readonly People _people;
    private readonly Logs _logs = new();
    private readonly Life[] _hosts;
    private readonly Foretelling? _foretold;
    private readonly List<string> _said = [];

    public SmallWorld(SmallWorldKind kind, SmallCity city, ITurns turns, SeededBug? bug)
    {
        (_kind, _city) = (kind, city);
        _clock = new PropertyClock(city.Moment);
        _faults = new FaultBook(SmallCity.Calm, city.Moment, _clock);
        _server = new MailServer(_clock, _faults, city.Taken);
        city.CopyTo(_folder[DataFolder.StoreFile]);
        _file = new SqliteStore(_folder[DataFolder.StoreFile], new StorageMeter(), StoreDurability.Scratch);
        _observer = new Observer(_file, _clock);
        _people = new People([city.List], _clock);
        _foretold = kind == SmallWorldKind.TwoDispatches ? _observer.Foretell(city.List) : null;
        ITableStore store = bug?.Store?.Invoke(_file) ?? _file;
        _hosts = [.. Enumerable.Range(0, 2).Select(h => new Life(h, 0, store, _server, _faults, new World.Sources(turns, _clock, _logs), bug))];
    }

    /// <summary>What each host has to do, to be begun at once.</summary>
    public IReadOnlyList<Func<Task>> Doings =>
        _kind switch
        {
            SmallWorldKind.TwoDispatches => [_hosts[0].WakeAsync, _hosts[1].WakeAsync],
            SmallWorldKind.ConfirmationBesideDispatch => [_hosts[0].WakeAsync, () => ReportAsync(1)],
            SmallWorldKind.TwoConfirmations => [() => ReportAsync(0), () => ReportAsync(1)],
            SmallWorldKind.TwoAudits => [() => AuditAsync(0), () => AuditAsync(1)],
            SmallWorldKind.ConfirmationBesideAudit => [() => AuditAsync(0), () => ReportAsync(1)],
            _ => throw new InvalidOperationException($"No world is called {_kind}."),
        };

    /// <summary>Lets both hosts look once more, as they do within the minute, and then judges; nothing runs beside it.</summary>
    /// <returns>Each broken law with its words; empty when all hold.</returns>
    public async Task<IReadOnlyList<string>> JudgeAsync()
    {
        var broken = new List<string>(_said);
        if (_foretold is not null)
            broken.AddRange(_observer.Differences(_foretold));
        _clock.MoveTo(_clock.Now.AddMinutes(2));
        foreach (Life host in _hosts)
            await host.WakeAsync();
        _observer.Forget();
        _clock.MoveTo(ChinaTime.At(ChinaTime.DateOf(_clock.Now).AddDays(1), new TimeOnly(6, 0)));
        await AuditAsync(0);
        var doings = new Doings(_server, _logs, _people, new Office([], _people, _clock), _faults);
        broken.AddRange(Laws.Broken(_observer.Past(_city.List, _observer.AuditProblems(_city.List), doings), underWay: true));
        return [.. broken, .. _logs.Unforeseen, .. _observer.Unsent(_city.List).Select(u => $"silence is provable: {u} did not leave")];
    }

    public void Dispose()
    {
        foreach (Life host in _hosts)
            host.Dispose();
        _file.Dispose();
        _folder.Dispose();
    }

    private async Task AuditAsync(int host)
    {
        foreach (string problem in (await _hosts[host].Parts.Audit.RunAsync(_city.List.Id, CancellationToken.None)).Problems)
            _said.Add($"the audit finds nothing where nothing was harmed: {problem}");
    }

    private async Task ReportAsync(int host)
    {
        Obligation duty = _city.List.Catalogue.Obligations.Single();
        PeriodPlan plan = _city.List.PlansOf(duty.Id).Single();
        DueItemKey item = plan.Ref.Of(_city.List.AskedIn(plan)[0].Id);
        if (!await People.AnsweredAsync(() => _people.ReportAsync(item, $"answer-{host}", _hosts[host])))
            _said.Add($"no confirmed work is lost: host {host} did not answer");
    }
}
