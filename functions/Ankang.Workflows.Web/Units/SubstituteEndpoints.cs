using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;
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

/// <summary>委托 of a unit's 联络员, named and ended by the office, whose word holds at once.</summary>
internal static class SubstituteEndpoints
{
    public static void MapSubstitutes(this IEndpointRouteBuilder office)
    {
        office.MapPost("/units/{id}/substitute", NameAsync);
        office.MapPost("/units/{id}/substitute/end", EndAsync);
    }

    private static async Task<IResult> NameAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        Substitute? named = SubstituteField.Read(field => typed[field], null, errors);
        Result<ResponsibleUnit> result =
            named is null || errors.Count > 0
                ? new Result<ResponsibleUnit>.Invalid(errors)
                : await host.Parts.Contacts.SubstituteAsync(id, typed.Request, SignedIn.Of(context).Actor, named, CancellationToken.None);
        return result switch
        {
            Result<ResponsibleUnit>.Done => new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=contacts")),
            Result<ResponsibleUnit>.Invalid invalid => await UnitsEndpoints.PageAsync(
                context,
                host,
                lights,
                id,
                new ContactAnswer("substitute", typed, invalid.Errors, []),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    private static async Task<IResult> EndAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        return
            await host.Parts.Contacts.EndSubstituteAsync(id, typed.Request, SignedIn.Of(context).Actor, CancellationToken.None)
            is Result<ResponsibleUnit>.Done
            ? new SeeOther(RequestedList.Of(context).To($"/units/{id}?done=contacts"))
            : Page.NotFound(context, host);
    }
}
