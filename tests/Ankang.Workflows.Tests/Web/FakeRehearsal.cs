using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Remembers what was asked of it.</summary>
internal sealed class FakeRehearsal : IRehearsal
{
    public List<string> Moves { get; } = [];

    public bool IsPlaying { get; set; }

    public MoveReport? LastMove { get; set; }

    public Task<MoveReport> NextEventAsync(CancellationToken cancellation) => Moved("next");

    public Task<MoveReport> DaysAsync(int days, CancellationToken cancellation) => Moved($"{days} days");

    public void Play() => IsPlaying = true;

    public void Pause() => IsPlaying = false;

    public Task RestartAsync(CancellationToken cancellation) => Moved("restart");

    private Task<MoveReport> Moved(string move)
    {
        Moves.Add(move);
        return Task.FromResult(LastMove ?? new MoveReport(default, default, 0, []));
    }
}
