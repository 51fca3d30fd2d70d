using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ankang.Workflows.Web.Site;

/// <summary>A page as an answer: rendered whole on the server, encoded by default, complete without script.</summary>
internal static class Page
{
    public static IResult Show<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page that says one thing: not found, not allowed, storage away.</summary>
    public static IResult Say(HttpContext context, WorkflowHost host, int status, string title, params string[] lines) =>
        Show<MessagePage>(
            new
            {
                Frame = PageFrame.Of(context, host, null),
                Title = title,
                Lines = lines,
            },
            status
        );

    /// <summary>As <see cref="Say(HttpContext, WorkflowHost, int, string, string[])"/>, to somebody at the door.</summary>
    public static IResult SayWithSignIn(HttpContext context, WorkflowHost host, int status, string title, params string[] lines) =>
        Show<MessagePage>(
            new
            {
                Frame = PageFrame.Of(context, host, null),
                Title = title,
                Lines = lines,
                Way = host.AsksSignIn ? (Places.SignIn, "前往登录页") : ((string, string)?)null,
            },
            status
        );

    public static IResult NotFound(HttpContext context, WorkflowHost host) =>
        Say(context, host, StatusCodes.Status404NotFound, "没有这个页面", "请核对地址，或从总览重新进入。");
}
