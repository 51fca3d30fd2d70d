using System.Globalization;
using System.Security.Cryptography;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>What people did to a list as a whole: partition <c>{list}|acts</c> of the Control table, a row an act, never changed.</summary>
public sealed class ListActTable(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    private const int Digits = 4;

    /// <summary>Writes down what was done now.</summary>
    public Task AddAsync(string list, Actor who, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(who);
        DateTimeOffset at = clock.GetUtcNow();
        // Two of one moment are two.
        string row = $"{at.UtcTicks.ToString("D20", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}";
        return AddAsync(list, row, at, who, text, cancellation);
    }

    /// <summary>Writes down what the product does once a list; nothing where it stands there already.</summary>
    /// <param name="key">Names it: small letters and hyphens.</param>
    public Task AddOnceAsync(string list, string key, Actor who, string text, CancellationToken cancellation) =>
        AddAsync(list, key, clock.GetUtcNow(), who, text, cancellation);

    public async Task<bool> HasAsync(string list, string key, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, Partition(list), key, cancellation) is not null;

    private Task<CommitResult> AddAsync(string list, string row, DateTimeOffset at, Actor who, string text, CancellationToken cancellation)
    {
        var columns = new Dictionary<string, object> { ["at"] = at, ["text"] = text };
        ActorColumns.Put(columns, "who", who);
        return store.CommitAsync(StoreTable.Control, Partition(list), [new StoreChange.Insert(row, columns)], cancellation);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ListAct>> ReadAsync(string list, CancellationToken cancellation) =>
        [
            .. aside
                .ReadAll(
                    StoreTable.Control,
                    Partition(list),
                    await store.ReadAsync(StoreTable.Control, Partition(list), null, null, cancellation),
                    Read
                )
                .OrderByDescending(a => a.At),
        ];

    private static string Partition(string list) => $"{list}|acts";

    private static ListAct Read(StoreRow row) =>
        new(
            row.Instant("at") ?? throw new InvalidDataException($"Row '{row.Row}' has no time in column 'at'."),
            ActorColumns.Read(row, "who"),
            row.RequiredText("text")
        );
}
