using System.Security.Claims;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Security;
using Ankang.Workflows.Web.Sessions;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>
/// What a cookie is worth: asked of the tables at every request, so that whose session has ended, who was removed and who got another
/// role is out at once.
/// </summary>
internal sealed class PersonCookie(WorkflowHost host, PeopleTable people, SessionTable sessions, StandInService standIns, SecurityLog log)
    : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        (string account, string id) = PersonPrincipal.SessionOf(context.Principal);
        CancellationToken cancellation = context.HttpContext.RequestAborted;
        if (
            await sessions.FindAsync(account, id, cancellation) is { } session
            && await people.FindAsync(account, cancellation) is { Value: var person }
            && person.Stamp == session.Stamp
        )
        {
            context.ReplacePrincipal(PersonPrincipal.Of(await standIns.ActingAsync(person, cancellation), id));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignInSchemes.Cookie);
    }

    /// <summary>Whoever comes in, by password, link or provider, starts a session of his own; the one before in this browser ends.</summary>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        await EndAsync((await context.HttpContext.AuthenticateAsync(SignInSchemes.Cookie)).Principal);
        string account = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        string stamp = context.Principal?.FindFirstValue(PersonPrincipal.StampClaim) ?? "";
        string id = await sessions.StartAsync(account, stamp, CancellationToken.None);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(PersonPrincipal.SessionClaim, id));
        if (Site.SignedIn.Of(context.Principal) is { } person)
            await log.WriteAsync(context.HttpContext, SecurityKind.SignIn, person.ActorWithRole, "登录成功");
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        await EndAsync(context.HttpContext.User);
        if (Site.SignedIn.Of(context.HttpContext.User) is { } person)
            await log.WriteAsync(context.HttpContext, SecurityKind.SignOut, person.ActorWithRole, "退出登录");
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        HttpContext http = context.HttpContext;
        if (!host.AsksSignIn)
            return ShowAsync(
                http,
                StatusCodes.Status403Forbidden,
                "此页面仅供市安委办在本机使用",
                "责任单位请使用市安委办最近一封邮件中的报送入口。"
            );
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Redirect(SignInEndpoints.AddressFor(http.Request));
            return Task.CompletedTask;
        }

        return ShowAsync(
            http,
            StatusCodes.Status401Unauthorized,
            "登录已失效",
            "本次填写未作登记。请在新窗口打开本网站并登录，再返回上一页重新提交，已填写的内容仍在上一页。"
        );
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        HttpContext http = context.HttpContext;
        string prefix = http.GetRouteValue(RequestedList.Parameter) is string list ? RequestedList.Address(list) : "";
        if (
            Site.SignedIn.Find(http) is { SeesAll: false }
            && HttpMethods.IsGet(http.Request.Method)
            && http.Request.Path.Value?.TrimEnd('/') == prefix
        )
        {
            http.Response.Redirect(prefix + Places.SupervisorHome);
            return Task.CompletedTask;
        }

        return ShowAsync(
            http,
            StatusCodes.Status403Forbidden,
            "没有权限",
            "您的账号不能查看此页或进行此项操作，未作任何更改。如有需要，请与市安委办联系。"
        );
    }

    private Task EndAsync(ClaimsPrincipal? user)
    {
        (string account, string id) = PersonPrincipal.SessionOf(user);
        return sessions.EndAsync(account, id, CancellationToken.None);
    }

    private Task ShowAsync(HttpContext context, int status, string title, params string[] lines) =>
        Page.Say(context, host, status, title, lines).ExecuteAsync(context);
}
