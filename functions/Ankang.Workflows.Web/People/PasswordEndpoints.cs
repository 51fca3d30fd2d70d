using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Sessions;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>修改密码, for whoever is signed in.</summary>
internal static class PasswordEndpoints
{
    public static void MapPassword(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Places.Password, (HttpContext context, WorkflowHost host, SignInOptions options) =>
            Show(context, host, options, [], context.Request.Query.Text("done") is not null)
        );
        routes.MapPost(Places.Password, ChangeAsync);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context,
        WorkflowHost host,
        SignInOptions options,
        PasswordService service,
        SignInFailures failures,
        CancellationToken cancellation
    )
    {
        if (!host.AsksSignIn || options.OpenIdConnect is not null)
            return Page.NotFound(context, host);
        IFormCollection form = await context.Request.ReadFormAsync(cancellation);
        string old = form[SecretFields.OldPassword].ToString(),
            password = form[SecretFields.Password].ToString();
        Actor who = SignedIn.Of(context).Actor;
        List<FormError> errors = [.. Passwords.Errors(password, form["again"].ToString(), who.Id)];
        if (old.Length == 0)
            errors.Insert(0, new FormError(SecretFields.OldPassword, "请填写现在的密码。"));
        else if (errors.Count == 0 && old == password)
            errors.Add(new FormError(SecretFields.Password, "新密码不能与现在的密码相同。"));
        if (errors.Count > 0)
            return Show(context, host, options, errors, false);
        if (
            old.Length > Passwords.Longest
            || await service.ChangeAsync(who, old, password, ClientAddress.Of(context), CancellationToken.None) is not { } person
        )
        {
            await failures.NoteAsync(context, who.Id, "修改密码时，现在的密码不正确", cancellation);
            return Show(
                context,
                host,
                options,
                [
                    new FormError(
                        SecretFields.OldPassword,
                        $"现在的密码不正确。连续{SignInAttempts.Most}次不正确的，{SignInAttempts.Lock.TotalMinutes:0}分钟内不能从此地址登录。"
                    ),
                ],
                false
            );
        }

        await context.SignInAsync(SignInSchemes.Cookie, PersonPrincipal.Of(person));
        return new SeeOther($"{Places.Password}?done=1");
    }

    private static IResult Show(HttpContext context, WorkflowHost host, SignInOptions options, List<FormError> errors, bool done) =>
        host.AsksSignIn && options.OpenIdConnect is null
            ? Page.Show<PasswordPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, null),
                    Errors = errors,
                    Done = done && errors.Count == 0,
                },
                errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            )
            : Page.NotFound(context, host);
}
