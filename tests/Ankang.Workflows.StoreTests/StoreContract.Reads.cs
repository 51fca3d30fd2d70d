using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Read_ReturnsNothing_WhenThePartitionOrTheTableIsMissing()
    {
        Assert.Empty(await Store.ReadAsync(StoreTable.Mail, Partition, null, null, None));
        await InsertAsync("I|hanbin");
        Assert.Empty(await Store.ReadAsync(StoreTable.Work, "other", null, null, None));
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
}
