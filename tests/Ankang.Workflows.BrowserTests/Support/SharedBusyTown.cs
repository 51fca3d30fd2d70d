namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>One busy town for all classes that only look at it, also at the same time; it goes with the last of them.</summary>
public sealed class SharedBusyTown : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static BusyTown? _standing;
    private static int _visitors;

    public BusyTown Town { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_standing is null)
            {
                var town = new BusyTown();
                await town.InitializeAsync();
                _standing = town;
            }

            _visitors++;
            Town = _standing;
        }
        finally
        {
            Gate.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--_visitors > 0)
                return;
            await Town.DisposeAsync();
            _standing = null;
        }
        finally
        {
            Gate.Release();
        }
    }
}
