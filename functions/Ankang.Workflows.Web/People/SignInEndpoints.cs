using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Sessions;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>登录, 退出.</summary>
internal static class SignInEndpoints
{
    private const string ReturnField = "return";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Places.SignIn, Show);
        routes.MapPost(Places.SignIn, SignInAsync);
        routes.MapGet($"{Places.SignIn}/provider", GoToProvider);
    }

    /// <summary>Its form was guarded for whoever was signed in.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", (Delegate)SignOutAsync);

    /// <summary>The sign-in page that leads back to what was asked for.</summary>
    public static string AddressFor(HttpRequest asked) =>
        $"{Places.SignIn}?{ReturnField}={Uri.EscapeDataString(UriHelper.BuildRelative(asked.PathBase, asked.Path, asked.QueryString))}";

    private static IResult Show(HttpContext context, WorkflowHost host, SignInOptions options) =>
        host.AsksSignIn ? Render(context, host, options, context.Request.Query[ReturnField], "", null) : Page.NotFound(context, host);

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        WorkflowHost host,
        SignInOptions options,
        SignInService service,
        SignInFailures failures,
        CancellationToken cancellation
    )
    {
        if (!host.AsksSignIn || options.OpenIdConnect is not null)
            return Page.NotFound(context, host);
        IFormCollection form = await context.Request.ReadFormAsync(cancellation);
        string typed = form["account"].ToString();
        string password = form[SecretFields.Password].ToString();
        Person? person =
            password.Length > Passwords.Longest
                ? null
                : await service.SignInAsync(PersonAccount.Normalize(typed), password, ClientAddress.Of(context), cancellation);
        if (person is null)
        {
            await failures.NoteAsync(context, typed, "密码不正确，或已锁定", cancellation);
            return Render(
                context,
                host,
                options,
                form[ReturnField],
                typed,
                $"账号或密码不正确。连续{SignInAttempts.Most}次不正确的，该账号{SignInAttempts.Lock.TotalMinutes:0}分钟内不能从此地址登录；"
                    + "忘记密码的，请市安委办其他人员重发登录链接。"
            );
        }

        return await Entry.AfterPasswordAsync(context, options, person, form[ReturnField]);
    }

    private static IResult GoToProvider(HttpContext context, WorkflowHost host, SignInOptions options) =>
        host.AsksSignIn && options.OpenIdConnect is not null
            ? Results.Challenge(
                new AuthenticationProperties { RedirectUri = LocalAddress.OrNull(context.Request.Query[ReturnField]) ?? "/" },
                [SignInSchemes.OpenIdConnect]
            )
            : Page.NotFound(context, host);

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(SignInSchemes.Cookie);
        return new SeeOther(Places.SignIn);
    }

    public static string HomeOf(PersonRole role) => role == PersonRole.Supervisor ? Places.SupervisorHome : "/";

    private static IResult Render(HttpContext context, WorkflowHost host, SignInOptions options, string? back, string account, string? error) =>
        Page.Show<SignInPage>(
            new
            {
                Frame = PageFrame.WithForm(context, host),
                Provider = options.OpenIdConnect,
                Back = LocalAddress.OrNull(back),
                Account = account,
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
