using Ankang.Workflows.Rules.DueItems;
using Microsoft.AspNetCore.Identity;

namespace Ankang.Workflows.Web.People;

/// <summary>Changes one's own password: the old one is asked, and wrong ones count as at the sign-in.</summary>
internal sealed class PasswordService(SignInService signIn, PeopleTable table, TimeProvider clock, IPasswordHasher<Person> hasher)
{
    /// <summary>With the password the stamp changes: every other session of the person ends.</summary>
    /// <param name="who">The person who is signed in; his id is the account.</param>
    /// <param name="address">Where the attempt comes from.</param>
    /// <returns>The person as changed; null where the old password is wrong, or the account is locked for this address.</returns>
    public async Task<Person?> ChangeAsync(Actor who, string old, string password, string address, CancellationToken cancellation) =>
        await signIn.SignInAsync(who.Id, old, address, cancellation) is null
            ? null
            : await table.UpdateAsync(
                who.Id,
                person =>
                {
                    Person after = person with
                    {
                        PasswordHash = hasher.HashPassword(person, password),
                        Stamp = PeopleService.NewStamp(),
                        LinkHash = null,
                        LinkUntil = null,
                    };
                    return (after, [PersonRows.Line(new PersonChange(clock.GetUtcNow(), who, after.Account, after.Name, "修改本人密码"))]);
                },
                cancellation
            );
}
