using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>A letter that was put before the leader: shown to him as it read then, and signed.</summary>
internal static class LetterSigning
{
    public static async Task<IResult> ShowAsync(
        SupervisorAccess access,
        int number,
        HttpContext context,
        WorkflowHost host,
        (Typed Typed, IReadOnlyList<FormError> Errors)? answer,
        CancellationToken cancellation
    ) =>
        await host.Parts.LetterSignatures.FindAsync(access.List.Id, number, cancellation) is not { } letter
            ? Page.NotFound(context, host)
            : Page.Show<LetterSignaturePage>(
                new
                {
                    Frame = PageFrame.Of(context, host, access.List),
                    Access = access,
                    Letter = letter,
                    answer?.Typed,
                    Errors = answer?.Errors ?? [],
                    Request = Typed.NewRequest(),
                },
                answer is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            );

    public static async Task<IResult> SignAsync(
        SupervisorAccess access,
        int number,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        Actor who = access.WhoIs(typed["by"], typed["name"], errors);
        if (typed["act"] is not ("agree" or "back"))
            errors.Add(new("words", "请选择同意或退回。"));
        if (errors.Count > 0)
            return await ShowAsync(access, number, context, host, (typed, errors), cancellation);
        return await host.Parts.LetterSignatures.SignAsync(
            access.List.Id,
            number,
            typed["act"] == "agree",
            typed["words"],
            typed.Request,
            who,
            CancellationToken.None
        ) switch
        {
            Result<SubmittedLetter>.Done => new SeeOther($"{access.Home}{LinkAddresses.Leader}?signed={typed["act"]}"),
            Result<SubmittedLetter>.Invalid invalid => await ShowAsync(access, number, context, host, (typed, invalid.Errors), cancellation),
            Result<SubmittedLetter>.Conflict => Page.Say(
                context,
                host,
                StatusCodes.Status409Conflict,
                "未签批",
                "该稿已签批，您的意见没有登记。请返回“领导一页”查看。"
            ),
            _ => Page.NotFound(context, host),
        };
    }
}
