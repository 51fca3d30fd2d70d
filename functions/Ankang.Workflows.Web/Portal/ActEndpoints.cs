using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>
/// What a unit does besides reporting: 申请延期, 情况说明, 撤回更正, 签收, 副联络员, 委托. Done, the browser is sent to the page, so that going back posts nothing
/// again.
/// </summary>
internal static class ActEndpoints
{
    public static void MapActs(this IEndpointRouteBuilder unit)
    {
        Map(unit, UnitAct.Extension, (service, act, form, errors, c) =>
        {
            DateOnly? until = form.Date("until", errors);
            return errors.Count > 0 ? Wrong(errors) : service.AskExtensionAsync(act, form["reason"], form["progress"], until, c);
        });
        Map(unit, UnitAct.Explanation, (service, act, form, errors, c) =>
        {
            DateOnly? until = form.Date("until", errors);
            return errors.Count > 0 ? Wrong(errors) : service.ExplainAsync(act, form["explanation"], until, c);
        });
        Map(unit, UnitAct.TakeBack, (service, act, form, _, c) => service.TakeBackAsync(act, form["reason"], c));
        Map(unit, UnitAct.Sign, (service, act, _, _, c) => service.SignAsync(act with { Version = null }, c));
        unit.MapPost(UnitAct.Deputy.Path(), NameDeputyAsync);
        unit.MapPost(UnitAct.Substitute.Path(), SubstituteEndpoint.NameAsync);
    }

    private static void Map(
        IEndpointRouteBuilder unit,
        UnitAct act,
        Func<UnitService, ActRequest, PortalForm, List<FormError>, CancellationToken, Task<Result<ItemAnswer>>> act1
    ) =>
        unit.MapPost(
            act.Path(),
            async (HttpContext context, WorkflowHost host, IAttachmentStore files, AttachmentOptions limits, CancellationToken cancellation) =>
            {
                PortalVisit visit = PortalVisit.Of(context);
                var errors = new List<FormError>();
                if (await visit.ReadAsync(act, context, files, limits, errors, cancellation) is not { } form)
                    return PortalVisit.NoForm(context, host);
                if (form.Items.Count != 1 || await visit.FindAsync(host, form.Items[0], cancellation) is not { } item)
                    return PortalVisit.Refuse(context, host);
                return await act1(host.Parts.UnitService, form.ToAct(item.Key, visit.Who), form, errors, cancellation) switch
                {
                    Result<ItemAnswer>.Done => new SeeOther($"{visit.Address}?done={act.Code()}#{item.Key}"),
                    Result<ItemAnswer>.Conflict conflict => await visit.AgainAsync(
                        context,
                        host,
                        limits,
                        form,
                        [],
                        conflict.Now.Lines.Select(h => (h.At, h.Who.Name, h.Text)),
                        cancellation
                    ),
                    Result<ItemAnswer>.Invalid invalid => await visit.AgainAsync(context, host, limits, form, invalid.Errors, [], cancellation),
                    _ => PortalVisit.Refuse(context, host),
                };
            }
        );

    private static async Task<IResult> NameDeputyAsync(
        HttpContext context,
        WorkflowHost host,
        IAttachmentStore files,
        AttachmentOptions limits,
        CancellationToken cancellation
    )
    {
        PortalVisit visit = PortalVisit.Of(context);
        var errors = new List<FormError>();
        if (await visit.ReadAsync(UnitAct.Deputy, context, files, limits, errors, cancellation) is not { } form)
            return PortalVisit.NoForm(context, host);
        if (await host.Parts.Contacts.ReadAsync(visit.Granted.Unit.Id, cancellation) is not { } contacts)
            return PortalVisit.Refuse(context, host);

        // Nobody is told by the name alone. A request sent again finds its deputy there, and the service its own change.
        (string email, string removed) = (TypedText.Address(form["email"]), form["remove"]);
        if (removed.Length == 0 && email.Length == 0)
            return await visit.AgainAsync(context, host, limits, form, [new FormError("email", "请填写副联络员邮箱。")], [], cancellation);
        List<Contact> deputies = [.. contacts.Unit.Deputies.Where(d => d.Email != (removed.Length > 0 ? removed : email))];
        if (removed.Length == 0)
            deputies.Add(new Contact(Some(form["name"]), email, Some(TypedText.Narrow(form["phone"]))));
        if (deputies.Count > ContactEdit.MostDeputies)
            return await visit.AgainAsync(
                context,
                host,
                limits,
                form,
                [new FormError("email", $"副联络员最多{ContactEdit.MostDeputies}名，请先移除一名。")],
                [],
                cancellation
            );
        ContactEdit edit = ContactEdit.Of(contacts.Unit).WithDeputies(deputies) with { ProposedAt = host.Parts.Clock.GetUtcNow() };
        int? version = int.TryParse(form["contacts"], out int number) ? number : null;
        Result<ResponsibleUnit> result = await host.Parts.Contacts.EditAsync(
            visit.Granted.Unit.Id,
            form.Request,
            visit.Who,
            version,
            edit,
            null,
            cancellation
        );
        if (result is Result<ResponsibleUnit>.Done && removed.Length == 0)
            await host.Parts.ProposedDeputies.TellAsync(visit.Granted.List, visit.Granted.Unit.Id, email, visit.Who, CancellationToken.None);
        return result switch
        {
            Result<ResponsibleUnit>.Done => new SeeOther(
                $"{visit.Address}?done={(removed.Length > 0 ? UnitActs.DeputyRemoved : UnitAct.Deputy.Code())}#deputy"
            ),
            ContactConflict conflict => await visit.AgainAsync(
                context,
                host,
                limits,
                form,
                [],
                conflict.Since.Select(h => (h.At, h.Who.Name, h.Text)),
                cancellation
            ),
            Result<ResponsibleUnit>.Invalid invalid => await visit.AgainAsync(
                context,
                host,
                limits,
                form,
                [.. invalid.Errors.Select(e => e with { Field = "email" })],
                [],
                cancellation
            ),
            _ => PortalVisit.Refuse(context, host),
        };

        static string? Some(string text) => text.Length > 0 ? text : null;
    }

    private static Task<Result<ItemAnswer>> Wrong(IReadOnlyList<FormError> errors) =>
        Task.FromResult<Result<ItemAnswer>>(new Result<ItemAnswer>.Invalid(errors));
}
