using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>委托: named and ended by the office, on the page of whoever is away.</summary>
internal static class StandInEndpoints
{
    public static void MapStandIns(this IEndpointRouteBuilder office)
    {
        office.MapPost($"{PeopleEndpoints.Address}/{{account}}/stand-in", NameAsync);
        office.MapPost($"{PeopleEndpoints.Address}/{{account}}/stand-in/end", EndAsync);
    }

    private static async Task<IResult> NameAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        StandInService service,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        List<FormError> errors = [];
        DateOnly from = typed.Date("from", "请填写委托开始的日期。", errors),
            to = typed.Date("to", "请填写委托截止的日期。", errors);
        if (errors.Count == 0)
            errors.AddRange(await service.NameAsync(account, typed["by"], from, to, SignedIn.Of(context).Actor, CancellationToken.None));
        return errors.Count == 0
            ? new SeeOther(RequestedList.Of(context).To($"{PeopleEndpoints.Address}?done=1"))
            : Page.Say(
                context,
                host,
                StatusCodes.Status422UnprocessableEntity,
                "未登记委托",
                $"{string.Join(' ', errors.Select(e => e.Message))}未作任何更改，请返回上一页更正后再试。"
            );
    }

    private static async Task<IResult> EndAsync(string account, HttpContext context, StandInService service, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        await service.EndAsync(account, typed["by"], SignedIn.Of(context).Actor, CancellationToken.None);
        return new SeeOther(RequestedList.Of(context).To($"{PeopleEndpoints.Address}?done=1"));
    }
}
