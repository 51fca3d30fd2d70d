using Ankang.Workflows.Answers;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>签批: what the leader filled in below a draft, of whatever kind, and how he is answered.</summary>
internal static class Signing
{
    /// <param name="sign">Records what he said.</param>
    /// <param name="again">The draft's page with what he typed and what is wrong with it.</param>
    /// <param name="taken">Said where the draft waits no more as he saw it.</param>
    public static async Task<IResult> AnswerAsync<T>(
        SupervisorAccess access,
        HttpContext context,
        WorkflowHost host,
        Func<Typed, Actor, Task<Result<T>>> sign,
        Func<(Typed Typed, IReadOnlyList<FormError> Errors), Task<IResult>> again,
        string taken,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        Actor who = access.WhoIs(typed["by"], typed["name"], errors);
        if (typed["act"] is not ("agree" or "back"))
            errors.Add(new("words", "请选择同意或退回。"));
        if (errors.Count > 0)
            return await again((typed, errors));
        return await sign(typed, who) switch
        {
            Result<T>.Done => new SeeOther($"{access.Home}{LinkAddresses.Leader}?signed={typed["act"]}"),
            Result<T>.Invalid invalid => await again((typed, invalid.Errors)),
            Result<T>.Conflict => Page.Say(context, host, StatusCodes.Status409Conflict, "未签批", taken),
            _ => Page.NotFound(context, host),
        };
    }
}
