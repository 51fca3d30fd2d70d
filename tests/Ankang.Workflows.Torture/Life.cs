using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Watch;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Torture;

/// <summary>One process of one host, from its start to its death: the product's parts and the standalone host's own loop.</summary>
internal sealed class Life : IDisposable
{
    /// <summary>A loop that finds something to do so often in a row does not come to rest.</summary>
    private const int MostRounds = 200;

    private static readonly NoticeTemplates Templates = NoticeTemplates.Load();
    private readonly ITurns _turns;
    private readonly HostStatus _status = new();
    private readonly Heartbeats _heartbeats;
    private readonly RealClockLoop _loop;

    public Life(int host, int number, ITableStore store, MailServer server, FaultBook faults, World.Sources sources, SeededBug? bug)
    {
        (Host, _turns) = (host, sources.Turns);
        var clock = new HostClock(sources.Clock, () => faults.SkewOf(host));
        Clock = bug?.Clock?.Invoke(clock) ?? clock;
        IMailTransport mail = new FaultyMail(this, server, faults);
        mail = bug?.Mail?.Invoke(mail) ?? mail;
        Parts = new WorkflowParts(
            new FaultyStore(store, this, faults),
            Clock,
            Templates,
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://example.org",
            new MailRoutes(mail, mail),
            $"host-{host}-{number}",
            sources.Logs,
            asksAcknowledgement: true
        );
        _heartbeats = new Heartbeats(Clock);
        _loop = new RealClockLoop(
            _status,
            Parts,
            _heartbeats,
            _ => Task.CompletedTask,
            () => throw new InvalidOperationException("No process of the torture loses its store to another."),
            outside: null,
            new Logger<RealClockLoop>(sources.Logs)
        );
    }

    public int Host { get; }

    public TimeProvider Clock { get; }

    public WorkflowParts Parts { get; }

    /// <summary>What it died of; null while it lives.</summary>
    public Fault? Death { get; private set; }

    /// <summary>Storage did not answer in the last round.</summary>
    public bool IsHeldUp => _status.StorageFault is not null;

    /// <summary>Waits until it is this process's turn.</summary>
    public async Task TurnAsync()
    {
        EnsureAlive();
        await _turns.EnterAsync(Host);
        EnsureAlive();
    }

    /// <summary>The process dies; all that it still waits for dies with it.</summary>
    public SimulatedCrashException Crash(Fault fault)
    {
        Death ??= fault;
        return new SimulatedCrashException($"{fault}");
    }

    /// <summary>Lets the loop do all that is due.</summary>
    public async Task WakeAsync()
    {
        try
        {
            for (int i = 0; i < MostRounds && Death is null; i++)
                if (await _loop.RoundAsync(CancellationToken.None) > TimeSpan.Zero)
                    return;
        }
        catch (SimulatedCrashException) when (Death is not null)
        {
            return;
        }

        if (Death is null)
            throw new InvalidOperationException($"The loop of host {Host} found something to do {MostRounds} times in a row.");
    }

    /// <summary>All that this host says is not as it should be, as <c>/health</c> and the pages have it.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string list)
    {
        var names = new List<string>();
        names.AddRange(new[] { _status.StorageFault, _status.ClockFault, _status.StartFault }.OfType<string>());
        names.AddRange(Parts.SetAside.All.Select(r => r.Address));
        names.AddRange(Parts.SetAside.Mended.Select(m => m.Row.Address));
        try
        {
            names.AddRange((await Parts.Watch.LookAsync(list, _heartbeats, CancellationToken.None)).Select(l => $"late: {l.Kind}"));
            AuditReport? audit = await Parts.Audit.LastAsync(list, CancellationToken.None);
            names.AddRange(audit?.Problems ?? []);
            DispatchState state = await Parts.Lease.PeekAsync(list, CancellationToken.None);
            names.AddRange(new[] { state.MailFault, state.PausedUntil is null ? null : "the mails wait for their next try" }.OfType<string>());
        }
        catch (Exception e) when (e is StoreUnavailableException or ListClosedException or NoSuchListException or DamagedRowException)
        {
            names.Add(e.Message);
        }
        catch (SimulatedCrashException)
        {
            names.Add("the process died");
        }

        return names;
    }

    public void Dispose() => _loop.Dispose();

    private void EnsureAlive()
    {
        if (Death is { } death)
            throw new SimulatedCrashException($"{death}");
    }
}
