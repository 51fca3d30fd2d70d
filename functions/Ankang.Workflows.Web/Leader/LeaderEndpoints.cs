using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Pieces;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Leader;

/// <summary>领导一页 among the office's pages; the leader himself has it behind his link.</summary>
internal static class LeaderEndpoints
{
    public static void MapLeader(this IEndpointRouteBuilder office) => office.MapGet("/leader", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        return Page.Show<LeaderPage>(
            new { Frame = PageFrame.Of(context, host, list), View = await LeaderView.ReadAsync(host.Parts, list, lights.Value, cancellation) }
        );
    }
}
