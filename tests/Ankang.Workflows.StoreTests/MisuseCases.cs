using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

/// <summary>What no store accepts, by name.</summary>
internal static class MisuseCases
{
    private const string Partition = "ankang-2021|25c-inspection-bulletin|2021-03";
    private static readonly string TooLongKey = new('k', 513);

    public static IReadOnlyDictionary<string, Func<ITableStore, Task>> All { get; } =
        new Dictionary<string, Func<ITableStore, Task>>
        {
            ["empty batch"] = Commit(),
            ["101 changes"] = Commit([.. Enumerable.Range(0, 101).Select(n => new StoreChange.Insert($"{n}", Columns.Title("a")))]),
            ["over 4 MiB"] = Commit([.. Enumerable.Range(0, 5).Select(n => new StoreChange.Insert($"{n}", Text('长', 5)))]),
            ["over 4 MiB of ASCII"] = Commit([.. Enumerable.Range(0, 10).Select(n => new StoreChange.Insert($"{n}", Text('a', 14)))]),
            ["row over 1 MiB"] = Insert(Text('a', 17)),
            ["one row twice"] = Commit(
                new StoreChange.Insert("a", Columns.Title("a")),
                new StoreChange.Insert("b", Columns.Title("b")),
                new StoreChange.Delete("a", "1")
            ),
            ["text over 32,000"] = Insert(Columns.Title(new string('a', 32_001))),
            ["lone surrogate"] = Insert(Columns.Title("a\ud83d")),
            ["local time"] = Insert(Columns.Of("at", new DateTimeOffset(2021, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)))),
            ["time before 1601"] = Insert(Columns.Of("at", new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero))),
            ["null column"] = Insert(new Dictionary<string, object> { ["a"] = null! }),
            ["decimal column"] = Insert(Columns.Of("a", 1m)),
            ["DateTime column"] = Insert(Columns.Of("a", DateTime.UnixEpoch)),
            ["DateOnly column"] = Insert(Columns.Of("a", new DateOnly(2021, 3, 1))),
            ["enum column"] = Insert(Columns.Of("a", StoreTable.Work)),
            ["bytes column"] = Insert(Columns.Of("a", new byte[] { 1 })),
            ["not a number"] = Insert(Columns.Of("a", double.NaN)),
            ["infinite number"] = Insert(Columns.Of("a", double.PositiveInfinity)),
            ["reserved column"] = Insert(Columns.Of("Timestamp", "a")),
            ["column named with a dot"] = Insert(Columns.Of("odata.etag", "a")),
            ["column named with a digit first"] = Insert(Columns.Of("1a", "a")),
            ["column without a name"] = Insert(Columns.Of("", "a")),
            ["253 columns"] = Insert(Enumerable.Range(0, 253).ToDictionary(n => $"c{n}", object (n) => n)),
            ["replace with empty ETag"] = Commit(new StoreChange.Replace("a", "", Columns.Title("a"))),
            ["replace with wildcard"] = Commit(new StoreChange.Replace("a", "*", Columns.Title("a"))),
            ["delete with empty ETag"] = Commit(new StoreChange.Delete("a", "")),
            ["delete with wildcard"] = Commit(new StoreChange.Delete("a", "*")),
            ["row key with /"] = Row("a/b"),
            ["row key with \\"] = Row("a\\b"),
            ["row key with #"] = Row("a#b"),
            ["row key with ?"] = Row("a?b"),
            ["row key with a line break"] = Row("a\nb"),
            ["row key with NUL"] = Row("a\0"),
            ["row key with DEL"] = Row("a\u007f"),
            ["Chinese row key"] = Row("汉滨区"),
            ["empty row key"] = Row(""),
            ["row key over 512"] = Row(TooLongKey),
            ["partition key with /"] = store =>
                store.CommitAsync(StoreTable.Work, "a/b", [new StoreChange.Insert("a", Columns.Title("a"))], CancellationToken.None),
            ["partition key over 512"] = store =>
                store.CommitAsync(StoreTable.Work, TooLongKey, [new StoreChange.Insert("a", Columns.Title("a"))], CancellationToken.None),
            ["across, wanting nothing"] = Across(),
            ["across, with a filter that is too long"] = Across([.. Enumerable.Range(0, 7).Select(_ => new RowRange("I|", "J"))]),
            ["across, by a column that is none"] = Across(new RowRange("I|", "J", new ColumnSays.Text("a' or 'b", "c"))),
            ["get with a forbidden row"] = store => store.GetAsync(StoreTable.Work, Partition, "a?b", CancellationToken.None),
            ["get with a forbidden partition"] = store => store.GetAsync(StoreTable.Work, "a#b", "a", CancellationToken.None),
            ["read of a forbidden partition"] = store => store.ReadAsync(StoreTable.Work, "", null, null, CancellationToken.None),
            ["read with a bound over 512"] = store => store.ReadAsync(StoreTable.Work, Partition, TooLongKey, null, CancellationToken.None),
            ["read with a bound beyond ASCII"] = store => store.ReadAsync(StoreTable.Work, Partition, null, "\uffff", CancellationToken.None),
        };

    private static Func<ITableStore, Task> Across(params RowRange[] wanted) =>
        store => store.ReadAcrossAsync(StoreTable.Work, "a|", "a}", wanted, CancellationToken.None);

    private static Func<ITableStore, Task> Commit(params StoreChange[] changes) =>
        store => store.CommitAsync(StoreTable.Work, Partition, changes, CancellationToken.None);

    private static Func<ITableStore, Task> Insert(Dictionary<string, object> columns) => Commit(new StoreChange.Insert("a", columns));

    private static Func<ITableStore, Task> Row(string row) =>
        Commit(new StoreChange.Insert("z", Columns.Title("a")), new StoreChange.Insert(row, Columns.Title("a")));

    private static Dictionary<string, object> Text(char c, int columns) =>
        Enumerable.Range(0, columns).ToDictionary(n => $"c{n}", object (n) => new string(c, 31_500));
}
