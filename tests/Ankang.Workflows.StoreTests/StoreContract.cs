using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

/// <summary>What every store must do; run against each.</summary>
public abstract partial class StoreContract
{
    protected const string Partition = "ankang-2021|25c-inspection-bulletin|2021-03";
    protected static readonly CancellationToken None = CancellationToken.None;

    protected abstract ITableStore Store { get; }

    protected StorageMeter Meter { get; } = new();

    [Fact]
    public async Task Get_ReturnsWhatWasInserted()
    {
        string etag = await InsertAsync("I|hanbin", "安全生产");

        StoreRow row = (await GetAsync("I|hanbin"))!;

        Assert.Equal("I|hanbin", row.Row);
        Assert.Equal(etag, row.ETag);
        Assert.Equal("安全生产", row.Text("title"));
        Assert.Equal(["title"], row.Columns.Keys);
    }

    [Fact]
    public async Task Get_ReturnsNull_WhenTheRowOrTheTableIsMissing()
    {
        Assert.Null(await Store.GetAsync(StoreTable.Mail, Partition, "I|hanbin", None));
        await InsertAsync("I|hanbin");
        Assert.Null(await GetAsync("I|pingli"));
        Assert.Null(await Store.GetAsync(StoreTable.Work, "other", "I|hanbin", None));
    }

    [Fact]
    public async Task Tables_AreApart()
    {
        await InsertAsync("I|hanbin");
        foreach (StoreTable table in Enum.GetValues<StoreTable>().Where(table => table != StoreTable.Work))
        {
            Assert.True(
                (await Store.CommitAsync(table, Partition, [new StoreChange.Insert("I|hanbin", Columns.Title(table.ToString()))], None)).Done
            );
            Assert.Equal(table.ToString(), (await Store.GetAsync(table, Partition, "I|hanbin", None))!.Text("title"));
        }
    }

    [Fact]
    public async Task Insert_Conflicts_WhenTheRowExists()
    {
        await InsertAsync("I|hanbin", "first");
        await ConflictsAsync(0, new StoreChange.Insert("I|hanbin", Columns.Title("second")));
        Assert.Equal("first", (await GetAsync("I|hanbin"))!.Text("title"));
    }

    [Fact]
    public async Task Replace_RemovesColumnsNotNamed_AndGivesANewETag()
    {
        string first = (await DoneAsync(new StoreChange.Insert("I|hanbin", new Dictionary<string, object> { ["title"] = "a", ["count"] = 1 })))[0];
        string second = (await DoneAsync(new StoreChange.Replace("I|hanbin", first, Columns.Title("b"))))[0];

        StoreRow row = (await GetAsync("I|hanbin"))!;
        Assert.NotEqual(first, second);
        Assert.Equal(second, row.ETag);
        Assert.Equal(["title"], row.Columns.Keys);
        Assert.Null(row.Number("count"));
    }

    [Fact]
    public async Task Replace_GivesANewETag_WhenNothingChanged()
    {
        string first = await InsertAsync("I|hanbin", "a");
        string second = (await DoneAsync(new StoreChange.Replace("I|hanbin", first, Columns.Title("a"))))[0];
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Replace_Conflicts_WhenTheRowWasChanged()
    {
        string first = await InsertAsync("I|hanbin", "a");
        await DoneAsync(new StoreChange.Replace("I|hanbin", first, Columns.Title("b")));
        await ConflictsAsync(0, new StoreChange.Replace("I|hanbin", first, Columns.Title("c")));
        Assert.Equal("b", (await GetAsync("I|hanbin"))!.Text("title"));
    }

    [Fact]
    public async Task Replace_Conflicts_WhenTheRowIsGone()
    {
        string etag = await InsertAsync("I|hanbin");
        await DoneAsync(new StoreChange.Delete("I|hanbin", etag));
        await ConflictsAsync(0, new StoreChange.Replace("I|hanbin", etag, Columns.Title("b")));
        Assert.Null(await GetAsync("I|hanbin"));
    }

    [Fact]
    public async Task Replace_Conflicts_WhenTheTableWasNeverWrittenTo()
    {
        string etag = await InsertAsync("I|hanbin");
        Assert.Equal(
            0,
            (await Store.CommitAsync(StoreTable.Mail, Partition, [new StoreChange.Replace("I|hanbin", etag, Columns.Title("b"))], None)).ConflictAt
        );
    }

    [Theory]
    [InlineData("etag")] // a form can carry anything
    [InlineData("W/\"datetime'2021-03-01T00%3A00%3A00.0000000Z'\"")]
    [InlineData("\"")]
    [InlineData("007")]
    [InlineData("-1")]
    [InlineData("1\r\nx-evil: 1")]
    public async Task Replace_Conflicts_WhenTheETagIsNobodys(string etag)
    {
        await InsertAsync("I|hanbin", "a");
        await ConflictsAsync(0, new StoreChange.Replace("I|hanbin", etag, Columns.Title("b")));
        await ConflictsAsync(0, new StoreChange.Delete("I|hanbin", etag));
        await ConflictsAsync(
            1,
            new StoreChange.Insert("I|pingli", Columns.Title("b")),
            new StoreChange.Replace("I|hanbin", etag, Columns.Title("b"))
        );
        Assert.Equal("a", (await GetAsync("I|hanbin"))!.Text("title"));
    }

    [Fact]
    public async Task Delete_RemovesTheRow_AndAnswersAnEmptyETag()
    {
        string etag = await InsertAsync("N|hanbin|1-1");
        Assert.Equal([""], await DoneAsync(new StoreChange.Delete("N|hanbin|1-1", etag)));
        Assert.Null(await GetAsync("N|hanbin|1-1"));
    }

    [Fact]
    public async Task Delete_Conflicts_WhenTheRowIsGoneOrChanged()
    {
        string first = await InsertAsync("N|hanbin|1-1");
        string second = (await DoneAsync(new StoreChange.Replace("N|hanbin|1-1", first, Columns.Title("b"))))[0];
        await ConflictsAsync(0, new StoreChange.Delete("N|hanbin|1-1", first));
        Assert.NotNull(await GetAsync("N|hanbin|1-1"));
        await DoneAsync(new StoreChange.Delete("N|hanbin|1-1", second));
        await ConflictsAsync(0, new StoreChange.Delete("N|hanbin|1-1", second));
    }

    [Fact]
    public async Task ETag_Differs_WhenTheRowIsDeletedAndInsertedAgain()
    {
        string first = await InsertAsync("I|hanbin", "same");
        await DoneAsync(new StoreChange.Delete("I|hanbin", first));
        string second = await InsertAsync("I|hanbin", "same");

        Assert.NotEqual(first, second);
        await ConflictsAsync(0, new StoreChange.Replace("I|hanbin", first, Columns.Title("late")));
    }

    [Fact]
    public async Task Batch_WritesAll_AndAnswersTheirETagsInOrder()
    {
        string item = await InsertAsync("I|hanbin", "open"),
            notice = await InsertAsync("N|hanbin|1-1");

        IReadOnlyList<string> etags = await DoneAsync(
            new StoreChange.Replace("I|hanbin", item, Columns.Title("closed")),
            new StoreChange.Insert("H|hanbin|0001", Columns.Title("confirmed")),
            new StoreChange.Delete("N|hanbin|1-1", notice)
        );

        IReadOnlyList<StoreRow> rows = await ReadAsync(null, null);
        Assert.Equal(["H|hanbin|0001", "I|hanbin"], rows.Select(row => row.Row));
        Assert.Equal([rows[1].ETag, rows[0].ETag, ""], etags);
        Assert.Equal("closed", rows[1].Text("title"));
    }

    [Theory]
    [InlineData("insert")]
    [InlineData("replace")]
    [InlineData("replace-gone")]
    [InlineData("delete")]
    [InlineData("delete-gone")]
    public async Task Batch_WritesNothing_AndNamesTheChange_WhenOneConflicts(string kind)
    {
        string good = await InsertAsync("I|hanbin", "a"),
            old = await InsertAsync("I|pingli", "a");
        await DoneAsync(new StoreChange.Replace("I|pingli", old, Columns.Title("b")));
        StoreChange bad = kind switch
        {
            "insert" => new StoreChange.Insert("I|pingli", Columns.Title("c")),
            "replace" => new StoreChange.Replace("I|pingli", old, Columns.Title("c")),
            "replace-gone" => new StoreChange.Replace("I|ziyang", old, Columns.Title("c")),
            "delete" => new StoreChange.Delete("I|pingli", old),
            _ => new StoreChange.Delete("I|ziyang", old),
        };

        await ConflictsAsync(
            2,
            new StoreChange.Insert("H|hanbin|0001", Columns.Title("new")),
            new StoreChange.Replace("I|hanbin", good, Columns.Title("new")),
            bad,
            new StoreChange.Insert("H|hanbin|0002", Columns.Title("new"))
        );

        IReadOnlyList<StoreRow> rows = await ReadAsync(null, null);
        Assert.Equal(["I|hanbin", "I|pingli"], rows.Select(row => row.Row));
        Assert.Equal(["a", "b"], rows.Select(row => row.Text("title")));
        Assert.Equal(good, rows[0].ETag);
    }

    [Fact]
    public async Task Batch_ServesAfterAConflict()
    {
        await InsertAsync("I|hanbin");
        await ConflictsAsync(1, new StoreChange.Insert("I|pingli", Columns.Title("a")), new StoreChange.Insert("I|hanbin", Columns.Title("a")));
        await DoneAsync(new StoreChange.Insert("I|pingli", Columns.Title("a")));
    }

    protected async Task<string> InsertAsync(string row, string title = "a") =>
        (await DoneAsync(new StoreChange.Insert(row, Columns.Title(title))))[0];

    protected Task<StoreRow?> GetAsync(string row) => Store.GetAsync(StoreTable.Work, Partition, row, None);

    protected Task<IReadOnlyList<StoreRow>> ReadAsync(string? from, string? to) => Store.ReadAsync(StoreTable.Work, Partition, from, to, None);

    protected async Task<IReadOnlyList<string>> DoneAsync(params StoreChange[] changes)
    {
        CommitResult result = await Store.CommitAsync(StoreTable.Work, Partition, changes, None);
        Assert.True(result.Done, $"Conflict at {result.ConflictAt}");
        Assert.Equal(changes.Length, result.ETags.Count);
        return result.ETags;
    }

    private async Task ConflictsAsync(int at, params StoreChange[] changes)
    {
        CommitResult result = await Store.CommitAsync(StoreTable.Work, Partition, changes, None);
        Assert.False(result.Done);
        Assert.Equal(at, result.ConflictAt);
        Assert.Empty(result.ETags);
    }
}
