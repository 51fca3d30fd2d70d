using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>Who was told of what: one row a telling in the Control table, partition <c>{list}|told</c>, written once.</summary>
/// <remarks>
/// The row is named by the mail or the request that told, so writing it again after a crash has no second effect. A telling that is taken
/// back (退信) keeps its row, which says so. Nothing becomes due at once by a telling: whoever was not told is looked at again each day.
/// </remarks>
/// <param name="mailsReach">Whether mails of a list with this head reach people now.</param>
public sealed class ToldTable(ITableStore store, RowsSetAside aside, TimeProvider clock, Func<ListHead, bool> mailsReach)
{
    private const int MostRowsInBatch = 90;
    private const int TextLength = 30_000;
    private readonly ConcurrentDictionary<string, Known> _known = new();
    private readonly ConditionalWeakTable<ListInForce, Joined> _joined = [];
    private int _writes;

    /// <summary>The list with who was told of what; at most a minute old where other processes can write.</summary>
    public Task<ListInForce> JoinAsync(ListInForce list, CancellationToken cancellation) => JoinAsync(list, MemoryAge.Fresh, cancellation);

    /// <param name="oldest">How old what memory holds may be where other processes can write; zero to ask the store, before something is sent.</param>
    public async Task<ListInForce> JoinAsync(ListInForce list, TimeSpan oldest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateTimeOffset now = clock.GetUtcNow();
        if (!_known.TryGetValue(list.Id, out Known? known) || !store.IsGood(known.ReadAt, now, oldest))
        {
            int writes = Volatile.Read(ref _writes);
            known = new Known(await ReadAsync(list.Id, cancellation), now);
            // What was read before somebody here wrote is not kept.
            if (writes == Volatile.Read(ref _writes))
                _known[list.Id] = known;
        }

        bool reach = mailsReach(list.Head);
        if (_joined.TryGetValue(list, out Joined? joined) && joined.Of == known.Tellings && joined.List.Told.MailsReach == reach)
            return joined.List;
        ListInForce with = list.With(new ToldBook(known.Tellings, reach));
        _joined.AddOrUpdate(list, new Joined(known.Tellings, with));
        return with;
    }

    /// <summary>Writes tellings down; one that stands there already stays as it is.</summary>
    public async Task AddAsync(string list, IReadOnlyList<Telling> tellings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tellings);
        if (tellings.Count == 0)
            return;
        foreach (Telling[] batch in tellings.DistinctBy(Row).Chunk(MostRowsInBatch))
        {
            StoreChange.Insert[] inserts = [.. batch.Select(t => new StoreChange.Insert(Row(t), ToColumns(t)))];
            if ((await store.CommitAsync(StoreTable.Control, Partition(list), inserts, cancellation)).Done)
                continue;
            foreach (StoreChange.Insert insert in inserts)
                await store.CommitAsync(StoreTable.Control, Partition(list), [insert], cancellation);
        }

        Forget(list);
    }

    /// <summary>Takes a telling back: the mail came back, and nobody of the unit had got it. Once is enough.</summary>
    /// <param name="mail">Address of the mail within the list, as its <c>Address</c> gives it.</param>
    /// <param name="why">What the other server said.</param>
    /// <returns>False when no such telling is known here.</returns>
    public Task<bool> TakeBackAsync(string list, string unit, string mail, string why, CancellationToken cancellation) =>
        TakeRowBackAsync(list, Row(unit, mail), null, why, cancellation);

    /// <summary>As <see cref="TakeBackAsync(string, string, string, string, CancellationToken)"/>, also before the telling was written down.</summary>
    public Task TakeBackAsync(string list, Telling telling, string why, CancellationToken cancellation) =>
        TakeRowBackAsync(list, Row(telling), telling, why, cancellation);

    // A telling that is not there yet is written down as taken back: whoever settles its mail finds it so, and leaves it.
    private async Task<bool> TakeRowBackAsync(string list, string row, Telling? unwritten, string why, CancellationToken cancellation)
    {
        bool found = await CompareAndSwap.UpdateAsync($"The telling {row} of list {list}", async () =>
        {
            if (await store.GetAsync(StoreTable.Control, Partition(list), row, cancellation) is not { } there)
            {
                if (unwritten is null)
                    return false;
                Telling never = unwritten with { TakenBackAt = clock.GetUtcNow(), TakenBackFor = why };
                StoreChange insert = new StoreChange.Insert(row, ToColumns(never));
                return (await store.CommitAsync(StoreTable.Control, Partition(list), [insert], cancellation)).Done ? true : null;
            }

            if (Read(list, there) is not { } telling)
                return false;
            if (telling.TakenBackAt is not null)
                return true;
            Telling taken = telling with { TakenBackAt = clock.GetUtcNow(), TakenBackFor = why };
            StoreChange change = new StoreChange.Replace(row, there.ETag, ToColumns(taken));
            return (await store.CommitAsync(StoreTable.Control, Partition(list), [change], cancellation)).Done ? true : null;
        });
        Forget(list);
        return found;
    }

    /// <summary>Forgets what memory holds of a list.</summary>
    public void Forget(string list)
    {
        Interlocked.Increment(ref _writes);
        _known.TryRemove(list, out _);
    }

    private async Task<IReadOnlyList<Telling>> ReadAsync(string list, CancellationToken cancellation) =>
        [.. (await store.ReadAsync(StoreTable.Control, Partition(list), null, null, cancellation)).Select(r => Read(list, r)).OfType<Telling>()];

    private Telling? Read(string list, StoreRow row) => aside.Read(StoreTable.Control, Partition(list), row, Read).Value;

    private static string Partition(string list) => $"{list}|told";

    private static string Row(Telling telling) => Row(telling.Unit, telling.Id);

    private static string Row(string unit, string id) => $"{unit}|{id}";

    private static Dictionary<string, object> ToColumns(Telling telling)
    {
        var columns = new Dictionary<string, object>
        {
            ["kind"] = telling.Kind.ToString(),
            ["at"] = telling.At,
            ["reached"] = telling.Reached,
        };
        string duties = string.Join('\n', telling.Duties);
        for (int i = 0; i * TextLength < duties.Length; i++)
            columns[$"duties{i}"] = duties.Substring(i * TextLength, Math.Min(TextLength, duties.Length - i * TextLength));
        if (telling.To.Length > 0)
            columns["to"] = string.Join('\n', telling.To);
        if (telling.Whom is { } whom)
            columns["whom"] = whom;
        ActorColumns.Put(columns, "by", telling.By);
        if (telling.TakenBackAt is { } takenBack)
            columns["takenBackAt"] = takenBack;
        if (telling.TakenBackFor is { } why)
            columns["takenBackFor"] = why;
        return columns;
    }

    private static Telling Read(StoreRow row)
    {
        string[] key = row.Row.Split('|', 2);
        string duties = string.Concat(Enumerable.Range(0, 100).Select(i => row.Text($"duties{i}")).TakeWhile(t => t is not null));
        if (duties.Length == 0)
            throw new InvalidDataException($"The telling '{row.Row}' names no duty.");
        return new Telling(
            key[0],
            key[1],
            row.Named<TellingKind>("kind"),
            row.Instant("at") ?? throw new InvalidDataException($"The telling '{row.Row}' has no time."),
            [.. duties.Split('\n', StringSplitOptions.RemoveEmptyEntries)]
        )
        {
            Reached = row.Flag("reached"),
            To = [.. (row.Text("to") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            Whom = row.Text("whom"),
            By = ActorColumns.Read(row, "by"),
            TakenBackAt = row.Instant("takenBackAt"),
            TakenBackFor = row.Text("takenBackFor"),
        };
    }

    private sealed record Known(IReadOnlyList<Telling> Tellings, DateTimeOffset ReadAt);

    private sealed record Joined(IReadOnlyList<Telling> Of, ListInForce List);
}
