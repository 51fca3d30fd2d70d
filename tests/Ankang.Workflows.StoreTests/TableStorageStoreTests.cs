using Ankang.Workflows.Storage;
using Azure.Data.Tables;

namespace Ankang.Workflows.StoreTests;

[Needs<Azurite>]
public sealed class TableStorageStoreTests : StoreContract, IClassFixture<AzuriteFixture>
{
    private static int _tests;
    private readonly string _connection;
    private readonly string _prefix = $"t{Interlocked.Increment(ref _tests)}x";
    private readonly TableStorageStore _store;

    public TableStorageStoreTests(AzuriteFixture azurite)
    {
        _connection = azurite.ConnectionString;
        _store = TableStorageStore.Open(_connection, _prefix, Meter);
    }

    protected override ITableStore Store => _store;

    [Fact]
    public void IsExclusive_IsFalse() => Assert.False(_store.IsExclusive);

    [Fact]
    public async Task Read_CountsARequestForEachPage()
    {
        foreach (int[] chunk in Enumerable.Range(0, 1_100).Chunk(100))
            await DoneAsync([.. chunk.Select(n => new StoreChange.Insert($"I|{n:0000}", Columns.Of("n", n)))]);
        long before = Meter.Total;
        await ReadAsync("I|", "O");
        Assert.Equal(2, Meter.Total - before);
    }

    [Fact]
    public async Task Commit_CreatesItsTableOnce_UnderThePrefix()
    {
        await InsertAsync("a"); // refused, table made, written
        Assert.Equal(3, Meter.Total);
        await InsertAsync("b");
        Assert.Equal(4, Meter.Total);

        var service = new TableServiceClient(_connection);
        Assert.Equal(
            [_prefix + "Work"],
            service.Query(table => table.Name.CompareTo(_prefix) >= 0 && table.Name.CompareTo(_prefix + "a") < 0).Select(table => table.Name)
        );
    }

    [Fact]
    public async Task Commit_ServesAll_WhenManyWriteFirstToATable()
    {
        CommitResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Task.Run(() => Store.CommitAsync(StoreTable.Mail, Partition, [new StoreChange.Insert($"{n}", Columns.Title("a"))], None))
                )
        );
        Assert.All(results, result => Assert.True(result.Done));
    }

    [Fact]
    public async Task Columns_AreTyped_ForAPersonWithAStorageExplorer()
    {
        await DoneAsync(
            new StoreChange.Insert(
                "a",
                new Dictionary<string, object>
                {
                    ["n"] = 1,
                    ["l"] = 1L,
                    ["at"] = DateTimeOffset.UnixEpoch,
                    ["d"] = 1.0,
                }
            )
        );
        TableEntity entity = await new TableClient(_connection, _prefix + "Work").GetEntityAsync<TableEntity>(Partition, "a");
        Assert.IsType<int>(entity["n"]);
        Assert.IsType<long>(entity["l"]);
        Assert.IsType<DateTimeOffset>(entity["at"]);
        Assert.IsType<double>(entity["d"]);
    }

    [Fact]
    public async Task Row_IsAnErrorWithItsKeys_WhenAColumnHasAForeignType_AndHidesNoOther()
    {
        await InsertAsync("a");
        await new TableClient(_connection, _prefix + "Work").AddEntityAsync(new TableEntity(Partition, "b") { ["id"] = Guid.Empty });
        IReadOnlyList<StoreRow> rows = await _store.ReadAsync(StoreTable.Work, Partition, null, null, None);
        Assert.Equal(["a", "b"], rows.Select(r => r.Row));
        Assert.NotEmpty(rows[0].Columns);
        InvalidDataException e = Assert.Throws<InvalidDataException>(() => rows[1].Columns);
        Assert.Equal($"Row 'b': Work, partition '{Partition}', column 'id': a Guid was put there by something else; remove it.", e.Message);
    }

    [Fact]
    public async Task Store_IsUnavailable_WhenTheServerIsStopped()
    {
        await using Azurite azurite = await Azurite.StartAsync();
        var meter = new StorageMeter();
        TableStorageStore store = TableStorageStore.Open(azurite.ConnectionString, "", meter);
        StoreChange[] one = [new StoreChange.Insert("a", Columns.Title("a"))],
            two = [.. one, new StoreChange.Insert("b", Columns.Title("b"))];
        Assert.True((await store.CommitAsync(StoreTable.Work, Partition, two, None)).Done);
        azurite.Stop();
        long before = meter.Total;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(StoreTable.Work, Partition, one, None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(StoreTable.Work, Partition, two, None));
        Assert.Equal(2, meter.Total - before); // commits are never repeated
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.GetAsync(StoreTable.Work, Partition, "a", None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadAsync(StoreTable.Work, Partition, null, null, None));
    }

    [Fact]
    public async Task Store_IsUnavailable_AndSaysWhatMendsIt_WhenTheKeyIsWrong()
    {
        string wrong = System.Text.RegularExpressions.Regex.Replace(
            _connection,
            "AccountKey=[^;]+",
            "AccountKey=" + Convert.ToBase64String(new byte[64])
        );
        TableStorageStore store = TableStorageStore.Open(wrong, "", Meter);
        StoreUnavailableException e = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            store.GetAsync(StoreTable.Work, Partition, "a", None)
        );
        Assert.Contains("Storage Table Data Contributor", e.Message);
    }

    [Theory]
    [InlineData("not a connection")]
    [InlineData("")]
    [InlineData("http://ankang.table.core.windows.net")] // without TLS
    [InlineData("AccountKey=c2VjcmV0")]
    public void Open_RefusesAConnection_WithoutShowingIt(string connection)
    {
        ArgumentException e = Assert.ThrowsAny<ArgumentException>(() => TableStorageStore.Open(connection, "", Meter));
        Assert.Contains("neither a connection string nor an account's URL", e.Message);
        Assert.DoesNotContain("c2VjcmV0", e.ToString());
    }

    [Fact]
    public void Open_TakesAnAccountsUrl() => Assert.NotNull(TableStorageStore.Open("https://ankang.table.core.windows.net", "", Meter));

    [Theory]
    [InlineData("1a")]
    [InlineData("a-b")]
    [InlineData("安康")]
    public void Open_RefusesAPrefix_ThatCannotBeginATableName(string prefix) =>
        Assert.Throws<ArgumentException>(() => TableStorageStore.Open(_connection, prefix, Meter));
}
