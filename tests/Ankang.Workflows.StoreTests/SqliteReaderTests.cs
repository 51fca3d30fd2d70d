using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

/// <summary>Somebody who only looks, beside the host that writes.</summary>
public sealed class SqliteReaderTests : IDisposable
{
    private const string Partition = "list";
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-workflows-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Look_SeesTheStoreOfOneMoment_WhileItsHostGoesOnWriting()
    {
        using DataFolder folder = DataFolder.Open(_folder);
        SqliteStore store = folder.OpenStore(new StorageMeter(), StoreDurability.Scratch);
        await store.CommitAsync(StoreTable.Work, Partition, [Insert("a"), Insert("b")], default);
        using SqliteReader look = DataFolder.Look(_folder, new StorageMeter());
        Assert.Equal(["a", "b"], await RowsAsync(look));
        await store.CommitAsync(StoreTable.Work, Partition, [Insert("c")], default);
        Assert.Equal(["a", "b"], await RowsAsync(look)); // what is drawn from it is of one moment
        Assert.Equal("a", (await look.GetAsync(StoreTable.Work, Partition, "a", default))!.Text("title"));
        Assert.Null(await look.GetAsync(StoreTable.Work, Partition, "c", default));
        Assert.Equal(["a", "b", "c"], await RowsAsync(store));
        Assert.Throws<InvalidOperationException>(() =>
        {
            _ = look.CommitAsync(StoreTable.Work, Partition, [Insert("d")], default);
        });
    }

    [Fact]
    public async Task Look_SeesWhatAStoppedHostLeft()
    {
        using (DataFolder folder = DataFolder.Open(_folder))
            await folder.OpenStore(new StorageMeter()).CommitAsync(StoreTable.Work, Partition, [Insert("a")], default);
        using SqliteReader look = DataFolder.Look(_folder, new StorageMeter());
        Assert.Equal(["a"], await RowsAsync(look));
    }

    [Fact]
    public void Look_SaysWhereThereIsNothing()
    {
        DataFolderException fault = Assert.Throws<DataFolderException>(() => DataFolder.Look(_folder, new StorageMeter()).Dispose());
        Assert.Contains(_folder, fault.Message, StringComparison.Ordinal);
        Assert.Contains("--data", fault.Message, StringComparison.Ordinal);
    }

    private static StoreChange.Insert Insert(string row) => new(row, Columns.Title(row));

    private static async Task<IEnumerable<string>> RowsAsync(ITableStore store) =>
        (await store.ReadAsync(StoreTable.Work, Partition, null, null, default)).Select(r => r.Row);
}
