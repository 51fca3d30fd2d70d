using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>What the office makes of a yearly quota of which too few periods are left, in a draft and before 正式启用.</summary>
internal static class QuotaEndpoints
{
    public static void MapQuotas(this IEndpointRouteBuilder office)
    {
        office.MapPost(DraftPages.Address("{draft}") + "/quotas/{duty}", OfDraftAsync);
        office.MapPost(DraftPages.Lists + "/quotas/{duty}", OfRunningAsync);
    }

    private static async Task<IResult> OfDraftAsync(string draft, string duty, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.DecideQuotaAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            duty,
            Read(typed),
            CancellationToken.None
        );
        return result is Result<ListDraft>.Done ? new SeeOther(DraftPages.To(context, $"{DraftPages.Address(draft)}/preview"))
            : DraftPages.Refusal(result, $"quota-{duty}", typed) is { } refusal
                ? await PublishEndpoints.PageAsync(context, host, draft, refusal.Answer, refusal.Status, cancellation)
            : DraftPages.Gone(context, host);
    }

    // 豁免 closes the quota of every unit; a lower number is a change of the list, which is looked at before it is applied.
    private static async Task<IResult> OfRunningAsync(string duty, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList? requested = context.Features.Get<RequestedList>();
        Typed typed = await Typed.ReadAsync(context, cancellation);
        QuotaDecision decision = Read(typed);
        if (requested is null || requested.List.Catalogue.Find(duty) is not { PerYear: not null } known)
            return Page.NotFound(context, host);
        if (decision.Check(known) is { Count: > 0 } errors)
            return Page.Say(
                context,
                host,
                StatusCodes.Status422UnprocessableEntity,
                "未作更改",
                [.. errors.Select(e => e.Message), "请返回总览更正后再提交。"]
            );
        Actor who = SignedIn.Of(context).Actor;
        switch (decision.Choice)
        {
            case QuotaChoice.Lower:
                ListDraft draft = await host.Parts.ListDrafts.OfRunningAsync(requested.List, who, typed.Request, CancellationToken.None);
                await host.Parts.ListDrafts.DecideQuotaAsync(draft.Id, draft.Version, who, duty, decision, CancellationToken.None);
                return new SeeOther(requested.To($"{DraftPages.Address(draft.Id)}/preview"));
            case QuotaChoice.Waive:
                await WaiveAsync(host.Parts, requested.List, duty, typed.Request, who, decision.Reason, cancellation);
                break;
        }

        return new SeeOther(requested.To(requested.List.Head.Shadow ? Places.Checks : "/"));
    }

    private static async Task WaiveAsync(
        WorkflowParts parts,
        ListInForce list,
        string duty,
        string request,
        Actor who,
        string reason,
        CancellationToken cancellation
    )
    {
        foreach (PeriodPlan plan in list.PlansOf(duty).Where(p => p.Kind == ItemKind.Quota))
        {
            PeriodWork period = await parts.Work.LoadAsync(plan.Ref, fresh: true, cancellation);
            foreach (DueItemKey item in period.Items.Values.Where(i => i.Value.IsOpen).Select(i => i.Value.Key))
                await parts.OfficeService.WaiveAsync(new ActRequest(item, request, who), reason, CancellationToken.None);
        }
    }

    private static QuotaDecision Read(Typed typed) =>
        new(
            typed["choice"] switch
            {
                "lower" => QuotaChoice.Lower,
                "waive" => QuotaChoice.Waive,
                _ => QuotaChoice.Keep,
            },
            typed.Number("perYear"),
            typed["reason"]
        );
}
