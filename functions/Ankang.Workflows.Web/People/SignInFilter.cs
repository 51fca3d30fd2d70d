using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>Who is signed in, at pages that do not ask for it.</summary>
internal static class SignInFilter
{
    /// <summary>Says who is at a page that asks for no sign-in, where somebody is signed in all the same.</summary>
    public static async ValueTask<object?> WhoAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        if (await context.AuthenticateAsync(SignInSchemes.Any) is { Succeeded: true, Principal: { } who })
            context.User = who;
        return await next(call);
    }
}
