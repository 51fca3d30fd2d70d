using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
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
        office.MapPost("/units/{id}/letters/{kind}/submit", SubmitAsync);
    }

    // 呈批 of the letter as its page shows it: of one item where the page was of one, else of the unit.
    private static async Task<IResult> SubmitAsync(string id, string kind, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string item = typed["item"];
        string back = item.Length > 0 ? $"/items/{item}" : $"/units/{id}";
        LetterView? view =
            item.Length > 0 ? await OfItemAsync(item, kind, context, host, cancellation) : await OfUnitAsync(id, kind, context, host, cancellation);
        if (view is null || view.Form.Errors.Count > 0 || view.UnitId != id)
            return Show(context, host, back, view?.UnitId == id ? view : null);
        Result<SubmittedLetter> result = await host.Parts.LetterSignatures.SubmitAsync(
            requested.Id,
            id,
            view.Unit,
            view.Items,
            view.Letter,
            typed.Request,
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        if (result is not Result<SubmittedLetter>.Done done)
            return Page.Say(
                context,
                host,
                StatusCodes.Status409Conflict,
                "未呈批",
                "所涉事项已有同类函件待领导签批，未重复呈批。请待签批后再呈批新稿。"
            );
        await host.Parts.SignatureMails.SendAsync(requested.List, done.Value, CancellationToken.None);
        return new SeeOther(requested.To($"{back}/letters/{kind}{context.Request.QueryString}"));
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
            ? new LetterView(
                drafted,
                form,
                unit,
                list.Directory[unit].NameOn(drafted.Date).Full,
                matter.Items,
                [.. (await host.Parts.LetterSignatures.AllAsync(list.Id, cancellation)).Where(l => l.Overlaps(kind, matter.Items))]
            )
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
