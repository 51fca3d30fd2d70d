using System.Security.Cryptography;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Ankang.Workflows.Web.People;

/// <summary>Signs people in by password. Five wrong ones in a row from one address lock the account there for a quarter of an hour.</summary>
/// <remarks>
/// An unknown account costs the same reads, writes and hashing as a known one and gets the same answer, so that nobody
/// learns which accounts there are.
/// </remarks>
internal sealed class SignInService(PeopleTable table, SignInAttempts attempts, IPasswordHasher<Person> hasher)
{
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Person>(Passwords.Hashing).HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))
    );

    /// <param name="address">Where the attempt comes from.</param>
    /// <returns>Null when account or password is wrong, or the account is locked for this address.</returns>
    /// <exception cref="StoreContendedException">So many attempts at once that this one could not be counted, so it was not judged.</exception>
    public async Task<Person?> SignInAsync(string account, string password, string address, CancellationToken cancellation)
    {
        (IReadOnlyList<Tracked<Person>> people, _) = await table.ReadAsync(cancellation);
        Person? person = people.FirstOrDefault(p => p.Value.Account == account)?.Value;
        bool isJudged = await attempts.CountAsync(person?.Account ?? "", address, cancellation);
        PasswordVerificationResult verified = hasher.VerifyHashedPassword(null!, person?.PasswordHash ?? NobodysHash.Value, password);
        if (person?.PasswordHash is null || !isJudged || verified == PasswordVerificationResult.Failed)
            return null;
        await attempts.ForgetAsync(account, address, cancellation);
        return verified == PasswordVerificationResult.SuccessRehashNeeded
            ? await table.UpdateAsync(account, seen => (seen with { PasswordHash = hasher.HashPassword(seen, password) }, []), cancellation)
            : person;
    }
}
