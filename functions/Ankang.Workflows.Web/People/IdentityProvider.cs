using System.Security.Claims;
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
                OnRemoteFailure = context => RefuseAsync(context, context.Failure),
            };
        });

    private static async Task AdmitAsync(TokenValidatedContext context, string claim)
    {
        string account = PersonAccount.Normalize(context.Principal?.FindFirstValue(claim));
        string subject = $"{context.SecurityToken.Issuer}|{context.SecurityToken.Subject}";
        SubjectBinding binding = context.HttpContext.RequestServices.GetRequiredService<SubjectBinding>();
        try
        {
            context.Principal = PersonPrincipal.Of(await binding.FindAsync(account, subject, context.HttpContext.RequestAborted));
        }
        catch (UnknownPersonException e)
        {
            context.Fail(e);
        }
    }

    private static async Task RefuseAsync(RemoteFailureContext context, Exception? failure)
    {
        HttpContext http = context.HttpContext;
        WorkflowHost host = http.RequestServices.GetRequiredService<WorkflowHost>();
        (int status, string title, string words) = failure switch
        {
            OtherSubjectException other => (
                StatusCodes.Status403Forbidden,
                "账号已由另一身份使用",
                $"本系统的账号（{other.Account}）此前由统一身份认证中的另一身份登录，不能由您的身份使用，未作任何更改。"
                    + "账号确已重建的，请与市安委办联系，在“人员”中解除绑定后再登录。"
            ),
            UnknownPersonException unknown => (
                StatusCodes.Status403Forbidden,
                "账号尚未登记",
                $"您的账号（{(unknown.Account.Length == 0 ? "未提供" : unknown.Account)}）不在本系统人员名单中。"
                    + "请与市安委办联系，登记后再登录；有其他账号的，请换用后再登录。"
            ),
            _ => (StatusCodes.Status400BadRequest, "登录未完成", "统一身份认证没有完成，或用时过长。请返回登录页再试。"),
        };
        await http
            .RequestServices.GetRequiredService<SignInFailures>()
            .NoteAsync(http, (failure as UnknownPersonException)?.Account ?? "", $"统一身份认证：{title}", http.RequestAborted);
        await Page.SayWithSignIn(http, host, status, title, words).ExecuteAsync(http);
        context.HandleResponse();
    }
}
