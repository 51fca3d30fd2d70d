using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>与上年对照: the duties of a draft beside those of a list that runs or ran.</summary>
internal static class YearsEndpoints
{
    public static void MapYears(this IEndpointRouteBuilder office) => office.MapGet(DraftPages.Address("{draft}") + "/years", ShowAsync);

    private static async Task<IResult> ShowAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (await DraftView.ReadAsync(host, draft, null, null, null, cancellation) is not { } view)
            return DraftPages.Gone(context, host);
        IReadOnlyList<ListInForce> others =
        [
            .. (context.Features.Get<RequestedList>()?.Published ?? [])
                .Where(l => l.Head.Closing is null)
                .OrderByDescending(l => l.Catalogue.List.Year < view.Catalogue.List.Year)
                .ThenByDescending(l => l.Catalogue.List.Year),
        ];
        string? named = context.Request.Query.Text("with");
        ListInForce? other = others.FirstOrDefault(l => l.Id == named) ?? (others is [ListInForce first, ..] ? first : null);
        IReadOnlyList<DutyPair> pairs = other is null
            ? []
            : YearComparison.Of(other.Catalogue, other.Directory, view.Catalogue, view.Folder.Directory);
        IReadOnlyList<DueItem> items = other is null ? [] : await host.Parts.Bulletins.ItemsAsync(other, fresh: false, cancellation);
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        var cutOff = new CutOff(ChinaTime.DateOf(now), now);
        return Page.Show<YearsPage>(
            new
            {
                Frame = DraftPages.Frame(context, host),
                View = view,
                Others = others,
                Other = other,
                Pairs = pairs,
                Kind = Enum.TryParse(context.Request.Query.Text("kind"), out PairKind kind) && Enum.IsDefined(kind) ? kind : (PairKind?)null,
                Rates = items.GroupBy(i => i.Key.Obligation).ToDictionary(g => g.Key, g => Tally.Of(g, cutOff)),
                Carried = items.Count(i => i is { CarriedOver: true, CarriedTo: null }),
            }
        );
    }
}
