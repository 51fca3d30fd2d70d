using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Replace_IsWonByExactlyOne_WhenManyWriteAtOnce()
    {
        string etag = await InsertAsync("I|hanbin", "start");
        CommitResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(n =>
                    Task.Run(() =>
                        Store.CommitAsync(
                            StoreTable.Work,
                            Partition,
                            [
                                new StoreChange.Replace("I|hanbin", etag, Columns.Title($"{n}")),
                                new StoreChange.Insert($"H|hanbin|{n:0000}", Columns.Title($"{n}")),
                            ],
                            None
                        )
                    )
                )
        );

        int winner = Array.FindIndex(results, result => result.Done);
        Assert.Single(results, result => result.Done);
        Assert.All(results.Where(result => !result.Done), result => Assert.Equal(0, result.ConflictAt));
        Assert.Equal([$"H|hanbin|{winner:0000}", "I|hanbin"], (await ReadAsync(null, null)).Select(row => row.Row));
        Assert.Equal($"{winner}", (await GetAsync("I|hanbin"))!.Text("title"));
    }

    [Fact]
    public async Task Insert_IsWonByExactlyOne_WhenManyWriteAtOnce()
    {
        CommitResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(n =>
                    Task.Run(() => Store.CommitAsync(StoreTable.Work, Partition, [new StoreChange.Insert("lease", Columns.Title($"{n}"))], None))
                )
        );

        Assert.Equal($"{Array.FindIndex(results, result => result.Done)}", (await GetAsync("lease"))!.Text("title"));
        Assert.Single(results, result => result.Done);
    }

    [Fact]
    public async Task Counter_LosesNothing_WhenManyRetryOnConflict()
    {
        await DoneAsync(new StoreChange.Insert("counter", Columns.Of("n", 0)));
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (int done = 0; done < 5; )
                        {
                            StoreRow row = (await GetAsync("counter"))!;
                            StoreChange change = new StoreChange.Replace("counter", row.ETag, Columns.Of("n", row.Number("n")!.Value + 1));
                            if ((await Store.CommitAsync(StoreTable.Work, Partition, [change], None)).Done)
                                done++;
                        }
                    })
                )
        );
        Assert.Equal(20, (await GetAsync("counter"))!.Number("n"));
    }

    [Fact]
    public async Task Meter_CountsEachRequestUnderItsPurpose()
    {
        await InsertAsync("I|hanbin"); // makes the table, where tables are made
        long other = Meter[StoragePurpose.Other];

        using (StorageMeter.For(StoragePurpose.Steps))
        {
            await InsertAsync("I|pingli");
            await DoneAsync(new StoreChange.Insert("a", Columns.Title("a")), new StoreChange.Insert("b", Columns.Title("b")));
            using (StorageMeter.For(StoragePurpose.Audit))
                await ReadAsync(null, null);
            await GetAsync("I|pingli");
            await GetAsync("missing");
        }
        await Task.WhenAll(ConfirmAsync("c"), ConfirmAsync("d"), GetAsync("a"));

        Assert.Equal(4, Meter[StoragePurpose.Steps]);
        Assert.Equal(1, Meter[StoragePurpose.Audit]);
        Assert.Equal(2, Meter[StoragePurpose.Confirmations]);
        Assert.Equal(other + 1, Meter[StoragePurpose.Other]);
        Assert.Equal(other + 8, Meter.Total);

        async Task ConfirmAsync(string row)
        {
            using IDisposable purpose = StorageMeter.For(StoragePurpose.Confirmations);
            await InsertAsync(row);
        }
    }

    [Fact]
    public async Task Call_IsCancelled_WhenTheCallerHasGivenUp()
    {
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(StoreTable.Work, Partition, "a", gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadAsync(StoreTable.Work, Partition, null, null, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.CommitAsync(StoreTable.Work, Partition, [new StoreChange.Insert("a", Columns.Title("a"))], gone)
        );
    }
}
