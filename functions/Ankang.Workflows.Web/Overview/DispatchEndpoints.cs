using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Mails;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Overview;

/// <summary>今天将发出: the mails of the next slot before they leave, and 暂缓 of them.</summary>
internal static class DispatchEndpoints
{
    public static void MapDispatch(this IEndpointRouteBuilder office)
    {
        office.MapGet("/dispatch", ShowAsync);
        office.MapGet("/dispatch/{address}", ShowMailAsync);
        office.MapGet("/dispatch/{address}/html", ShowMailHtmlAsync);
        office.MapPost("/dispatch/{address}/hold", HoldAsync);
        office.MapPost("/dispatch/holds/{id}/release", ReleaseAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await PageAsync(context, host, null, context.Request.Query.Number("held") ?? 0, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> HoldAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly until = typed.Date("until", "请填写暂缓至哪一天。", errors);
        if (await FindAnyAsync(context, host, address, cancellation) is { HeldAs: { } of } whole)
            return await HoldWholeAsync(context, host, address, typed, until, errors, whole, of, cancellation);

        DueItemKey[] items =
        [
            .. typed
                .All("item")
                .Select(t => DueItemKey.TryParse(t, out DueItemKey key) && key.List == requested.Id ? key : default)
                .Where(k => k != default),
        ];
        if (items.Length == 0)
            errors.Add(new FormError("item", "请选择要暂缓的事项。"));
        if (typed["reason"].Length == 0)
            errors.Add(new FormError("reason", "请填写理由。"));
        if (errors.Count == 0)
        {
            IReadOnlyList<Result<ItemAnswer>> results = await host.Parts.OfficeService.HoldAllAsync(
                new ActRequest(items[0], typed.Request, SignedIn.Of(context).Actor),
                items,
                until,
                typed["reason"],
                CancellationToken.None
            );
            errors.AddRange(results.Zip(items.Distinct()).SelectMany(r => Errors(requested.List, r.First, r.Second)).Distinct());
        }

        return errors.Count == 0
            ? new SeeOther(requested.To($"/dispatch?held={items.Length}"))
            : await PageAsync(context, host, new HoldAnswer(address, typed, errors), 0, StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    // 任务告知 and 周报 are of no single item.
    private static async Task<IResult> HoldWholeAsync(
        HttpContext context,
        WorkflowHost host,
        string address,
        Typed typed,
        DateOnly until,
        List<FormError> errors,
        MailRecord mail,
        string of,
        CancellationToken cancellation
    )
    {
        if (mail.State is MailState.Accepted or MailState.Refused)
            return await PageAsync(
                context,
                host,
                new HoldAnswer(address, typed, [new FormError("item", "该邮件已经发送，不能再暂缓。")]),
                0,
                StatusCodes.Status409Conflict,
                cancellation
            );
        if (typed["reason"].Length == 0)
            errors.Add(new FormError("reason", "请填写理由。"));
        if (errors.Count > 0)
            return await PageAsync(context, host, new HoldAnswer(address, typed, errors), 0, StatusCodes.Status422UnprocessableEntity, cancellation);
        Result<MailHold> result = await host.Parts.MailHolds.HoldAsync(
            new MailHoldRequest(RequestedList.Of(context).Id, typed.Request, SignedIn.Of(context).Actor, mail.Kind, of, until, typed["reason"]),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, address, typed, result, cancellation);
    }

    private static async Task<IResult> ReleaseAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<MailHold> result = await host.Parts.MailHolds.ReleaseAsync(
            RequestedList.Of(context).Id,
            id,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed["reason"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, id, typed, result, cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        string address,
        Typed typed,
        Result<MailHold> result,
        CancellationToken cancellation
    ) =>
        result switch
        {
            Result<MailHold>.Done done => new SeeOther(RequestedList.Of(context).To($"/dispatch?done={done.Value.Id}")),
            Result<MailHold>.Conflict over => await PageAsync(
                context,
                host,
                new HoldAnswer(
                    address,
                    typed,
                    [
                        new FormError(
                            "item",
                            over.Now.Lifted is { } lifted
                                ? $"该邮件已由{lifted.By}于{ChineseDates.Moment(lifted.At)}恢复发送，无需重复。"
                                : "该暂缓已经到期，无需恢复。"
                        ),
                    ]
                ),
                0,
                StatusCodes.Status409Conflict,
                cancellation
            ),
            Result<MailHold>.Invalid invalid => await PageAsync(
                context,
                host,
                new HoldAnswer(address, typed, invalid.Errors),
                0,
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };

    private static IEnumerable<FormError> Errors(ListInForce list, Result<ItemAnswer> result, DueItemKey item) =>
        result switch
        {
            Result<ItemAnswer>.Done => [],
            Result<ItemAnswer>.Invalid invalid => invalid.Errors.Select(e =>
                e.Field == "item" ? e with { Message = $"{MailText.ItemName(list, item)}：{e.Message}" } : e
            ),
            _ => [new FormError("item", $"没有这个事项：{MailText.ItemName(list, item)}。")],
        };

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        HoldAnswer? answer,
        int held,
        int status,
        CancellationToken cancellation
    )
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        UpcomingDispatch? next = await UpcomingDispatch.NextAsync(host.Parts, year, cancellation);
        return Page.Show<DispatchPage>(
            new
            {
                Frame = PageFrame.Of(context, host, year.List),
                View = year,
                Next = next,
                Answer = answer,
                Sort = MailFilter.Read(context.Request.Query),
                Held = held,
                Done = context.Request.Query.Text("done"),
            },
            status
        );
    }

    private static async Task<IResult> ShowMailAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        return await FindAsync(context, host, address, cancellation) is { } mail
            ? Page.Show<MailPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, list),
                    Mail = await MailView.OfAsync(host.Parts.Drafts, list, mail, cancellation),
                    IsAhead = true,
                }
            )
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> ShowMailHtmlAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await FindAsync(context, host, address, cancellation) is { } mail ? MailHtmlAnswer.Of(context, mail) : Page.NotFound(context, host);

    // A form sent twice names a mail that is held by now and stands in no preview: whose it is follows from the address, or from the row.
    private static async Task<MailRecord?> FindAnyAsync(HttpContext context, WorkflowHost host, string address, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        if (await host.Parts.Mails.GetAsync(list.Id, MailAddresses.FromUrl(address), cancellation) is { } written)
            return written;
        string[] parts = address.Split('_', 2);
        if (parts.Length != 2 || !MailAddresses.IsSlot(parts[0]))
            return null;
        return await host.Parts.Dispatcher.FindAheadAsync(list.Id, Slot.Parse(parts[0]), MailAddresses.FromUrl(address), cancellation);
    }

    private static async Task<MailRecord?> FindAsync(HttpContext context, WorkflowHost host, string address, CancellationToken cancellation)
    {
        string[] parts = address.Split('_', 2);
        if (parts.Length != 2 || !MailAddresses.IsSlot(parts[0]))
            return null;
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        Slot slot = Slot.Parse(parts[0]);
        if (slot < year.NextSlot())
            return null;
        UpcomingDispatch next = await UpcomingDispatch.OfAsync(host.Parts, year, slot, cancellation);
        return next.Mails.FirstOrDefault(m => MailAddresses.InUrl(m.Address) == address) is { } mail
            ? LinkMask.Of(RequestedList.Of(context).List, mail)
            : null;
    }
}
