using System.Diagnostics.CodeAnalysis;

namespace Ankang.Workflows.DueItems;

/// <summary>What memory holds of one partition; reads and writes of it take turns within this process.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to dispose.")]
internal sealed class PeriodSlot
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public PeriodWork? Work { get; set; }

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        return new Exit(_gate);
    }

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
