using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Sessions;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>两步验证: the code of the authenticator app, after the password.</summary>
internal static class SecondFactorEndpoints
{
    public const string Address = $"{Places.SignIn}/code";

    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync);
        routes.MapPost(Address, PassAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host) =>
        await HalfSignedIn.OfAsync(context) is { } half ? Show(context, host, half, null) : new SeeOther(Places.SignIn);

    private static async Task<IResult> PassAsync(
        HttpContext context,
        WorkflowHost host,
        SecondFactorService service,
        SignInFailures failures,
        CancellationToken cancellation
    )
    {
        if (await HalfSignedIn.OfAsync(context) is not { } half)
            return new SeeOther(Places.SignIn);
        string code = (await context.Request.ReadFormAsync(cancellation))["code"].ToString();
        if (await service.PassAsync(half, code, ClientAddress.Of(context), CancellationToken.None) is { } person)
        {
            await HalfSignedIn.EndAsync(context);
            return await Entry.LetInAsync(context, person, half.Back);
        }

        await failures.NoteAsync(context, half.Account, "验证码不正确，或已锁定", cancellation);
        return Show(
            context,
            host,
            half,
            $"验证码不正确或已使用过，请等手机上出现新的验证码后再填。连续{SignInAttempts.Most}次不正确的，"
                + $"该账号{SignInAttempts.Lock.TotalMinutes:0}分钟内不能从此地址登录。"
        );
    }

    private static IResult Show(HttpContext context, WorkflowHost host, HalfSignedIn half, string? error) =>
        Page.Show<SecondFactorPage>(
            new
            {
                Frame = PageFrame.WithForm(context, host),
                Account = half.Account,
                Secret = half.NewSecret,
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
