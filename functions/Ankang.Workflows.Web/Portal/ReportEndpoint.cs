using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>报送 and 批量报送: all the items of a form or none, answered by a receipt (回执).</summary>
internal static class ReportEndpoint
{
    private const int MostAtOnce = 50;

    public static void MapReports(this IEndpointRouteBuilder unit) => unit.MapPost("", ReportAsync);

    private static async Task<IResult> ReportAsync(
        HttpContext context,
        WorkflowHost host,
        IAttachmentStore files,
        AttachmentOptions limits,
        CancellationToken cancellation
    )
    {
        WorkflowParts parts = host.Parts;
        PortalVisit visit = PortalVisit.Of(context);
        var errors = new List<FormError>();
        if (await visit.ReadAsync(UnitAct.Report, context, files, limits, errors, cancellation) is not { } form)
            return PortalVisit.NoForm(context, host);

        OfferedReporter offered = await OfferedReporter.OfAsync(parts, visit.Granted, cancellation);
        Reporter reporter = offered.Read(form, visit.Granted, visit.Asks, errors);
        DateOnly today = ChinaTime.DateOf(parts.Clock.GetUtcNow());
        var since = new List<HistoryEntry>();
        var requests = new List<(ItemGlance Item, ConfirmRequest Request)>();
        if (form.Items.Count == 0)
            errors.Add(new FormError("item", "请选择要报送的事项。"));
        if (form.Items.Count > MostAtOnce)
            errors.Add(new FormError("item", $"一次最多报送{MostAtOnce}项。"));
        foreach (string id in form.Items.Take(MostAtOnce))
        {
            if (await visit.FindAsync(host, id, cancellation) is not { } item)
                return PortalVisit.Refuse(context, host);
            ConfirmRequest request = form.ToReport(item.Plan, item.Key, visit.Who, reporter, errors);
            if (item.IsOpen)
            {
                // One fault a field: what could not be read was said already, and a field that the form lacks is not spoken of.
                bool hasWithin = item.Duty.Within.Count > 0;
                errors.AddRange(
                    ConfirmationService
                        .Check(item.Plan, request, today)
                        .Where(e => (hasWithin || e.Field != "within") && errors.TrueForAll(x => x.Field != e.Field))
                        .ToList()
                );
                since.AddRange(await parts.Confirmations.SinceAsync(item.Item!, request, cancellation));
            }

            requests.Add((item, request));
        }

        // All or nothing: several items of one form are looked at before the first is recorded.
        if (errors.Count > 0 || since.Count > 0)
            return await AgainAsync(errors, since);

        var receipts = new List<Receipt>();
        foreach ((ItemGlance item, ConfirmRequest request) in requests)
        {
            Result<ItemAnswer> result = await parts.Confirmations.ConfirmAsync(request, cancellation);
            if (result is Result<ItemAnswer>.Invalid invalid)
                return await AgainAsync(invalid.Errors, []);
            if (result is Result<ItemAnswer>.Conflict conflict && requests.Count == 1)
                return await AgainAsync([], conflict.Now.Lines);
            receipts.Add(new Receipt(item, request, result));
        }

        await offered.KeepAsync(parts, visit.Granted, reporter, cancellation);
        return Page.Show<ReceiptPage>(
            new
            {
                Frame = PageFrame.Of(context, host, visit.Granted.List),
                Unit = visit.Granted.Unit,
                Receipts = receipts,
                Back = visit.Address,
            }
        );

        Task<IResult> AgainAsync(IReadOnlyList<FormError> wrong, IEnumerable<HistoryEntry> others) =>
            visit.AgainAsync(context, host, limits, form, wrong, others.Select(h => (h.At, h.Who.Name, h.Text)), cancellation);
    }
}
