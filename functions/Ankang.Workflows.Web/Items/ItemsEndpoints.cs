using System.Globalization;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Items;

/// <summary>事项: the filtered list, and one item with its history.</summary>
internal static class ItemsEndpoints
{
    public static void MapItems(this IEndpointRouteBuilder office)
    {
        office.MapGet("/items", ListAsync);
        office.MapGet("/items.xlsx", ExportAsync);
        office.MapGet("/items/{id}", ShowAsync);
        office.MapPost("/items/{id}/acts/{act}", ActAsync);
        office.MapPost("/items/{id}/on-behalf", ReportAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ItemsView view = await ReadAsync(context, host, whole: false, cancellation);
        return Page.Show<ItemsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, view.Year.List),
                View = view,
                Told = context.Request.Query.Text("done") == "told",
            }
        );
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        ItemsExport.Of(await ReadAsync(context, host, whole: true, cancellation));

    private static async Task<ItemsView> ReadAsync(HttpContext context, WorkflowHost host, bool whole, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation, whole: whole);
        return new ItemsView(year, ItemFilter.Read(context.Request.Query), await OfficeNeeds.ReadAsync(host.Parts, year, cancellation));
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        if (!DueItemKey.TryParse(id, out DueItemKey key))
            return Page.NotFound(context, host);
        // An item's id names its list: an address kept from last year leads to last year's list.
        if (key.List != requested.Id && requested.Published.Any(l => l.Id == key.List))
            return new SeeOther($"{RequestedList.Address(key.List)}/items/{key}");
        int? newest = int.TryParse(context.Request.Query["line"], NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : null;
        return await PageAsync(context, host, key, newest, null, StatusCodes.Status200OK, cancellation);
    }

    private static async Task<IResult> ActAsync(string id, string act, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        if (!DueItemKey.TryParse(id, out DueItemKey key) || key.List != requested.Id)
            return Page.NotFound(context, host);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly until = OfficeAct.DateMissing(act) is { } missing ? typed.Date("until", missing, errors) : default;
        if (errors.Count > 0)
            return await PageAsync(
                context,
                host,
                key,
                null,
                new ActAnswer(act, typed, errors, []),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );

        var request = new ActRequest(key, typed.Request, SignedIn.Of(context).Actor, typed.Version);
        Result<ItemAnswer>? result = await OfficeAct.DoAsync(
            host.Parts,
            act,
            request,
            until,
            typed[OfficeAct.FieldOf(act)],
            typed.Has(OfficeAct.AlsoField)
        );
        return result switch
        {
            Result<ItemAnswer>.Done done => new SeeOther(requested.To($"/items/{key}?line={done.Value.Lines[0].Number}")),
            Result<ItemAnswer>.Conflict conflict => await PageAsync(
                context,
                host,
                key,
                null,
                new ActAnswer(act, typed, [], conflict.Now.Lines),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            Result<ItemAnswer>.Invalid invalid => await PageAsync(
                context,
                host,
                key,
                null,
                new ActAnswer(act, typed, invalid.Errors, []),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    // 代为登记: judged as the unit's own report is, and recorded under the name of who enters it.
    private static async Task<IResult> ReportAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        if (
            !DueItemKey.TryParse(id, out DueItemKey key)
            || key.List != requested.Id
            || await YearView.ItemAsync(host.Parts, key.List, key, cancellation) is not { } item
        )
            return Page.NotFound(context, host);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        ConfirmRequest request = OnBehalf.Read(item, typed, SignedIn.Of(context).Actor, host.Parts.Clock.GetUtcNow(), errors);
        Result<ItemAnswer> result =
            errors.Count > 0 ? new Result<ItemAnswer>.Invalid(errors) : await host.Parts.Confirmations.ConfirmAsync(request, cancellation);
        return result switch
        {
            ReportRecorded done => new SeeOther(requested.To($"/items/{key}?line={done.Line?.Number}")),
            Result<ItemAnswer>.Conflict conflict => await AgainAsync([], conflict.Now.Lines, StatusCodes.Status409Conflict),
            Result<ItemAnswer>.Invalid invalid => await AgainAsync(invalid.Errors, [], StatusCodes.Status422UnprocessableEntity),
            AlreadyClosed => await AgainAsync([new FormError("item", "该事项已不需报送。")], [], StatusCodes.Status409Conflict),
            _ => Page.NotFound(context, host),
        };

        Task<IResult> AgainAsync(IReadOnlyList<FormError> wrong, IReadOnlyList<HistoryEntry> since, int status) =>
            PageAsync(context, host, key, null, new ActAnswer(OnBehalf.Code, typed, wrong, since), status, cancellation);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        DueItemKey key,
        int? newest,
        ActAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        if (key.List != RequestedList.Of(context).Id)
            return Page.NotFound(context, host);
        if (await ItemView.ReadAsync(host.Parts, key, newest, answer, cancellation) is { } view)
            return Page.Show<ItemPage>(new { Frame = PageFrame.Of(context, host, view.Item.List), View = view }, status);
        return await SetAsideItem.ReadAsync(host.Parts, key, cancellation) is { } aside
            ? Page.Show<SetAsideItemPage>(new { Frame = PageFrame.Of(context, host, aside.List), View = aside })
            : Page.NotFound(context, host);
    }
}
