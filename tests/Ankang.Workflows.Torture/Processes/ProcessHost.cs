using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>The standalone host's parts and loop in this process, on a clock that is moved, without pages.</summary>
internal sealed class ProcessHost : IDisposable
{
    private const int MostRounds = 200;
    private readonly PropertyClock _clock;
    private readonly RealClockLoop _loop;

    public ProcessHost(ITableStore store, IMailTransport mail, DateTimeOffset start)
    {
        _clock = new PropertyClock(start);
        Parts = new WorkflowParts(
            store,
            _clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://example.org",
            new MailRoutes(mail, mail),
            $"process-{Environment.ProcessId}-{Guid.NewGuid():N}",
            NullLoggerFactory.Instance,
            asksAcknowledgement: true
        );
        _loop = new RealClockLoop(
            new HostStatus(),
            Parts,
            new Heartbeats(_clock),
            _ => Task.CompletedTask,
            () => throw new InvalidOperationException("Another process has taken the store over."),
            outside: null,
            NullLogger<RealClockLoop>.Instance
        );
    }

    public WorkflowParts Parts { get; }

    /// <summary>Lets the loop do all that is due at a moment.</summary>
    public async Task MoveToAsync(DateTimeOffset moment)
    {
        _clock.MoveTo(moment);
        for (int i = 0; i < MostRounds; i++)
            if (await _loop.RoundAsync(CancellationToken.None) > TimeSpan.Zero)
                return;
        throw new InvalidOperationException($"The loop found something to do {MostRounds} times in a row.");
    }

    public void Dispose() => _loop.Dispose();
}
