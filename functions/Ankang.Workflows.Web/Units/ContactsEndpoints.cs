using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Contacts;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Units;

/// <summary>A unit's people: edited, sent to again, and its links revoked.</summary>
internal static class ContactsEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder office)
    {
        office.MapPost("/units/{id}/contacts", EditAsync);
        office.MapPost("/units/{id}/contacts/confirm", ConfirmAsync);
        office.MapPost("/units/{id}/told", ToldAsync);
        office.MapPost("/units/told", ToldOfSeveralAsync);
        office.MapPost("/units/{id}/resend", ResendAsync);
        office.MapGet("/units/{id}/revoke", AskAsync);
        office.MapPost("/units/{id}/revoke", RevokeAsync);
    }

    private static async Task<IResult> EditAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        ContactEdit edit = ContactField.Read((role, part) => typed[$"{role}-{part}"]);
        Result<ResponsibleUnit> result = await host.Parts.Contacts.EditAsync(
            id,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed.Version,
            edit,
            typed["reason"],
            CancellationToken.None
        );
        return result switch
        {
            Result<ResponsibleUnit>.Done => new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=contacts")),
            Result<ResponsibleUnit>.Invalid invalid => await UnitsEndpoints.PageAsync(
                context,
                host,
                lights,
                id,
                new ContactAnswer("contacts", typed, invalid.Errors, []),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            ContactConflict conflict => await UnitsEndpoints.PageAsync(
                context,
                host,
                lights,
                id,
                new ContactAnswer("contacts", typed, [], conflict.Since),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    // 确认 of a 副联络员 who was named through a mail's link: from now on mails go there.
    private static async Task<IResult> ConfirmAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        return
            await host.Parts.Contacts.ReadAsync(id, cancellation) is not { } found
            || found.Unit.People.All(p => p.Email != typed["email"])
            || await host.Parts.Contacts.ConfirmAsync(id, typed.Request, SignedIn.Of(context).Actor, typed["email"], CancellationToken.None)
                is not Result<ResponsibleUnit>.Done
            ? Page.NotFound(context, host)
            : new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=contacts"));
    }

    // 登记告知: the office told the unit by telephone or on paper.
    private static async Task<IResult> ToldAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    )
    {
        if (RequestedList.Of(context).List.Directory.Find(id) is not { IsAddressed: true })
            return Page.NotFound(context, host);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<FormError> errors = await RecordAsync(id, typed, context, host);
        return errors.Count == 0
            ? new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=told"))
            : await UnitsEndpoints.PageAsync(
                context,
                host,
                lights,
                id,
                new ContactAnswer("told", typed, errors, []),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
    }

    // As above, from a page of several units (退信, 尚未告知), to which it comes back.
    private static async Task<IResult> ToldOfSeveralAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<FormError> errors = requested.List.Directory.Find(typed["unit"]) is { IsAddressed: true } unit
            ? await RecordAsync(unit.Id, typed, context, host)
            : [new FormError("unit", "请选择单位。")];
        if (errors.Count == 0)
            return new SeeOther(
                requested.To(
                    typed["place"] switch
                    {
                        "undelivered" => "/items?need=undelivered&done=told",
                        "items-untold" => "/items?need=untold&done=told",
                        "untold" => "/units?flag=untold&done=told",
                        _ => "/units?flag=bounced&done=told",
                    }
                )
            );
        string flag = typed["place"].EndsWith("untold", StringComparison.Ordinal) ? "untold" : "bounced";
        return await UnitsEndpoints.ListAsync(
            context,
            host,
            new UnitsFilter(null, null, flag, "order", false),
            new ContactAnswer("told", typed, errors, []),
            StatusCodes.Status422UnprocessableEntity,
            cancellation
        );
    }

    private static async Task<IReadOnlyList<FormError>> RecordAsync(string unit, Typed typed, HttpContext context, WorkflowHost host)
    {
        var errors = new List<FormError>();
        DateOnly on = typed.Date("on", "请填写通知日期。", errors);
        if (errors.Count > 0)
            return errors;
        return await host.Parts.Tellings.RecordAsync(
            RequestedList.Of(context).Id,
            unit,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed["kind"] == "paper" ? TellingKind.Paper : TellingKind.Phone,
            on,
            typed["whom"],
            CancellationToken.None,
            typed.Has("delivers")
        );
    }

    // 补发: every notice of the unit that no address took is due again.
    private static async Task<IResult> ResendAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (typed["reason"].Length == 0)
            return await UnitsEndpoints.PageAsync(
                context,
                host,
                lights,
                id,
                new ContactAnswer("resend", typed, [new FormError("reason", "请填写理由。")], []),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation, id);
        foreach (DueItemKey item in year.Items.Where(i => i.Pending.Any(p => p.RefusedFor is not null)).Select(i => i.Key))
            await host.Parts.OfficeService.ResendAsync(
                new ActRequest(item, typed.Request, SignedIn.Of(context).Actor),
                typed["reason"],
                CancellationToken.None
            );
        return new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=resend"));
    }

    private static async Task<IResult> AskAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await host.Parts.Contacts.ReadAsync(id, cancellation) is { } found
            ? Page.Show<RevokePage>(
                new
                {
                    Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                    found.Unit,
                    Acts = await LinkActs.ReadAsync(host.Parts, RequestedList.Of(context).Id, found.Unit, found.Changes, cancellation),
                }
            )
            : Page.NotFound(context, host);

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.Contacts.ReadAsync(id, cancellation) is not { } found)
            return Page.NotFound(context, host);
        Result<ResponsibleUnit> result = await host.Parts.Contacts.EditAsync(
            id,
            typed.Request,
            SignedIn.Of(context).Actor,
            null,
            ContactEdit.Of(found.Unit) with
            {
                RevokeLinks = true,
            },
            typed["reason"],
            CancellationToken.None
        );
        return result switch
        {
            Result<ResponsibleUnit>.Done => new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=revoke")),
            Result<ResponsibleUnit>.Invalid invalid => Page.Say(
                context,
                host,
                StatusCodes.Status422UnprocessableEntity,
                "未能作废",
                [.. invalid.Errors.Select(e => e.Message)]
            ),
            _ => Page.NotFound(context, host),
        };
    }
}
