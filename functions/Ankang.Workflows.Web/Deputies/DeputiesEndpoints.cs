using Ankang.Workflows.Links;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Deputies;

/// <summary>The page that a liaison's own mail opens: who was named as 副联络员, with 确认 and 撤销. GET changes nothing; POST does.</summary>
internal static class DeputiesEndpoints
{
    public static void MapDeputyLink(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(DeputyToken.LinkPrefix + "/{token}", OpenAsync);
        routes.MapPost(DeputyToken.LinkPrefix + "/{token}", DecideAsync);
    }

    private static async Task<IResult> OpenAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (await host.Parts.ProposedDeputies.FindAsync(token, cancellation) is not var (list, unit, waiting))
            return Refuse(context, host);
        Acting.Note(context, host.Parts.ProposedDeputies.HolderOf(unit));
        return Page.Show<DeputiesPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                Unit = unit,
                Waiting = waiting,
                Address = $"{DeputyToken.LinkPrefix}/{token}",
                Done = context.Request.Query.Text("done"),
            }
        );
    }

    private static async Task<IResult> DecideAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.ProposedDeputies.FindAsync(token, cancellation) is var (_, unit, _))
            Acting.Note(context, host.Parts.ProposedDeputies.HolderOf(unit));
        bool? confirmed = typed["act"] switch
        {
            "confirm" => true,
            "drop" => false,
            _ => null,
        };
        return confirmed is { } yes && await host.Parts.ProposedDeputies.DecideAsync(token, typed["email"], yes, CancellationToken.None)
            ? new SeeOther($"{DeputyToken.LinkPrefix}/{token}?done={typed["act"]}")
            : Refuse(context, host);
    }

    // No unit and no name is told to whoever holds a wrong link.
    private static IResult Refuse(HttpContext context, WorkflowHost host) =>
        Page.Say(context, host, StatusCodes.Status404NotFound, "入口无效", "入口无效或已过有效期。副联络员也可由市安委办确认，请与市安委办联系。");
}
