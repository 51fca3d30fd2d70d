using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>A one-time link that was just made; shown once, stored nowhere.</summary>
public sealed record NewLink(Person Person, string Address)
{
    /// <returns>Null where an identity provider signs people in: nobody needs a link.</returns>
    internal static NewLink? Of(HttpContext context, SignInOptions options, PeopleAnswer.Done done)
    {
        if (options.OpenIdConnect is not null || done.Token is not { } token)
            return null;
        string root = options.PublicUrl ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return new NewLink(done.Person, root + WelcomeEndpoints.Address(token));
    }
}
