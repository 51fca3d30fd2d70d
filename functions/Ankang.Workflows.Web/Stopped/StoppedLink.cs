using Ankang.Workflows.Links;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Stopped;

/// <summary>A link that was ours and is good no more: the same words whoever asks, and no unit, item or address.</summary>
internal static class StoppedLink
{
    private const string Fresh = "/fresh";

    public static void MapFreshLinks(this IEndpointRouteBuilder routes)
    {
        foreach (string prefix in new[] { LinkAddresses.Entry, LinkAddresses.Supervisor })
            routes.MapPost(prefix + "/{token}" + Fresh, SendAsync);
    }

    /// <param name="address">Of the link's page.</param>
    public static IResult Answer(HttpContext context, WorkflowHost host, string address) =>
        Page.Show<StoppedPage>(new { Frame = PageFrame.Of(context, host, null), Address = address + Fresh }, StatusCodes.Status404NotFound);

    private static async Task<IResult> SendAsync(string token, HttpContext context, WorkflowHost host)
    {
        string link = token.Split(LinkAddresses.OfUnit)[0];
        return await host.Parts.FreshLinks.SendAsync(link, CancellationToken.None)
            ? Page.Show<StoppedPage>(new { Frame = PageFrame.Of(context, host, null), IsAsked = true })
            : Page.Say(context, host, StatusCodes.Status404NotFound, "入口无效", "入口无效。请使用市安委办最近一封邮件中的入口，或与市安委办联系。");
    }
}
