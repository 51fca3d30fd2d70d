using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Contacts;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Portal;

/// <summary>委托 by a liaison's own link: a proposal until the office, or the liaison in a mail of his own, confirms it.</summary>
internal static class SubstituteEndpoint
{
    public static async Task<IResult> NameAsync(
        HttpContext context,
        WorkflowHost host,
        IAttachmentStore files,
        AttachmentOptions limits,
        CancellationToken cancellation
    )
    {
        PortalVisit visit = PortalVisit.Of(context);
        var errors = new List<FormError>();
        if (await visit.ReadAsync(UnitAct.Substitute, context, files, limits, errors, cancellation) is not { } form)
            return PortalVisit.NoForm(context, host);
        // Whoever stands in for somebody, or shares his mails, hands nothing on.
        if (!visit.Granted.IsOfLiaison)
            return PortalVisit.Refuse(context, host);
        string unit = visit.Granted.Unit.Id;
        if (form["end"].Length > 0)
            return await host.Parts.Contacts.EndSubstituteAsync(unit, form.Request, visit.Who, CancellationToken.None) is Result<ResponsibleUnit>.Done
                ? new SeeOther($"{visit.Address}?done={UnitActs.SubstituteEnded}#substitute")
                : PortalVisit.Refuse(context, host);

        Substitute? named = SubstituteField.Read(field => form[field], host.Parts.Clock.GetUtcNow(), errors);
        Result<ResponsibleUnit> result =
            named is null || errors.Count > 0
                ? new Result<ResponsibleUnit>.Invalid(errors)
                : await host.Parts.Contacts.SubstituteAsync(unit, form.Request, visit.Who, named, CancellationToken.None);
        if (result is Result<ResponsibleUnit>.Done)
            await host.Parts.ProposedDeputies.TellAsync(visit.Granted.List, unit, named!.Contact.Email, visit.Who, CancellationToken.None);
        return result switch
        {
            Result<ResponsibleUnit>.Done => new SeeOther($"{visit.Address}?done={UnitAct.Substitute.Code()}#substitute"),
            Result<ResponsibleUnit>.Invalid invalid => await visit.AgainAsync(context, host, limits, form, invalid.Errors, [], cancellation),
            _ => PortalVisit.Refuse(context, host),
        };
    }
}
