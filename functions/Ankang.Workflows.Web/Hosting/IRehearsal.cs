namespace Ankang.Workflows.Web.Hosting;

/// <summary>A rehearsal (模拟运行): the virtual clock that a visitor moves on. A host on the real clock has none.</summary>
public interface IRehearsal
{
    bool IsPlaying { get; }

    /// <summary>What the last move caused; null before the first.</summary>
    MoveReport? LastMove { get; }

    /// <summary>下一事件: to the next moment at which something is opened, decided or sent.</summary>
    Task<MoveReport> NextEventAsync(CancellationToken cancellation);

    /// <summary>进一天 (1), 进一周 (7): every entry up to 00:00 of that day.</summary>
    Task<MoveReport> DaysAsync(int days, CancellationToken cancellation);

    /// <summary>播放: a day a second, until paused.</summary>
    void Play();

    void Pause();

    /// <summary>重新开始: forgets everything and opens the list anew.</summary>
    Task RestartAsync(CancellationToken cancellation);
}
