using Ankang.Workflows.Answers;
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

    public static Task<IResult> SignAsync(
        SupervisorAccess access,
        int number,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) =>
        Signing.AnswerAsync(
            access,
            context,
            host,
            (typed, who) =>
                host.Parts.LetterSignatures.SignAsync(
                    access.List.Id,
                    number,
                    typed["act"] == "agree",
                    typed["words"],
                    typed.Request,
                    who,
                    CancellationToken.None
                ),
            answer => ShowAsync(access, number, context, host, answer, cancellation),
            "该稿已签批，您的意见没有登记。请返回“领导一页”查看。",
            cancellation
        );
}
