using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Site;

/// <summary>HEAD is answered as GET, without a body: gateways that check the links of a mail, and monitors, ask so.</summary>
internal static class HeadRequests
{
    /// <remarks>The server itself leaves the body away: it knows what was asked.</remarks>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        await next(context);
    }
}
