using Ankang.Workflows.Answers;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Security;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>Asks a model, where the settings name one, what it proposes for the texts of a draft that were not read or are doubted.</summary>
internal static class ProposalEndpoints
{
    public const string Form = "proposals";

    public static void MapProposals(this IEndpointRouteBuilder office) => office.MapPost(DraftPages.Address("{draft}") + "/proposals", AskAsync);

    private static async Task<IResult> AskAsync(
        string draft,
        HttpContext context,
        WorkflowHost host,
        ModelEndpoint model,
        SecurityLog log,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Actor who = SignedIn.Of(context).Actor;
        Result<ListDraft> result = await host.Parts.ListDrafts.ProposeAsync(draft, typed["version"], who, SendAsync, cancellation);
        return result is Result<ListDraft>.Done ? new SeeOther(DraftPages.To(context, $"{DraftPages.Address(draft)}?done={Form}#{Form}"))
            : DraftPages.Refusal(result, Form, typed) is { } refusal
                ? await DraftEndpoints.PageAsync(context, host, draft, refusal.Answer, refusal.Status, cancellation)
            : DraftPages.Gone(context, host);

        // Told before it is sent: what left the machine stands in the log, whatever comes back.
        async Task<ModelAnswer> SendAsync(ModelQuestion question, CancellationToken until)
        {
            if (model.Host is { } address)
                await log.WriteAsync(
                    context,
                    SecurityKind.Export,
                    SignedIn.Of(context).ActorWithRole,
                    $"发送清单原文{question.Length}字到模型服务{address}"
                );
            return await model.AskAsync(ModelQuestion.Instruction, question.Texts(), until);
        }
    }
}
