using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.People;

/// <summary>Everybody who may sign in: one small partition, each change guarded by ETags.</summary>
public sealed class PeopleTable(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    /// <returns>Null when there is no such person, or the row is damaged: then he cannot sign in, and all others can.</returns>
    public async Task<Tracked<Person>?> FindAsync(string account, CancellationToken cancellation) =>
        PersonAccount.IsValid(account)
        && await store.GetAsync(StoreTable.Control, PersonRows.Partition, PersonRows.Key(account), cancellation) is { } row
            ? Track(row)
            : null;

    /// <summary>Everybody, by role, then by account.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync(cancellation)).People.Select(p => p.Value).OrderBy(p => p.Role).ThenBy(p => p.Account, StringComparer.Ordinal)];

    /// <summary>What was changed, newest first.</summary>
    public async Task<IReadOnlyList<PersonChange>> ChangesAsync(CancellationToken cancellation) =>
        [
            .. aside
                .ReadAll(
                    StoreTable.Control,
                    PersonRows.Partition,
                    await store.ReadAsync(StoreTable.Control, PersonRows.Partition, PersonRows.FirstLine, null, cancellation),
                    PersonRows.ReadLine
                )
                .Reverse(),
        ];

    /// <summary>Everybody, by account; and the rows beside them, those of people that are damaged included.</summary>
    internal async Task<(IReadOnlyList<Tracked<Person>> People, IReadOnlyDictionary<string, StoreRow> Others)> ReadAsync(
        CancellationToken cancellation
    )
    {
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, PersonRows.Partition, null, PersonRows.FirstLine, cancellation);
        Tracked<Person>[] people = [.. rows.Where(r => PersonRows.IsPerson(r.Row)).Select(Track).OfType<Tracked<Person>>()];
        return (people, rows.ExceptBy(people.Select(p => p.Row.Row), r => r.Row).ToDictionary(r => r.Row));
    }

    /// <returns>False when somebody changed one of the rows since it was read: read again, then decide again.</returns>
    internal async Task<bool> TryCommitAsync(CancellationToken cancellation, params StoreChange[] changes) =>
        (await store.CommitAsync(StoreTable.Control, PersonRows.Partition, changes, cancellation)).Done;

    /// <summary>Changes one person under its ETag, read anew after a lost race, with other rows in the same batch.</summary>
    /// <returns>The person as changed; null where there is none of the account.</returns>
    /// <exception cref="StoreContendedException">Every attempt lost; the same request may be sent again.</exception>
    internal async Task<Person?> UpdateAsync(
        string account,
        Func<Person, (Person After, StoreChange[] Beside)> decide,
        CancellationToken cancellation
    )
    {
        Person? changed = null;
        bool found = await CompareAndSwap.UpdateAsync($"The person {account}", async () =>
        {
            if (await FindAsync(account, cancellation) is not { } seen)
                return false;
            (changed, StoreChange[] beside) = decide(seen.Value);
            return await TryCommitAsync(cancellation, [Replace(seen, changed), .. beside]) ? true : null;
        });
        return found ? changed : null;
    }

    internal static StoreChange Insert(Person person) => new StoreChange.Insert(PersonRows.Key(person.Account), PersonRows.ToColumns(person));

    internal static StoreChange Replace(Tracked<Person> seen, Person person) =>
        new StoreChange.Replace(seen.Row.Row, seen.Row.ETag, PersonRows.ToColumns(person));

    internal static StoreChange Delete(Tracked<Person> seen) => new StoreChange.Delete(seen.Row.Row, seen.Row.ETag);

    private Tracked<Person>? Track(StoreRow row) =>
        aside.Read(StoreTable.Control, PersonRows.Partition, row, PersonRows.Read) is { IsWhole: true } person
            ? new(person.Value, row, clock.GetUtcNow())
            : null;
}
