using System.Collections.Immutable;
using Ankang.Workflows.Accidents;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Accidents;

/// <summary>值班: the office names who is told of an accident; and the page that a link of theirs opens.</summary>
internal static class OnCallEndpoints
{
    public const string Address = "/accidents/on-call";
    private static readonly string[] Fields = ["name", "unit", "email", "phone"];

    public static void MapOnCall(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ShowAsync);
        office.MapPost(Address, SaveAsync);
    }

    public static void MapOnCallLink(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.OnCallToken.LinkPrefix + "/{token}", OpenAsync);
        routes.MapPost(Links.OnCallToken.LinkPrefix + "/{token}", ReceiveAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        OnCallRoster roster = await host.Parts.OnCall.ReadAsync(RequestedList.Of(context).Id, cancellation);
        return Show(context, host, roster, [], context.Request.Query.Text("done") is not null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var people = ImmutableArray.CreateBuilder<OnCallPerson>();
        for (int i = 0; i < OnCallService.MostPeople; i++)
        {
            // A line that is cleared is a person taken out; the unit's field always says something.
            if (Fields.Where(f => f != "unit").All(f => typed[$"{f}{i}"].Length == 0))
                continue;
            people.Add(new OnCallPerson(typed[$"name{i}"], typed[$"unit{i}"], typed.Address($"email{i}"), TypedText.Narrow(typed[$"phone{i}"])));
        }

        var roster = new OnCallRoster(
            people.ToImmutable(),
            typed.Number("repeatMinutes") ?? 0,
            typed.Number("rounds") ?? 0,
            typed.Number("reportMinutes") ?? 0,
            typed.Version ?? -1
        );
        return await host.Parts.OnCall.SaveAsync(requested.Id, roster, SignedIn.Of(context).Actor, CancellationToken.None) switch
        {
            Result<OnCallRoster>.Done => new SeeOther(requested.To($"{Address}?done=1")),
            Result<OnCallRoster>.Conflict conflict => Show(
                context,
                host,
                roster with
                {
                    Version = conflict.Now.Version,
                },
                [new FormError("", $"{conflict.Now.Who}刚刚更改了值班设置，您填写的内容已保留，请核对后再保存。")],
                false,
                StatusCodes.Status409Conflict
            ),
            Result<OnCallRoster>.Invalid invalid => Show(context, host, roster, invalid.Errors, false, StatusCodes.Status422UnprocessableEntity),
            _ => Page.NotFound(context, host),
        };
    }

    // A roster is no part of the list in force: what the request read of it still holds.
    private static IResult Show(HttpContext context, WorkflowHost host, OnCallRoster roster, IReadOnlyList<FormError> errors, bool done, int status)
    {
        ListInForce list = RequestedList.Of(context).List;
        return Page.Show<OnCallPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Roster = roster,
                Errors = errors,
                Done = done,
            },
            status
        );
    }

    // Opening the link acknowledges nothing: mail programs and scanners open links by themselves.
    private static async Task<IResult> OpenAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (
            host.Parts.Links.ReadOnCall(token) is not { } read
            || await host.FindListAsync(read.List, cancellation) is not { } list
            || await host.Parts.Alarms.FindAsync(read, cancellation) is not { } found
        )
            return Refuse(context, host);
        Acting.Note(context, found.Who);
        return Page.Show<ReceivedPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                found.Accident,
                found.Alarm,
                Address = $"{Links.OnCallToken.LinkPrefix}/{token}",
            }
        );
    }

    private static async Task<IResult> ReceiveAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (
            host.Parts.Links.ReadOnCall(token) is not { } read
            || await host.FindListAsync(read.List, cancellation) is null
            || await host.Parts.Alarms.FindAsync(read, cancellation) is not { } found
        )
            return Refuse(context, host);
        Acting.Note(context, found.Who);
        await host.Parts.Alarms.ReceiveAsync(read.List, read.Number, found.Who, CancellationToken.None);
        return new SeeOther($"{Links.OnCallToken.LinkPrefix}/{token}");
    }

    // No list and no accident is named to whoever holds a wrong link.
    private static IResult Refuse(HttpContext context, WorkflowHost host) =>
        Page.Say(
            context,
            host,
            StatusCodes.Status404NotFound,
            "入口无效",
            "入口无效或已过有效期。请使用市安委办最近一封邮件中的入口，或与市安委办联系。"
        );
}
