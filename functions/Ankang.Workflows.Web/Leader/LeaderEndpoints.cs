using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Leader;

/// <summary>领导一页: what the city's leader sees in a minute, on one sheet of A4.</summary>
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
        WorkflowParts parts = host.Parts;
        DateTimeOffset now = parts.Clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        IReadOnlyList<DueItem> items = await parts.Bulletins.ItemsAsync(list, fresh: false, cancellation);
        IReadOnlyList<Bulletin> bulletins = await parts.Bulletins.AllAsync(list.Id, cancellation);
        return Page.Show<LeaderPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Light = Light.Of(items.Where(i => i.Addressed).Select(i => Standing.Now(list, i, today)), 0, lights.Value.Rule),
                Facts = PictureFacts.Of(list, items, today.AddDays(-1), now),
                Proposals = await parts.Interviews.ProposalsAsync(list.Id, cancellation),
                Drafts = bulletins.Where(b => b.Issue is null).ToList(),
                Last = bulletins.Where(b => b.Issue is not null).MaxBy(b => (b.Issue!.On, b.Number)),
            }
        );
    }
}
