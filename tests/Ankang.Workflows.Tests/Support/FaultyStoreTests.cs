using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Support;

[Trait(Tier.Name, Tier.City)]
public sealed class FaultyStoreTests : IDisposable
{
    private readonly SqliteStore _inner = SqliteStore.OpenScratch(new StorageMeter());

    public void Dispose() => _inner.Dispose();

    [Theory]
    [InlineData(FaultKind.CrashBefore, 1)]
    [InlineData(FaultKind.CrashAfter, 2)]
    [InlineData(FaultKind.UnavailableBefore, 2)] // the first and, as it serves again, the third
    [InlineData(FaultKind.UnavailableAfter, 3)]
    public async Task Commit_FailsAtItsCall_AndTheRowStandsOnlyAfter(FaultKind kind, int written)
    {
        var store = new FaultyStore(_inner, new FaultPlan(1, kind));
        await InsertAsync(store, "0");
        bool crash = kind is FaultKind.CrashBefore or FaultKind.CrashAfter;
        Exception fault = (await Record.ExceptionAsync(() => InsertAsync(store, "1")))!;
        Exception? next = await Record.ExceptionAsync(() => InsertAsync(store, "2"));

        Assert.Equal(crash ? typeof(SimulatedCrashException) : typeof(StoreUnavailableException), fault.GetType());
        Assert.Equal(crash, next is SimulatedCrashException);
        Assert.Equal(crash, store.Crashed);
        Assert.Equal(written, (await _inner.ReadAsync(StoreTable.Work, "p", null, null, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Read_IsNotCounted_WhenThePlanCountsCommits()
    {
        var store = new FaultyStore(_inner, new FaultPlan(0, FaultKind.CrashAfter, CommitsOnly: true));
        Assert.Null(await store.GetAsync(StoreTable.Work, "p", "0", CancellationToken.None));
        await Assert.ThrowsAsync<SimulatedCrashException>(() => InsertAsync(store, "0"));
        Assert.Equal(1, store.Calls);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => store.GetAsync(StoreTable.Work, "p", "0", CancellationToken.None));
    }

    [Fact]
    public async Task Calls_AreCounted_WhenNothingFails()
    {
        var store = new FaultyStore(_inner, FaultPlan.Never);
        await InsertAsync(store, "0");
        await store.ReadAsync(StoreTable.Work, "p", null, null, CancellationToken.None);
        Assert.Equal(2, store.Calls);
        Assert.Equal(4, FaultPlan.EveryCrash(store.Calls).Distinct().Count());
    }

    private static Task<CommitResult> InsertAsync(FaultyStore store, string row) =>
        store.CommitAsync(
            StoreTable.Work,
            "p",
            [new StoreChange.Insert(row, new Dictionary<string, object> { ["title"] = "a" })],
            CancellationToken.None
        );
}
