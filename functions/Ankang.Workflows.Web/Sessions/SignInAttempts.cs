using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.Sessions;

/// <summary>
/// Counts wrong passwords and codes for an account as it is tried from an address: a row a pair in the partition <c>attempts</c> of the
/// Control table. Whoever guesses locks himself out, never the account's owner elsewhere.
/// </summary>
/// <remarks>
/// The key format is a contract: <c>{account}|{address}</c>; accounts that nobody has share one row an address. An attempt is counted
/// before it is judged: many at once are not more than <see cref="Most"/>. Rows that are over go when a new one comes.
/// </remarks>
public sealed class SignInAttempts(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    public const string Partition = "attempts";
    public const int Most = 5;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);
    private const int MostSwept = 90;

    /// <summary>Counts one attempt.</summary>
    /// <param name="account">Empty for one that nobody has.</param>
    /// <param name="address">Of the network or the host that asks, in characters of a key.</param>
    /// <returns>False where it is not to be judged: the pair is locked.</returns>
    /// <exception cref="StoreContendedException">So many at once that this one could not be counted, so it is not to be judged.</exception>
    public Task<bool> CountAsync(string account, string address, CancellationToken cancellation)
    {
        string key = $"{account}|{address}";
        return CompareAndSwap.UpdateAsync("The count of attempts to sign in", async () =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            StoreRow? row = await store.GetAsync(StoreTable.Control, Partition, key, cancellation);
            Attempts seen = row is null ? Attempts.None : Read(row) ?? Attempts.None;
            bool isOver = now - seen.At >= Lock;
            // A lock is not made longer by who goes on trying; the row is written all the same, so that it costs what others cost.
            bool isLocked = !isOver && seen.Count >= Most;
            Attempts after = isLocked ? seen : new Attempts(isOver ? 1 : seen.Count + 1, now);
            StoreChange[] changes = row is null
                ? [new StoreChange.Insert(key, ToColumns(after)), .. await OverAsync(now, cancellation)]
                : [new StoreChange.Replace(key, row.ETag, ToColumns(after))];
            return (await store.CommitAsync(StoreTable.Control, Partition, changes, cancellation)).Done ? !isLocked : null;
        });
    }

    /// <summary>The right password: what was wrong before does not count any more.</summary>
    public async Task ForgetAsync(string account, string address, CancellationToken cancellation)
    {
        if (await store.GetAsync(StoreTable.Control, Partition, $"{account}|{address}", cancellation) is { } row)
            await store.CommitAsync(StoreTable.Control, Partition, [new StoreChange.Delete(row.Row, row.ETag)], cancellation);
    }

    private async Task<IEnumerable<StoreChange>> OverAsync(DateTimeOffset now, CancellationToken cancellation) =>
        (await store.ReadAsync(StoreTable.Control, Partition, null, null, cancellation))
            .Where(r => now - (Read(r) ?? Attempts.None).At >= Lock)
            .Take(MostSwept)
            .Select(r => new StoreChange.Delete(r.Row, r.ETag));

    private Attempts? Read(StoreRow row) =>
        aside
            .Read(StoreTable.Control, Partition, row, r => new Attempts(
                r.Number("count") ?? 0,
                r.Instant("at") ?? throw new InvalidDataException($"Row '{r.Row}' has no time in column 'at'.")
            ))
            .Value;

    private static Dictionary<string, object> ToColumns(Attempts attempts) => new() { ["count"] = attempts.Count, ["at"] = attempts.At };

    /// <param name="At">The last that was counted; UTC.</param>
    private sealed record Attempts(int Count, DateTimeOffset At)
    {
        public static readonly Attempts None = new(0, DateTimeOffset.MinValue);
    }
}
