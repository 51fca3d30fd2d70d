using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

/// <summary>What every store must do; run against each.</summary>
public abstract class StoreContract
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
    public async Task Read_ReturnsNothing_WhenThePartitionOrTheTableIsMissing()
    {
        Assert.Empty(await Store.ReadAsync(StoreTable.Mail, Partition, null, null, None));
        await InsertAsync("I|hanbin");
        Assert.Empty(await Store.ReadAsync(StoreTable.Work, "other", null, null, None));
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

    [Fact]
    public async Task Read_ReturnsItemsAndNoticesInOrdinalOrder_AndNeverHistory()
    {
        string[] inside = ["I|hanbin", "I|hanbin-2", "I|hanbin2", "I|z", "N|hanbin-2|1-1", "N|hanbin|1-1", "N|hanbin|1-2"];
        string[] outside = ["H|hanbin|0001", "H|zz|9999", "I", "O", "P|x", "i|lower"];
        foreach (string row in inside.Concat(outside).OrderByDescending(row => row.Length))
            await InsertAsync(row);

        Assert.Equal(inside.Order(StringComparer.Ordinal), (await ReadAsync("I|", "O")).Select(row => row.Row));
        Assert.Equal(inside.Concat(outside).Order(StringComparer.Ordinal), (await ReadAsync(null, null)).Select(row => row.Row));
    }

    [Fact]
    public async Task Read_TakesTheFirstBoundAndLeavesTheLast()
    {
        foreach (string row in new[] { "a", "b", "c", "d" })
            await InsertAsync(row);

        Assert.Equal(["b", "c"], (await ReadAsync("b", "d")).Select(row => row.Row));
        Assert.Equal(["c", "d"], (await ReadAsync("c", null)).Select(row => row.Row));
        Assert.Equal(["a"], (await ReadAsync(null, "b")).Select(row => row.Row));
        Assert.Empty(await ReadAsync("d", "b"));
    }

    [Fact]
    public async Task Read_ReturnsOneUnitsHistory_AndNotThatOfAUnitWhoseNameBeginsAlike()
    {
        foreach (string row in new[] { "H|hanbin|0001", "H|hanbin|0002", "H|hanbin-2|0001", "H|hanbi|0001", "H|hanbinx|0001" })
            await InsertAsync(row);
        Assert.Equal(["H|hanbin|0001", "H|hanbin|0002"], (await ReadAsync("H|hanbin|", "H|hanbin}")).Select(row => row.Row));
    }

    [Fact]
    public async Task Read_ReturnsAll_WhenTheyAreMoreThanAPage()
    {
        const int Rows = 2_350;
        foreach (int[] chunk in Enumerable.Range(0, Rows).Chunk(100))
            await DoneAsync([.. chunk.Select(n => new StoreChange.Insert($"I|{n:0000}", Columns.Of("n", n)))]);

        Assert.Equal(Enumerable.Range(0, Rows), (await ReadAsync("I|", "O")).Select(row => row.Number("n")!.Value));
    }

    [Fact]
    public async Task ReadAcross_FindsWhatIsWantedInEachPartition_InOrder()
    {
        var noon = new DateTimeOffset(2021, 4, 1, 4, 0, 0, TimeSpan.Zero);
        await FillAsync("ankang-2021|b|2021-02", ("H|hanbin|000001", "a", null), ("I|hanbin", "Open", null), ("N|hanbin|1-1", null, null));
        await FillAsync(
            "ankang-2021|a|2021-03",
            ("I|hanbin", "Completed", noon.AddTicks(-1)),
            ("I|hanyin", "Completed", noon),
            ("I|pingli", "InReview", noon.AddMilliseconds(1)),
            ("I|ziyang", "Completed", null)
        );
        await FillAsync("ankang-2022|a|2022-01", ("I|hanbin", "Open", null));
        await FillAsync("ankang-2021", ("I|hanbin", "Open", null));

        IReadOnlyList<PartitionRow> found = await Store.ReadAcrossAsync(
            StoreTable.Work,
            "ankang-2021|",
            "ankang-2021}",
            [
                new RowRange(
                    "I|",
                    "J",
                    new ColumnSays.Text("state", "Open"),
                    new ColumnSays.Text("state", "InReview"),
                    new ColumnSays.Since("closedAt", noon.AddMilliseconds(400))
                ),
                new RowRange("N|", "O"),
            ],
            None
        );

        Assert.Equal(
            [
                "ankang-2021|a|2021-03 I|hanyin",
                "ankang-2021|a|2021-03 I|pingli",
                "ankang-2021|b|2021-02 I|hanbin",
                "ankang-2021|b|2021-02 N|hanbin|1-1",
            ],
            found.Select(f => $"{f.Partition} {f.Row.Row}")
        );
        StoreRow same = (await Store.GetAsync(StoreTable.Work, "ankang-2021|a|2021-03", "I|hanyin", None))!;
        Assert.Equal((same.ETag, noon), (found[0].Row.ETag, found[0].Row.Instant("closedAt")));
    }

    [Fact]
    public async Task ReadAcross_ReturnsNothing_WhenTheTableIsMissing() =>
        Assert.Empty(await Store.ReadAcrossAsync(StoreTable.Mail, "a|", "a}", [new RowRange("I|", "J")], None));

    [Fact]
    public async Task ReadAcross_ReturnsAll_WhenTheyAreMoreThanAPage()
    {
        string[] partitions = ["a|1", "a|2", "a|3"];
        foreach (string partition in partitions)
        foreach (int[] chunk in Enumerable.Range(0, 500).Chunk(100))
            await FillAsync(partition, [.. chunk.Select(n => ($"I|{n:0000}", "Open", (DateTimeOffset?)null))]);
        Assert.Equal(
            1500,
            (await Store.ReadAcrossAsync(StoreTable.Work, "a|", "a}", [new RowRange("I|", "J", new ColumnSays.Text("state", "Open"))], None)).Count
        );
    }

    [Fact]
    public async Task Keys_MayHoldEveryPrintableCharacterThatIsNotForbidden()
    {
        string key = new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("/\\#?")]);
        Assert.True((await Store.CommitAsync(StoreTable.Work, key, [new StoreChange.Insert(key, Columns.Title("a"))], None)).Done);
        StoreRow row = (await Store.GetAsync(StoreTable.Work, key, key, None))!;
        Assert.Equal(key, row.Row);
        Assert.True((await Store.CommitAsync(StoreTable.Work, key, [new StoreChange.Replace(key, row.ETag, Columns.Title("b"))], None)).Done);
        Assert.Equal(key, Assert.Single(await Store.ReadAsync(StoreTable.Work, key, key, null, None)).Row);
    }

    public static TheoryData<string, object> Values =>
        new()
        {
            { "empty text", "" },
            { "blanks", "  a \t b  " },
            { "Chinese", "安康市2021年安全生产“一次提醒、两次督办、三次约谈”" },
            { "emoji and rare characters", "😀𠮷\u00e9e\u0301" },
            { "lines and quotes", "a\r\nb\"c\\d'e<&>{}\u0001" },
            { "text like a time", "2021-03-01T00:00:00Z" },
            { "text like a number", "007" },
            { "longest text", new string('长', StoreRules.MaxTextLength) },
            { "int", 42 },
            { "least int", int.MinValue },
            { "greatest int", int.MaxValue },
            { "small long", 42L },
            { "least long", long.MinValue },
            { "greatest long", long.MaxValue },
            { "true", true },
            { "false", false },
            { "double", 0.1 },
            { "whole double", 5.0 },
            { "zero double", 0.0 },
            { "least double", double.MinValue },
            { "greatest double", double.MaxValue },
            { "smallest double", double.Epsilon },
            { "third", 1.0 / 3 },
            { "midnight", new DateTimeOffset(2021, 3, 1, 0, 0, 0, TimeSpan.Zero) },
            { "100 ns", new DateTimeOffset(2021, 3, 1, 1, 2, 3, TimeSpan.Zero).AddTicks(1) },
            { "seven digits", new DateTimeOffset(2021, 3, 1, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567) },
            { "trailing zeros", new DateTimeOffset(2021, 3, 1, 1, 2, 3, TimeSpan.Zero).AddTicks(1200000) },
            { "first time", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            { "last time", DateTimeOffset.MaxValue },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Column_ComesBackAsTheSameTypeAndValue(string what, object value)
    {
        await DoneAsync(new StoreChange.Insert("single", Columns.Of("value", value)));
        await DoneAsync(new StoreChange.Insert("batch", Columns.Of("value", value)), new StoreChange.Insert("other", Columns.Of("value", value)));

        StoreRow single = (await GetAsync("single"))!;
        foreach (StoreRow row in (await ReadAsync(null, null)).Append(single))
        {
            object back = Assert.Single(row.Columns).Value;
            Assert.True(value.Equals(back) && value.GetType() == back.GetType(), $"{what}: {value} came back as {back} ({back.GetType().Name})");
            if (back is DateTimeOffset moment)
                Assert.Equal(TimeSpan.Zero, moment.Offset);
        }
    }

    [Fact]
    public async Task Columns_KeepTheirTypes_WhenManyStandTogether()
    {
        Dictionary<string, object> columns = Values.ToDictionary(
            row => "c_" + string.Join("", ((string)row[0]).Where(char.IsAsciiLetterOrDigit)),
            row => row[1]
        );
        await DoneAsync(new StoreChange.Insert("I|hanbin", columns));
        Assert.Equal(
            columns.OrderBy(c => c.Key, StringComparer.Ordinal),
            (await GetAsync("I|hanbin"))!.Columns.OrderBy(c => c.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Column_IsAbsent_WhenItWasNotWritten()
    {
        await DoneAsync(new StoreChange.Insert("empty", new Dictionary<string, object>()));
        StoreRow row = (await GetAsync("empty"))!;
        Assert.Empty(row.Columns);
        Assert.Null(row.Text("title"));
        Assert.Null(row.Number("count"));
        Assert.Null(row.Instant("at"));
        Assert.False(row.Flag("flag"));
    }

    [Fact]
    public async Task Columns_UnknownToTheReader_AreKept_WhenItWritesTheRowBack()
    {
        await DoneAsync(
            new StoreChange.Insert(
                "I|hanbin",
                new Dictionary<string, object>
                {
                    ["title"] = "a",
                    ["fromTheFuture"] = 7L,
                    ["_x9"] = "b",
                }
            )
        );
        StoreRow read = (await GetAsync("I|hanbin"))!;
        await DoneAsync(new StoreChange.Replace("I|hanbin", read.ETag, new Dictionary<string, object>(read.Columns) { ["title"] = "b" }));

        StoreRow row = (await GetAsync("I|hanbin"))!;
        Assert.Equal("b", row.Text("title"));
        Assert.Equal(7L, row.Columns["fromTheFuture"]);
        Assert.Equal("b", row.Columns["_x9"]);
    }

    [Fact]
    public async Task Commit_Serves_AtTheLimits()
    {
        await DoneAsync([.. Enumerable.Range(0, StoreRules.MaxChanges).Select(n => new StoreChange.Insert($"{n:000}", Columns.Title("a")))]);
        await DoneAsync(new StoreChange.Insert(new string('k', StoreRules.MaxKeyLength), Columns.Title("a")));
        await DoneAsync([.. Enumerable.Range(0, 4).Select(n => new StoreChange.Insert($"long-{n}", Long(5)))]);
        await DoneAsync(new StoreChange.Insert("longest", Long(16)));
        Assert.Equal(16, (await GetAsync("longest"))!.Columns.Count);
    }

    public static TheoryData<string> Misuses => [.. MisuseCases.All.Keys];

    [Theory]
    [MemberData(nameof(Misuses))]
    public async Task Misuse_IsRefused_AndNothingIsAskedOrWritten(string what)
    {
        long before = Meter.Total;
        await Assert.ThrowsAnyAsync<ArgumentException>(() => MisuseCases.All[what](Store));
        Assert.Equal(before, Meter.Total);
        Assert.Empty(await ReadAsync(null, null));
    }

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

    /// <summary>A row of so many columns of Chinese text, each nearly as long as allowed.</summary>
    protected static Dictionary<string, object> Long(int columns) =>
        Enumerable.Range(0, columns).ToDictionary(n => $"c{n}", object (n) => new string('长', 31_000));

    private async Task FillAsync(string partition, params (string Row, string? State, DateTimeOffset? ClosedAt)[] rows)
    {
        StoreChange[] changes =
        [
            .. rows.Select(r =>
            {
                var columns = new Dictionary<string, object> { ["n"] = 1 };
                if (r.State is { } state)
                    columns["state"] = state;
                if (r.ClosedAt is { } at)
                    columns["closedAt"] = at;
                return new StoreChange.Insert(r.Row, columns);
            }),
        ];
        Assert.True((await Store.CommitAsync(StoreTable.Work, partition, changes, None)).Done);
    }

    private async Task ConflictsAsync(int at, params StoreChange[] changes)
    {
        CommitResult result = await Store.CommitAsync(StoreTable.Work, Partition, changes, None);
        Assert.False(result.Done);
        Assert.Equal(at, result.ConflictAt);
        Assert.Empty(result.ETags);
    }
}
