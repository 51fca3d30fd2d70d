using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Pictures;

/// <summary>图表: the year in pictures, each with its table; and one calm page for the screen of a meeting room (大屏).</summary>
internal static class PicturesEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder office)
    {
        office.MapGet("/charts", ShowAsync);
        office.MapGet("/screen", ScreenAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        DateOnly cutOff = LastWholeDay(now);
        string? group = list.Directory.Groups.FirstOrDefault(g => g.Id == context.Request.Query.Text("group"))?.Id;
        ResponsibleUnit? unit = context.Request.Query.Text("unit") is { } id ? list.Directory.Find(id) : null;
        IReadOnlyList<DueItem> items = await host.Parts.Bulletins.ItemsAsync(list, fresh: false, cancellation);
        PictureFacts facts = PictureFacts.Of(list, items, cutOff, now, (unit?.Id ?? group) is { } of ? [of] : []);
        return Page.Show<PicturesPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Facts = facts,
                Group = group,
                Unit = unit,
                Timeline = unit is null ? null : TimelinePicture.Draw(list, unit.Id, items, ChinaTime.DateOf(now), now),
            }
        );
    }

    private static async Task<IResult> ScreenAsync(
        HttpContext context,
        WorkflowHost host,
        IOptions<ScreenOptions> options,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        IReadOnlyList<DueItem> items = await host.Parts.Bulletins.ItemsAsync(list, fresh: false, cancellation);
        return Page.Show<ScreenPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                Facts = PictureFacts.Of(list, items, LastWholeDay(now), now),
                Options = options.Value,
            }
        );
    }

    // A day that is not over has items of which nobody can say yet that they are late.
    private static DateOnly LastWholeDay(DateTimeOffset now) => ChinaTime.DateOf(now).AddDays(-1);
}
