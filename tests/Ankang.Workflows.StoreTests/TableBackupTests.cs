using System.IO.Compression;
using System.Text;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

/// <summary>The nightly export and its way back, on the emulator.</summary>
[Needs<Azurite>]
public sealed class TableBackupTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Moment = new(2021, 3, 31, 16, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task Restore_GivesEveryRowBack_WithItsTypes()
    {
        TableStorageStore store = Store("from");
        var columns = new Dictionary<string, object>
        {
            ["text"] = "汉滨区\n“安委会”",
            ["empty"] = "",
            ["number"] = 5,
            ["long"] = 5_000_000_000L,
            ["flag"] = true,
            ["share"] = 0.8,
            ["at"] = Moment,
        };
        await CommitAsync(store, StoreTable.Work, "ankang-2021|14b|2021-03", "I|hanbin", columns);
        for (int i = 0; i < 250; i++)
            await CommitAsync(store, StoreTable.Mail, "ankang-2021|20210401T09", $"u{i:D3}|reminder", new Dictionary<string, object> { ["n"] = i });

        using var copy = new MemoryStream();
        Assert.Equal(251, await Backup("from").WriteAsync(copy, default));
        // Cut off in the middle it can be repeated: what is there already does no harm.
        foreach (int _ in new[] { 1, 2 })
        {
            copy.Position = 0;
            Assert.Equal(251, await Backup("to").RestoreAsync(copy, default));
        }

        TableStorageStore restored = Store("to");
        StoreRow row = (await restored.GetAsync(StoreTable.Work, "ankang-2021|14b|2021-03", "I|hanbin", default))!;
        Assert.Equal(columns.OrderBy(c => c.Key), row.Columns.OrderBy(c => c.Key));
        Assert.Equal(250, (await restored.ReadAsync(StoreTable.Mail, "ankang-2021|20210401T09", null, null, default)).Count);
        Assert.Empty(await restored.ReadAsync(StoreTable.Board, "ankang-2021", null, null, default));
    }

    [Fact]
    public async Task Restore_Refuses_WhenTheTablesHoldSomethingElse()
    {
        await CommitAsync(Store("full"), StoreTable.Work, "p", "r", new Dictionary<string, object> { ["n"] = 1 });
        using var copy = new MemoryStream();
        await Backup("full").WriteAsync(copy, default);
        await CommitAsync(Store("other"), StoreTable.Work, "p", "of-its-own", new Dictionary<string, object> { ["n"] = 2 });
        copy.Position = 0;
        InvalidDataException refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Backup("other").RestoreAsync(copy, default));
        Assert.Contains("'of-its-own'", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Store("other").GetAsync(StoreTable.Work, "p", "r", default));
    }

    [Theory]
    [InlineData("""{"table":"Work","partition":"p","row":"r","columns":{"n":{"i":1}}}""", "ends after 1 rows without its count")]
    [InlineData("""{"rows":2}""", "holds 2 rows, and 0 were read")]
    [InlineData("""{"table":"Work","partition":"p"}""", "Line 1 of the backup cannot be read")]
    [InlineData("""not json""", "Line 1 of the backup cannot be read")]
    [InlineData("", "ends after 0 rows")]
    public async Task Restore_ChangesNothing_WhenTheCopyIsDamaged(string lines, string says)
    {
        using var copy = new MemoryStream();
        await using (var zip = new GZipStream(copy, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(lines));
        copy.Position = 0;
        InvalidDataException refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Backup("damaged").RestoreAsync(copy, default));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Store("damaged").GetAsync(StoreTable.Work, "p", "r", default));
    }

    private static async Task CommitAsync(
        TableStorageStore store,
        StoreTable table,
        string partition,
        string row,
        Dictionary<string, object> columns
    ) => Assert.True((await store.CommitAsync(table, partition, [new StoreChange.Insert(row, columns)], default)).Done);

    private TableStorageStore Store(string prefix) => TableStorageStore.Open(azurite.ConnectionString, prefix, new StorageMeter());

    private TableBackup Backup(string prefix) => TableBackup.Open(azurite.ConnectionString, prefix);
}
