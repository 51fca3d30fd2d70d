using Microsoft.AspNetCore.Identity;

namespace Ankang.Workflows.Web.People;

/// <summary>Changes one's own password: the old one is asked, and wrong ones count as at the sign-in.</summary>
internal sealed class PasswordService(SignInService signIn, PeopleTable table, TimeProvider clock, IPasswordHasher<Person> hasher)
{
    private const int MostTries = 5;

    /// <summary>With the password the stamp changes: every other session of the person ends.</summary>
    /// <returns>The person as changed; null where the old password is wrong, or the account is locked.</returns>
    public async Task<Person?> ChangeAsync(string account, string old, string password, CancellationToken cancellation)
    {
        if (await signIn.SignInAsync(account, old, cancellation) is null)
            return null;
        for (int i = 0; i < MostTries; i++)
        {
            if (await table.FindAsync(account, cancellation) is not { } seen)
                return null;
            Person person = seen.Value with
            {
                PasswordHash = hasher.HashPassword(seen.Value, password),
                Stamp = PeopleService.NewStamp(),
                LinkHash = null,
                LinkUntil = null,
            };
            if (
                await table.TryCommitAsync(
                    cancellation,
                    PeopleTable.Replace(seen, person),
                    PersonRows.Line(new PersonChange(clock.GetUtcNow(), person.Name, account, person.Name, "修改本人密码"))
                )
            )
                return person;
        }

        return null;
    }
}
