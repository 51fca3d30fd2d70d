using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.Sessions;

/// <summary>Who is signed in where: a row a browser in the partition <c>sessions</c> of the Control table.</summary>
/// <remarks>
/// The key format is a contract: <c>{account}|{SHA-256 of the id}</c>. The id itself stands in the cookie alone, so that nobody who
/// reads the table comes in by it. Rows that are over go with the next sign-in of anybody.
/// </remarks>
public sealed class SessionTable(ITableStore store, RowsSetAside aside, TimeProvider clock, SessionLimits limits)
{
    public const string Partition = "sessions";

    /// <summary>A session that goes on is written no more often, whatever is done in it.</summary>
    public static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    /// <summary>With one more, a person's session that was idle longest ends.</summary>
    public const int MostOfOne = 10;
    private const int MostSwept = 90;
    private const int IdLength = 32;

    /// <returns>The id of the new session.</returns>
    /// <exception cref="StoreContendedException">Many signed in at once; the same request may be sent again.</exception>
    public async Task<string> StartAsync(string account, string stamp, CancellationToken cancellation)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength));
        DateTimeOffset now = clock.GetUtcNow();
        await CompareAndSwap.UpdateAsync($"The sessions of {account}", async () =>
        {
            IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, Partition, null, null, cancellation);
            StoreRow[] over = [.. Over(rows, account, now).Take(MostSwept)];
            StoreChange[] changes =
            [
                new StoreChange.Insert(KeyOf(account, id), ToColumns(new Session(account, stamp, now, now))),
                .. over.Select(r => new StoreChange.Delete(r.Row, r.ETag)),
            ];
            if (!(await store.CommitAsync(StoreTable.Control, Partition, changes, cancellation)).Done)
                return null;
            foreach (StoreRow row in over)
                aside.Forget(StoreTable.Control, Partition, row.Row);
            return (bool?)true;
        });
        return id;
    }

    /// <summary>The session of a cookie; one that goes on is written down as seen.</summary>
    /// <returns>Null when there is none, or it is over.</returns>
    public async Task<Session?> FindAsync(string account, string id, CancellationToken cancellation)
    {
        if (account.Length == 0 || id.Length == 0)
            return null;
        DateTimeOffset now = clock.GetUtcNow();
        if (
            await store.GetAsync(StoreTable.Control, Partition, KeyOf(account, id), cancellation) is not { } row
            || Read(row) is not { } session
            || session.IsOver(limits, now)
        )
            return null;
        if (now - session.SeenAt < TouchEvery)
            return session;
        Session seen = session with { SeenAt = now };
        // Where two requests come at once, one of them has written it.
        await store.CommitAsync(StoreTable.Control, Partition, [new StoreChange.Replace(row.Row, row.ETag, ToColumns(seen))], cancellation);
        return seen;
    }

    public async Task EndAsync(string account, string id, CancellationToken cancellation)
    {
        if (account.Length == 0 || id.Length == 0)
            return;
        await CompareAndSwap.UpdateAsync($"A session of {account}", async () =>
        {
            if (await store.GetAsync(StoreTable.Control, Partition, KeyOf(account, id), cancellation) is not { } row)
                return true;
            StoreChange[] changes = [new StoreChange.Delete(row.Row, row.ETag)];
            return (await store.CommitAsync(StoreTable.Control, Partition, changes, cancellation)).Done ? true : null;
        });
    }

    private IEnumerable<StoreRow> Over(IReadOnlyList<StoreRow> rows, string account, DateTimeOffset now)
    {
        var own = new List<(StoreRow Row, DateTimeOffset SeenAt)>();
        foreach (StoreRow row in rows)
        {
            if (Read(row) is not { } session || session.IsOver(limits, now))
                yield return row;
            else if (session.Account == account)
                own.Add((row, session.SeenAt));
        }

        foreach ((StoreRow row, _) in own.OrderByDescending(s => s.SeenAt).Skip(MostOfOne - 1))
            yield return row;
    }

    private Session? Read(StoreRow row) => aside.Read(StoreTable.Control, Partition, row, FromRow).Value;

    private static string KeyOf(string account, string id) => $"{account}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";

    private static Dictionary<string, object> ToColumns(Session session) =>
        new()
        {
            ["stamp"] = session.Stamp,
            ["startedAt"] = session.StartedAt,
            ["seenAt"] = session.SeenAt,
        };

    private static Session FromRow(StoreRow row) =>
        new(
            row.Row.Split('|')[0],
            row.RequiredText("stamp"),
            row.Instant("startedAt") ?? throw new InvalidDataException($"Row '{row.Row}' has no time in column 'startedAt'."),
            row.Instant("seenAt") ?? throw new InvalidDataException($"Row '{row.Row}' has no time in column 'seenAt'.")
        );
}
