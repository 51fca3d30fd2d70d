using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Security;

/// <summary>Looks at every answer on its way out and writes down what belongs into the security log, whatever the page.</summary>
/// <remarks>What only the page itself knows, such as whose password was wrong, it writes down itself.</remarks>
internal static class SecurityWatch
{
    private static readonly string[] Links = ["/u/{token}", "/s/{token}", "/d/{token}", "/c/{token}"];

    public static async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
        {
            await Log(context)
                .WriteAsync(context, SecurityKind.Flood, null, $"{Verb(context)} /{context.Request.Path.Value?.Split('/').ElementAtOrDefault(1)}");
            return;
        }

        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } raw })
            return;
        string pattern = $"/{raw.TrimStart('/')}";
        if (Judge(context, pattern) is not { } kind)
            return;
        await Log(context).WriteAsync(context, kind, Who(context), $"{Verb(context)} {PathOf(context, pattern)}{Outcome(context)}");
    }

    private static SecurityLog Log(HttpContext context) => context.RequestServices.GetRequiredService<SecurityLog>();

    // Null for what is nothing to tell of: a page that was looked at.
    private static SecurityKind? Judge(HttpContext context, string pattern)
    {
        int status = context.Response.StatusCode;
        bool isPost = HttpMethods.IsPost(context.Request.Method);
        bool isLink = Links.Any(l => pattern.StartsWith(l, StringComparison.Ordinal));
        bool isKey = pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern.StartsWith("/openapi/", StringComparison.Ordinal);
        if (pattern.StartsWith(Places.SignIn, StringComparison.Ordinal) || pattern.StartsWith("/welcome/", StringComparison.Ordinal))
            return status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound ? SecurityKind.Failure : null;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
            return SecurityKind.Failure;
        if (isLink && status == StatusCodes.Status404NotFound)
            return SecurityKind.Failure;
        if (isPost)
            return status < StatusCodes.Status400BadRequest ? SecurityKind.Act
                : status == StatusCodes.Status400BadRequest ? SecurityKind.Failure
                : null;
        if (status != StatusCodes.Status200OK)
            return null;
        return isKey ? SecurityKind.Key
            : context.Response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.Ordinal) ? SecurityKind.Export
            : isLink ? SecurityKind.Link
            : null;
    }

    private static Actor? Who(HttpContext context) => Acting.Of(context) ?? SignedIn.Find(context)?.ActorWithRole;

    // A token is a secret: a mark stands in its place.
    private static string PathOf(HttpContext context, string pattern) =>
        context.Request.RouteValues.Aggregate(pattern.TrimEnd('/').Replace("{token}", "…", StringComparison.Ordinal), (path, value) =>
            value.Value is not string text
                ? path
                : path.Replace($"{{{value.Key}}}", text, StringComparison.Ordinal).Replace($"{{{value.Key}:int}}", text, StringComparison.Ordinal)
        );

    private static string Verb(HttpContext context) => HttpMethods.IsPost(context.Request.Method) ? "提交" : "打开";

    private static string Outcome(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => "：请求不完整或页面已过期",
            StatusCodes.Status401Unauthorized => "：未登录或密钥不对",
            StatusCodes.Status403Forbidden => "：没有权限",
            StatusCodes.Status404NotFound => "：入口无效或已失效",
            _ => "",
        };
}
