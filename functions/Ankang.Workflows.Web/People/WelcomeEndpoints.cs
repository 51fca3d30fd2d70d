using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>一次性登录链接: looking at it changes nothing, its form uses it up.</summary>
internal static class WelcomeEndpoints
{
    private const string Prefix = "/welcome";

    public static string Address(string token) => $"{Prefix}/{token}";

    public static void MapWelcome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Prefix}/{{token}}", ShowAsync);
        routes.MapPost($"{Prefix}/{{token}}", AcceptAsync);
    }

    private static async Task<IResult> ShowAsync(
        string token,
        HttpContext context,
        WorkflowHost host,
        WelcomeService service,
        SignInOptions options,
        CancellationToken cancellation
    ) =>
        host.AsksSignIn && await service.FindAsync(token, cancellation) is { } welcome
            ? Show(context, host, options, welcome, WelcomeForm.Empty, [])
            : Refuse(context, host);

    private static async Task<IResult> AcceptAsync(
        string token,
        HttpContext context,
        WorkflowHost host,
        WelcomeService service,
        SignInOptions options,
        CancellationToken cancellation
    )
    {
        if (!host.AsksSignIn || await service.FindAsync(token, cancellation) is not { } welcome)
            return Refuse(context, host);
        WelcomeForm form = WelcomeForm.Read(await context.Request.ReadFormAsync(cancellation));
        bool hasPasswords = options.OpenIdConnect is null;
        FormError[] errors = [.. form.Errors(welcome, hasPasswords)];
        if (errors.Length == 0 && welcome.Person is null && await service.NamesakeAsync(form.Account, form.Name, cancellation) is { } namesake)
            errors = [PersonNames.TakenBy(namesake)];
        if (errors.Length > 0)
            return Show(context, host, options, welcome, form, errors);
        if (
            await service.AcceptAsync(welcome, form.Account, form.Name, hasPasswords ? form.Password : null, CancellationToken.None) is not { } person
        )
        {
            return await service.FindAsync(token, cancellation) is { } still
                ? Show(context, host, options, still, form, [new FormError("account", "该账号已有人使用，请换一个。")])
                : Refuse(context, host);
        }

        if (!hasPasswords)
            return new SeeOther(Places.SignIn);
        return await Entry.AfterPasswordAsync(context, options, person, null);
    }

    private static IResult Show(
        HttpContext context,
        WorkflowHost host,
        SignInOptions options,
        Welcome welcome,
        WelcomeForm typed,
        FormError[] errors
    ) =>
        Page.Show<WelcomePage>(
            new
            {
                Frame = PageFrame.WithForm(context, host),
                Person = welcome.Person?.Value,
                HasPasswords = options.OpenIdConnect is null,
                HasPeople = welcome.HasPeople,
                Account = typed.Account,
                Name = typed.Name,
                Errors = errors,
            },
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static IResult Refuse(HttpContext context, WorkflowHost host) =>
        Page.SayWithSignIn(
            context,
            host,
            StatusCodes.Status404NotFound,
            "登录链接无效",
            "登录链接只能使用一次，逾期自动失效。请与市安委办联系，重新获取链接；已设置密码的，请直接登录。"
        );
}
