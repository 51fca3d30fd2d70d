using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>The last step of every sign-in with a password.</summary>
internal static class Entry
{
    /// <summary>Who has shown his password, or opened his one-time link, comes in, or is asked for the code of his app first.</summary>
    public static async Task<IResult> AfterPasswordAsync(HttpContext context, SignInOptions options, Person person, string? back)
    {
        if (!options.SecondFactor)
            return await LetInAsync(context, person, back);
        await HalfSignedIn.StartAsync(context, person, back);
        return new SeeOther(SecondFactorEndpoints.Address);
    }

    public static async Task<IResult> LetInAsync(HttpContext context, Person person, string? back)
    {
        await context.SignInAsync(SignInSchemes.Cookie, PersonPrincipal.Of(person));
        return new SeeOther(LocalAddress.OrNull(back) ?? SignInEndpoints.HomeOf(person.Role));
    }
}
