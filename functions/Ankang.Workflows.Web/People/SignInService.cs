using System.Security.Cryptography;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;
using Microsoft.AspNetCore.Identity;

namespace Ankang.Workflows.Web.People;

/// <summary>Signs people in by password. Five wrong ones in a row lock an account for a quarter of an hour.</summary>
/// <remarks>
/// An unknown account costs the same reads, writes and hashing as a known one and gets the same answer, so that nobody
/// learns which accounts there are. An attempt is counted before it is judged: many at once are not more than five.
/// </remarks>
internal sealed class SignInService(PeopleTable table, TimeProvider clock, IPasswordHasher<Person> hasher)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Person>(Passwords.Hashing).HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))
    );

    /// <returns>Null when account or password is wrong, or the account is locked.</returns>
    /// <exception cref="StoreContendedException">So many attempts at once that this one could not be counted, so it was not judged.</exception>
    public async Task<Person?> SignInAsync(string account, string password, CancellationToken cancellation)
    {
        Person? person = null;
        await CompareAndSwap.UpdateAsync("The count of attempts to sign in", async () =>
        {
            (IReadOnlyList<Tracked<Person>> people, IReadOnlyDictionary<string, StoreRow> others) = await table.ReadAsync(cancellation);
            Tracked<Person>? seen = people.FirstOrDefault(p => p.Value.Account == account);
            person = seen?.Value;
            return await table.TryCommitAsync(cancellation, Count(seen, others.GetValueOrDefault(PersonRows.Unknown))) ? true : null;
        });
        PasswordVerificationResult verified = hasher.VerifyHashedPassword(null!, person?.PasswordHash ?? NobodysHash.Value, password);
        bool isRight = person?.PasswordHash is not null && !IsLocked(person) && verified != PasswordVerificationResult.Failed;
        return isRight
            ? await ForgetFailuresAsync(account, verified == PasswordVerificationResult.SuccessRehashNeeded ? password : null, cancellation)
            : null;
    }

    private bool IsLocked(Person person) => person.LockedUntil > clock.GetUtcNow();

    private StoreChange Count(Tracked<Person>? seen, StoreRow? unknown)
    {
        if (seen is null)
        {
            var columns = new Dictionary<string, object> { ["at"] = clock.GetUtcNow() };
            return unknown is null
                ? new StoreChange.Insert(PersonRows.Unknown, columns)
                : new StoreChange.Replace(PersonRows.Unknown, unknown.ETag, columns);
        }

        Person person = seen.Value;
        if (IsLocked(person))
            return PeopleTable.Replace(seen, person); // a lock is not made longer by who goes on trying
        int failures = person.LockedUntil is null ? person.Failures + 1 : 1;
        return PeopleTable.Replace(
            seen,
            person with
            {
                Failures = failures,
                LockedUntil = failures >= MostFailures ? clock.GetUtcNow() + Lock : null,
            }
        );
    }

    private Task<Person?> ForgetFailuresAsync(string account, string? rehash, CancellationToken cancellation) =>
        table.UpdateAsync(
            account,
            seen =>
            {
                Person person = seen with { Failures = 0, LockedUntil = null };
                return (rehash is null ? person : person with { PasswordHash = hasher.HashPassword(person, rehash) }, []);
            },
            cancellation
        );
}
