using System.Security.Claims;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ankang.Workflows.Web.People;

/// <summary>Sign-in by OpenID Connect: the provider says who it is, our people say what he may do.</summary>
internal static class IdentityProvider
{
    public const string CallbackPath = "/sign-in/callback";

    public static void AddIdentityProvider(this AuthenticationBuilder schemes, OpenIdConnectSettings settings, string? publicUrl) =>
        schemes.AddOpenIdConnect(SignInSchemes.OpenIdConnect, options =>
        {
            options.SignInScheme = SignInSchemes.Cookie;
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = !(Uri.TryCreate(settings.Authority, UriKind.Absolute, out Uri? authority) && authority.IsLoopback);
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query; // an answer by GET carries Lax cookies; one by POST would need them cross-site
            options.CallbackPath = CallbackPath;
            options.MapInboundClaims = false;
            options.Scope.Add("email");
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events = new OpenIdConnectEvents
            {
                OnRedirectToIdentityProvider = context =>
                {
                    if (publicUrl is not null)
                        context.ProtocolMessage.RedirectUri = publicUrl + CallbackPath;
                    return Task.CompletedTask;
                },
                OnTokenValidated = context => AdmitAsync(context, settings.AccountClaim),
                OnRemoteFailure = context => RefuseAsync(context, context.Failure is UnknownPersonException unknown ? unknown.Account : null),
            };
        });

    private static async Task AdmitAsync(TokenValidatedContext context, string claim)
    {
        string account = PersonAccount.Normalize(context.Principal?.FindFirstValue(claim));
        Tracked<Person>? seen = await context
            .HttpContext.RequestServices.GetRequiredService<PeopleTable>()
            .FindAsync(account, context.HttpContext.RequestAborted);
        if (seen is null)
            context.Fail(new UnknownPersonException(account));
        else
            context.Principal = PersonPrincipal.Of(seen.Value);
    }

    private static async Task RefuseAsync(RemoteFailureContext context, string? account)
    {
        HttpContext http = context.HttpContext;
        WorkflowHost host = http.RequestServices.GetRequiredService<WorkflowHost>();
        IResult page = account is null
            ? Page.SayWithSignIn(http, host, StatusCodes.Status400BadRequest, "登录未完成", "统一身份认证没有完成，或用时过长。请返回登录页再试。")
            : Page.SayWithSignIn(
                http,
                host,
                StatusCodes.Status403Forbidden,
                "账号尚未登记",
                $"您的账号（{(account.Length == 0 ? "未提供" : account)}）不在本系统人员名单中。请与市安委办联系，登记后再登录；有其他账号的，请换用后再登录。"
            );
        await page.ExecuteAsync(http);
        context.HandleResponse();
    }
}
