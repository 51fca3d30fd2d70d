using Ankang.Workflows.Answers;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>考核得分 of a unit behind its link: every point with its item, 自评, 申诉 and the office's answers.</summary>
internal static class OwnScoreEndpoints
{
    public const string Path = "/assessment";

    public static void MapOwnScore(this IEndpointRouteBuilder unit)
    {
        unit.MapGet(Path, (HttpContext context, WorkflowHost host, CancellationToken c) => ShowAsync(context, host, null, [], c));
        unit.MapPost(Path, SayAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        WorkflowHost host,
        Typed? typed,
        IReadOnlyList<FormError> errors,
        CancellationToken cancellation
    )
    {
        PortalVisit visit = PortalVisit.Of(context);
        (ListInForce list, string unit) = (visit.Granted.List, visit.Granted.Unit.Id);
        Assessed assessed = (
            await host.Parts.Assessments.AssessAsync(list.Id, new CutOff(list.Head.ClosesOn, host.Parts.Clock.GetUtcNow()), cancellation)
        )[0];
        return Page.Show<OwnScorePage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                Assessed = assessed,
                visit.Granted.Unit,
                Score = assessed.Scores.FirstOrDefault(s => s.Unit == unit),
                Said = (await host.Parts.Assessments.StatementsAsync(list.Id, cancellation)).Where(s => s.Unit == unit).ToArray(),
                visit.Address,
                Typed = typed,
                Errors = errors,
                Done = context.Request.Query.Text("done"),
            },
            errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    private static async Task<IResult> SayAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        PortalVisit visit = PortalVisit.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        StatementKind? kind = typed["kind"] switch
        {
            "self" => StatementKind.SelfAssessment,
            "objection" => StatementKind.Objection,
            _ => null,
        };
        if (kind is null)
            errors.Add(new FormError("kind", "请选择自评或申诉。"));
        DueItemKey? item = typed["item"].Length == 0 ? null : visit.OwnKey(typed["item"]);
        if (typed["item"].Length > 0 && item is null)
            errors.Add(new FormError("item", "请选择本单位的事项。"));
        if (errors.Count > 0)
            return await ShowAsync(context, host, typed, errors, cancellation);
        Result<UnitStatement> result = await host.Parts.Assessments.SayAsync(
            visit.Granted.List.Id,
            typed.Request,
            visit.Who,
            visit.Granted.Unit.Id,
            kind!.Value,
            item,
            typed["text"],
            CancellationToken.None
        );
        return result is Result<UnitStatement>.Invalid invalid
            ? await ShowAsync(context, host, typed, invalid.Errors, cancellation)
            : new SeeOther($"{visit.Address}{Path}?done={typed["kind"]}");
    }
}
