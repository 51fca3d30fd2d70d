using System.Security.Claims;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Web.People;

/// <summary>A person as the cookie names him.</summary>
internal static class PersonPrincipal
{
    public const string StampClaim = "stamp";
    public const string SessionClaim = "session";

    /// <param name="session">Id of the session; null before it is started, which the cookie's events do.</param>
    public static ClaimsPrincipal Of(Person person, string? session = null)
    {
        Claim[] more = [new(StampClaim, person.Stamp), .. session is null ? Enumerable.Empty<Claim>() : [new Claim(SessionClaim, session)]];
        return SignedIn.PrincipalOf(new SignedIn(person.Account, person.Name, person.Role, person.Units), SignInSchemes.Cookie, more);
    }

    public static (string Account, string Session) SessionOf(ClaimsPrincipal? user) =>
        (user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user?.FindFirstValue(SessionClaim) ?? "");
}
