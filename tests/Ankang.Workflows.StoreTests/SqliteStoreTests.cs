using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.StoreTests;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-workflows-tests-").FullName;
    private SqliteStore _store;

    public SqliteStoreTests() => _store = new SqliteStore(StoreFile, Meter, StoreDurability.Scratch);

    protected override ITableStore Store => _store;

    private string StoreFile => Path.Combine(_folder, "store.db");

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void IsExclusive_IsTrue() => Assert.True(_store.IsExclusive);

    [Theory]
    [InlineData(StoreDurability.Full)]
    [InlineData(StoreDurability.Scratch)]
    public async Task Rows_AreKept_WhenTheStoreIsOpenedAgain(StoreDurability durability)
    {
        Reopen(durability);
        string etag = await InsertAsync("I|hanbin", "kept");
        Reopen(durability);
        StoreRow row = (await GetAsync("I|hanbin"))!;
        Assert.Equal("kept", row.Text("title"));
        Assert.Equal(etag, row.ETag);
    }

    [Fact]
    public async Task ETag_IsNeverGivenOutAgain_WhenTheStoreIsOpenedAgain()
    {
        string old = await InsertAsync("I|hanbin");
        await DoneAsync(new StoreChange.Delete("I|hanbin", old));
        Reopen();
        string next = await InsertAsync("I|hanbin");
        Assert.True(long.Parse(next) > long.Parse(old));
    }

    [Fact]
    public async Task ETag_IsUnique_AcrossManyCommitsConflictsAndReopenings()
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < 2_500; i++)
        {
            Assert.True(seen.Add(await InsertAsync($"{i}")));
            if (i % 100 == 0)
                await Store.CommitAsync(
                    StoreTable.Work,
                    Partition,
                    [new StoreChange.Insert("new", Columns.Title("a")), new StoreChange.Insert("0", Columns.Title("a"))],
                    None
                );
            if (i % 500 == 0)
                Reopen();
        }
    }

    [Fact]
    public async Task Rows_AreKept_WhenTheProgramDies()
    {
        await InsertAsync("I|hanbin", "kept");
        // What the disk holds while the store is open is what a killed program leaves behind.
        string copy = Path.Combine(_folder, "copy.db");
        File.Copy(StoreFile, copy);
        File.Copy(StoreFile + "-wal", copy + "-wal");
        using var left = new SqliteStore(copy, Meter);
        Assert.Equal("kept", (await left.GetAsync(StoreTable.Work, Partition, "I|hanbin", None))!.Text("title"));
    }

    [Fact]
    public async Task Transaction_IsUndone_WhenTheProgramDiesBeforeItsCommit()
    {
        await InsertAsync("I|hanbin", "kept");
        _store.Dispose();
        using (SqliteConnection raw = OpenRaw())
        {
            Run(raw, "BEGIN IMMEDIATE; UPDATE work SET columns = '{}'; INSERT INTO work VALUES ('p', 'half', 1, '{}')");
        }
        Reopen();
        Assert.Equal("kept", (await GetAsync("I|hanbin"))!.Text("title"));
        Assert.Empty(await Store.ReadAsync(StoreTable.Work, "p", null, null, None));
    }

    [Fact]
    public async Task Commit_IsUnavailable_AndServesAgain_WhenTheDiskIsFullForAWhile()
    {
        await InsertAsync("I|hanbin", "kept");
        _store.LimitPages(20);
        StoreUnavailableException e = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.CommitAsync(
                StoreTable.Work,
                Partition,
                [new StoreChange.Insert("small", Columns.Title("a")), new StoreChange.Insert("large", Long(5))],
                None
            )
        );
        Assert.Equal($"The data file '{StoreFile}': the disk is full; free some space, nothing that was acknowledged is lost.", e.Message);
        Assert.Equal(["I|hanbin"], (await ReadAsync(null, null)).Select(row => row.Row));

        _store.LimitPages(1_000_000);
        await DoneAsync(new StoreChange.Insert("large", Long(5)));
    }

    [Fact]
    public void Open_RefusesAFile_OfANewerVersion()
    {
        _store.Dispose();
        using (SqliteConnection raw = OpenRaw())
            Run(raw, "PRAGMA user_version = 2");
        byte[] before = File.ReadAllBytes(StoreFile);

        DataFolderException e = Assert.Throws<DataFolderException>(() => Reopen());

        Assert.Equal(
            $"The data file '{StoreFile}' was written by a newer version of Ankang.Workflows (schema 2; this one knows 1); "
                + "upgrade the program. Nothing was changed.",
            e.Message
        );
        Assert.Equal(before, File.ReadAllBytes(StoreFile));
    }

    [Fact]
    public void Open_RefusesAFile_OfAnotherProgram()
    {
        _store.Dispose();
        using (SqliteConnection raw = OpenRaw())
            Run(raw, "PRAGMA application_id = 1");
        Assert.Contains("belongs to another program", Assert.Throws<DataFolderException>(() => Reopen()).Message);
    }

    [Fact]
    public void Open_RefusesAFile_ThatIsNoDatabase()
    {
        _store.Dispose();
        File.WriteAllText(StoreFile, new string('x', 5000));
        Assert.Contains("it is not a database", Assert.Throws<DataFolderException>(() => Reopen()).Message);
    }

    [Fact]
    public async Task Columns_StandInTheFileAsReadableText()
    {
        await DoneAsync(
            new StoreChange.Insert(
                "I|hanbin",
                new Dictionary<string, object>
                {
                    ["title"] = "例会",
                    ["count"] = 3,
                    ["l"] = 4L,
                    ["d"] = 5.0,
                    ["done"] = true,
                    ["at"] = new DateTimeOffset(2021, 4, 1, 1, 0, 0, TimeSpan.Zero),
                }
            )
        );
        using SqliteConnection raw = OpenRaw();
        using SqliteCommand command = raw.CreateCommand();
        command.CommandText = "SELECT columns FROM work";
        // The format of data folders: programs of later years read it.
        Assert.Equal("""{"title":"例会","count":3,"l":{"l":4},"d":{"d":5},"done":true,"at":{"t":"2021-04-01T01:00:00Z"}}""", command.ExecuteScalar());
    }

    [Fact]
    public async Task Call_IsRefused_WhenTheStoreIsClosed()
    {
        _store.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => GetAsync("a"));
    }

    [Fact]
    public async Task Scratch_LeavesNothingBehind()
    {
        string folder;
        using (SqliteStore scratch = SqliteStore.OpenScratch(Meter))
        {
            Assert.True((await scratch.CommitAsync(StoreTable.Work, Partition, [new StoreChange.Insert("a", Columns.Title("a"))], None)).Done);
            folder = scratch.ScratchFolder!;
            Assert.NotEmpty(Directory.GetFiles(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    private void Reopen(StoreDurability durability = StoreDurability.Scratch)
    {
        _store.Dispose();
        _store = new SqliteStore(StoreFile, Meter, durability);
    }

    private SqliteConnection OpenRaw()
    {
        var raw = new SqliteConnection($"Data Source={StoreFile};Pooling=False");
        raw.Open();
        return raw;
    }

    private static void Run(SqliteConnection raw, string sql)
    {
        using SqliteCommand command = raw.CreateCommand();
#pragma warning disable CA2100 // Constants of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
