using System.Security.Claims;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Web.People;

/// <summary>A person as the cookie names him.</summary>
internal static class PersonPrincipal
{
    public const string StampClaim = "stamp";

    public static ClaimsPrincipal Of(Person person) =>
        SignedIn.PrincipalOf(
            new SignedIn(person.Account, person.Name, person.Role, person.Units),
            SignInSchemes.Cookie,
            [new Claim(StampClaim, person.Stamp)]
        );
}
