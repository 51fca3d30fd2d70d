using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authorization;

namespace Ankang.Workflows.Web.People;

/// <summary>Who may come to which group of pages.</summary>
internal static class Policies
{
    /// <summary>The office works here, readers look on.</summary>
    public const string Office = "office";

    /// <summary>The office alone.</summary>
    public const string OfficeAlone = "office alone";

    public const string Supervisor = "supervisor";

    /// <summary>Whoever is signed in, as what ever.</summary>
    public const string Anybody = "anybody";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Office, p => p.AddAuthenticationSchemes(SignInSchemes.Any).AddRequirements(new OfficePages()));
        options.AddPolicy(OfficeAlone, p => p.AddAuthenticationSchemes(SignInSchemes.Any).RequireRole(nameof(PersonRole.Office)));
        options.AddPolicy(Anybody, p => p.AddAuthenticationSchemes(SignInSchemes.Any).RequireClaim(System.Security.Claims.ClaimTypes.NameIdentifier));
        options.AddPolicy(Supervisor, p => p.AddAuthenticationSchemes(SignInSchemes.Any).RequireRole(nameof(PersonRole.Supervisor)));
    }
}
