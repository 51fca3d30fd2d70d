using System.Security.Cryptography;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>报送入口: the page behind a unit's link. GET changes nothing (mail scanners follow links); POST confirms.</summary>
internal static class PortalEndpoints
{
    private const int MostAtOnce = 50;

    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/u/{token}", ShowAsync);
        routes.MapPost("/u/{token}", ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        WorkflowParts parts = host.Parts;
        PortalAccess access = await PortalAccess.JudgeAsync(token, host, cancellation);
        return access is PortalAccess.Granted granted
            ? await PageAsync(context, host, parts, granted, null, [], cancellation)
            : Refuse(context, host, access);
    }

    private static async Task<IResult> ConfirmAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        WorkflowParts parts = host.Parts;
        PortalAccess access = await PortalAccess.JudgeAsync(token, host, cancellation);
        if (access is not PortalAccess.Granted granted) return Refuse(context, host, access);
        if (!context.Request.HasFormContentType) return Page.Say(context, host, StatusCodes.Status400BadRequest, "未收到表单", "未作任何登记。请返回报送入口，填写后再报送。");

        PortalForm form = PortalForm.Read(await context.Request.ReadFormAsync(cancellation));
        if (form.Request.Length is 0 or > 64) form = form with { Request = NewRequest() };
        DateOnly today = ChinaTime.DateOf(parts.Clock.GetUtcNow());
        string who = $"{granted.Unit.NameOn(today).Full}联络员";
        var errors = new List<FormError>();
        var requests = new List<(ItemGlance Item, ConfirmRequest Request)>();
        if (form.Items.Count == 0) errors.Add(new FormError("item", "请选择要报送的事项。"));
        foreach (string id in form.Items.Take(MostAtOnce))
        {
            // An item of another unit is answered as one that does not exist.
            if (!DueItemKey.TryParse(id, out DueItemKey key) || key.Unit != granted.Unit.Id || await YearView.ItemAsync(parts, granted.List.Id, key, cancellation) is not { } item)
                return Refuse(context, host, new PortalAccess.Invalid());
            ConfirmRequest request = form.ToRequest(item.Plan, key, who, errors);
            if (item.IsOpen) errors.AddRange(ConfirmationDesk.Check(item.Plan, request, today));
            requests.Add((item, request));
        }

        // All or nothing: several items of one form are looked at before the first is recorded.
        if (errors.Count > 0) return await PageAsync(context, host, parts, granted, form, [.. errors.DistinctBy(e => (e.Field, e.Message))], cancellation);

        var receipts = new List<Receipt>();
        foreach ((ItemGlance item, ConfirmRequest request) in requests)
        {
            ConfirmResult result = await parts.Confirmations.ConfirmAsync(request, cancellation);
            if (result is ConfirmResult.Invalid invalid) return await PageAsync(context, host, parts, granted, form, invalid.Errors, cancellation);
            receipts.Add(new Receipt(item, result));
        }

        return Page.Show<ReceiptPage>(new
        {
            Frame = PageFrame.Of(context, host, granted.List),
            Unit = granted.Unit,
            Receipts = receipts,
            Count = requests[0].Request.Count,
            Back = context.Request.Path.ToString(),
        });
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, WorkflowHost host, WorkflowParts parts, PortalAccess.Granted granted, PortalForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(parts, granted.List.Id, cancellation, granted.Unit.Id);
        var view = new PortalView(granted.Unit, granted.Token.ValidUntil, year, NewRequest(), typed, errors);
        return Page.Show<PortalPage>(
            new { Frame = PageFrame.Of(context, host, year.List), View = view },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // No unit, no item, no list: whoever holds a wrong link learns nothing by it.
    private static IResult Refuse(HttpContext context, WorkflowHost host, PortalAccess access) => access is PortalAccess.Expired
        ? Page.Say(context, host, StatusCodes.Status404NotFound, "入口已过有效期", "入口已过有效期，请使用最近一封邮件中的入口。")
        : Page.Say(context, host, StatusCodes.Status404NotFound, "入口无效", "入口无效。请使用市安委办最近一封邮件中的入口，或与市安委办联系。");

    private static string NewRequest() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
