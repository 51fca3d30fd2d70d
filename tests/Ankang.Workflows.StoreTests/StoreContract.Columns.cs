using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

public abstract partial class StoreContract
{
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

    /// <summary>A row of so many columns of Chinese text, each nearly as long as allowed.</summary>
    protected static Dictionary<string, object> Long(int columns) =>
        Enumerable.Range(0, columns).ToDictionary(n => $"c{n}", object (n) => new string('长', 31_000));
}
