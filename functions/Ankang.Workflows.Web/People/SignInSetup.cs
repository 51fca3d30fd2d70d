using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Sessions;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignInOptions = Ankang.Workflows.Web.Hosting.SignInOptions;

namespace Ankang.Workflows.Web.People;

/// <summary>Puts the sign-in together, for either host.</summary>
internal static class SignInSetup
{
    private static readonly TimeSpan HalfHolds = TimeSpan.FromMinutes(10);

    public static void AddSignIn(this IServiceCollection services, SignInOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IPasswordHasher<Person>>(new PasswordHasher<Person>(Passwords.Hashing));
        services.AddSingleton<HostClock>();
        // A rehearsal that starts anew has another store: asked for anew each time.
        services.AddTransient(s => new PeopleTable(
            s.GetRequiredService<WorkflowHost>().Parts.Store,
            s.GetRequiredService<WorkflowHost>().Parts.SetAside,
            s.GetRequiredService<HostClock>()
        ));
        services.AddTransient(s => new PeopleService(
            s.GetRequiredService<PeopleTable>(),
            s.GetRequiredService<HostClock>(),
            s.GetRequiredService<ILogger<PeopleService>>()
        ));
        services.AddTransient(s => new SessionTable(
            s.GetRequiredService<WorkflowHost>().Parts.Store,
            s.GetRequiredService<WorkflowHost>().Parts.SetAside,
            s.GetRequiredService<HostClock>(),
            options.Limits
        ));
        services.AddTransient(s => new SignInAttempts(
            s.GetRequiredService<WorkflowHost>().Parts.Store,
            s.GetRequiredService<WorkflowHost>().Parts.SetAside,
            s.GetRequiredService<HostClock>()
        ));
        services.AddTransient(s => new SignInService(
            s.GetRequiredService<PeopleTable>(),
            s.GetRequiredService<SignInAttempts>(),
            s.GetRequiredService<IPasswordHasher<Person>>()
        ));
        services.AddTransient(s => new WelcomeService(
            s.GetRequiredService<PeopleTable>(),
            s.GetRequiredService<HostClock>(),
            s.GetRequiredService<IPasswordHasher<Person>>(),
            s.GetRequiredService<ILogger<WelcomeService>>()
        ));
        services.AddTransient(s => new PasswordService(
            s.GetRequiredService<SignInService>(),
            s.GetRequiredService<PeopleTable>(),
            s.GetRequiredService<HostClock>(),
            s.GetRequiredService<IPasswordHasher<Person>>()
        ));
        services.AddTransient(s => new SubjectBinding(
            s.GetRequiredService<PeopleTable>(),
            s.GetRequiredService<HostClock>(),
            s.GetRequiredService<ILogger<SubjectBinding>>()
        ));
        services.AddSingleton(s => new SecondFactor(s.GetRequiredService<IDataProtectionProvider>(), s.GetRequiredService<HostClock>()));
        services.AddTransient(s => new SecondFactorService(
            s.GetRequiredService<PeopleTable>(),
            s.GetRequiredService<SignInAttempts>(),
            s.GetRequiredService<SecondFactor>(),
            s.GetRequiredService<HostClock>()
        ));
        services.AddTransient<SignInFailures>();
        services.AddTransient(s => new StandInService(s.GetRequiredService<PeopleTable>(), s.GetRequiredService<HostClock>()));
        services.AddTransient<PersonCookie>();

        AuthenticationBuilder schemes = services
            .AddAuthentication()
            .AddPolicyScheme(SignInSchemes.Any, null, any =>
                any.ForwardDefaultSelector = context =>
                    context.RequestServices.GetRequiredService<WorkflowHost>().IsTrusted(context) ? SignInSchemes.Rehearsal : SignInSchemes.Cookie
            )
            .AddScheme<AuthenticationSchemeOptions, RehearsalVisitor>(SignInSchemes.Rehearsal, null)
            .AddCookie(SignInSchemes.Half)
            .AddCookie(SignInSchemes.Cookie);
        services
            .AddOptions<CookieAuthenticationOptions>(SignInSchemes.Half)
            .Configure<HostClock>(
                (cookie, clock) =>
                {
                    cookie.TimeProvider = clock;
                    cookie.ExpireTimeSpan = HalfHolds;
                    cookie.SlidingExpiration = false;
                    cookie.Cookie.Name = "ankang-half";
                    cookie.Cookie.Path = Places.SignIn;
                    cookie.Cookie.SameSite = SameSiteMode.Strict;
                }
            );
        services
            .AddOptions<CookieAuthenticationOptions>(SignInSchemes.Cookie)
            .Configure<HostClock>(
                (cookie, clock) =>
                {
                    cookie.TimeProvider = clock;
                    cookie.EventsType = typeof(PersonCookie);
                    cookie.ExpireTimeSpan = options.Limits.Longest;
                    cookie.SlidingExpiration = false; // the session's row says how long it holds
                    cookie.Cookie.Name = "ankang-office";
                    cookie.Cookie.Path = "/";
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    cookie.Cookie.SameSite = SameSiteMode.Lax; // a link from a mail opens its page without a second sign-in; forms carry a guard of their own
                }
            );
        if (options.OpenIdConnect is { } settings)
            schemes.AddIdentityProvider(settings, options.PublicUrl);
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAuthorizationHandler, OfficePages>();
    }
}
