using System.Security.Claims;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>Whose password was right and whose code is still to come: a cookie of ten minutes, that opens nothing.</summary>
/// <param name="Stamp">The person's when the password was judged.</param>
/// <param name="NewSecret">What his app is to be told; null where he has set it up.</param>
/// <param name="Back">Where he wanted to go.</param>
internal sealed record HalfSignedIn(string Account, string Stamp, string? NewSecret, string? Back)
{
    private const string SecretItem = "secret";
    private const string BackItem = "back";

    public static Task StartAsync(HttpContext context, Person person, string? back)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, person.Account), new(PersonPrincipal.StampClaim, person.Stamp)];
        var properties = new AuthenticationProperties();
        if (person.SecondFactor is null)
            properties.Items[SecretItem] = SecondFactor.NewSecret();
        properties.Items[BackItem] = LocalAddress.OrNull(back);
        return context.SignInAsync(SignInSchemes.Half, new ClaimsPrincipal(new ClaimsIdentity(claims, SignInSchemes.Half)), properties);
    }

    /// <returns>Null where no password was given, or too long ago.</returns>
    public static async Task<HalfSignedIn?> OfAsync(HttpContext context) =>
        await context.AuthenticateAsync(SignInSchemes.Half) is { Succeeded: true, Principal: { } who, Properties: { } properties }
            ? new HalfSignedIn(
                who.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
                who.FindFirstValue(PersonPrincipal.StampClaim) ?? "",
                properties.Items.TryGetValue(SecretItem, out string? secret) ? secret : null,
                properties.Items.TryGetValue(BackItem, out string? back) ? back : null
            )
            : null;

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(SignInSchemes.Half);
}
