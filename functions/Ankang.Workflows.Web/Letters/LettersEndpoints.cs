using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Pieces;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Letters;

/// <summary>公文代拟稿: a letter of one item, or of all items of a unit at its rung, as page (which prints as the letter) and as Word file.</summary>
internal static class LettersEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder office)
    {
        office.MapGet("/items/{id}/letters/{kind}", ShowItemAsync);
        office.MapGet("/items/{id}/letters/{kind}/docx", DownloadItemAsync);
        office.MapGet("/units/{id}/letters/{kind}", ShowUnitAsync);
        office.MapGet("/units/{id}/letters/{kind}/docx", DownloadUnitAsync);
    }

    private static async Task<IResult> ShowItemAsync(
        string id,
        string kind,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) => Show(context, host, $"/items/{id}", await OfItemAsync(id, kind, context, host, cancellation));

    private static async Task<IResult> DownloadItemAsync(
        string id,
        string kind,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) => Download(context, host, await OfItemAsync(id, kind, context, host, cancellation));

    private static async Task<IResult> ShowUnitAsync(
        string id,
        string kind,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) => Show(context, host, $"/units/{id}", await OfUnitAsync(id, kind, context, host, cancellation));

    private static async Task<IResult> DownloadUnitAsync(
        string id,
        string kind,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) => Download(context, host, await OfUnitAsync(id, kind, context, host, cancellation));

    private static async Task<LetterView?> OfItemAsync(string id, string kind, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (!DueItemKey.TryParse(id, out DueItemKey key) || LetterNames.FromUrl(kind) is not { } letter)
            return null;
        return await DraftAsync(context, host, letter, key.Unit, [key], cancellation);
    }

    private static async Task<LetterView?> OfUnitAsync(string id, string kind, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        if (LetterNames.FromUrl(kind) is not { } letter || requested.List.Directory.Find(id) is not { } unit)
            return null;
        YearView year = await YearView.ReadAsync(host.Parts, requested.Id, cancellation, unit.Id);
        return await DraftAsync(context, host, letter, unit.Id, [.. UnitLetters.Items(year.Items, letter).Select(i => i.Key)], cancellation);
    }

    private static async Task<LetterView?> DraftAsync(
        HttpContext context,
        WorkflowHost host,
        LetterKind kind,
        string unit,
        IReadOnlyList<DueItemKey> items,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        LetterMatter matter = await host.Parts.Letters.MatterAsync(list, kind, unit, items, cancellation);
        LetterForm form = LetterForm.Read(context.Request.Query, list.Calendar, matter.Decided);
        return await host.Parts.Letters.DraftAsync(list, kind, unit, matter, form.Terms, cancellation) is { } drafted
            ? new LetterView(drafted, form, list.Directory[unit].NameOn(drafted.Date).Full)
            : null;
    }

    private static IResult Show(HttpContext context, WorkflowHost host, string back, LetterView? view) =>
        view is null
            ? Page.Say(
                context,
                host,
                StatusCodes.Status404NotFound,
                "没有可拟的公文",
                "该事项未逾期、已办结、已决定不约谈，或属本办自办事项，不需发函。"
            )
            : Page.Show<LetterPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                    View = view,
                    Back = back,
                },
                view.Form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            );

    private static IResult Download(HttpContext context, WorkflowHost host, LetterView? view) =>
        view is null || view.Form.Errors.Count > 0
            ? Page.NotFound(context, host)
            : Results.File(
                LetterDocx.Write(view.Letter),
                LetterDocx.MediaType,
                $"{view.Letter.Kind.Chinese()}（{view.Unit}）{ChineseDates.Full(view.Letter.Date)}.docx"
            );
}
