using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Templates;

/// <summary>模板: the texts of mails and letters, changed by the office: looked at first, checked before they hold, taken back at any time.</summary>
internal static class TemplatesEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder office)
    {
        office.MapGet("/templates", ListAsync);
        office.MapGet("/templates/{name}", ShowAsync);
        office.MapPost("/templates/{name}", ChangeAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        TemplateBook book = host.Parts.Templates;
        return Page.Show<TemplatesPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Names = book.Standard.Names,
                Editions = await book.ReadAsync(cancellation),
                Faults = book.Faults,
            }
        );
    }

    private static async Task<IResult> ShowAsync(string name, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        TemplateBook book = host.Parts.Templates;
        if (!book.Standard.Names.Contains(name))
            return Page.NotFound(context, host);
        TemplateEdition? edition = (await book.ReadAsync(cancellation)).GetValueOrDefault(name);
        string saved = context.Request.Query["saved"] == "1" ? "已保存，自下一封邮件（公文）起生效。" : "";
        return await PageAsync(
            context,
            host,
            new TemplateView(name, edition, edition?.Text ?? book.Standard.TextOf(name), [], saved),
            StatusCodes.Status200OK,
            cancellation
        );
    }

    private static async Task<IResult> ChangeAsync(string name, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        TemplateBook book = host.Parts.Templates;
        if (!book.Standard.Names.Contains(name))
            return Page.NotFound(context, host);
        IFormCollection form = await context.Request.ReadFormAsync(cancellation);
        string text = form["text"].ToString().ReplaceLineEndings("\n"),
            seen = form["etag"].ToString(),
            act = form["act"].ToString();
        TemplateEdition? edition = (await book.ReadAsync(cancellation)).GetValueOrDefault(name);
        if (act == "preview")
        {
            IReadOnlyList<TemplateFault> found = book.Check(name, text, t => Preview(context).Render(t, name));
            // The ETag stays that of the text that was opened: a change made meanwhile is still noticed.
            var looked = new TemplateView(name, edition, text, found, found.Count == 0 ? "检查通过，尚未保存。" : "") { Seen = seen };
            return await PageAsync(
                context,
                host,
                looked,
                found.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        }

        Result<TemplateEdition?> result = await book.SaveAsync(
            name,
            act == "reset" ? null : text,
            seen,
            SignedIn.Of(context).Actor,
            t => Preview(context).Render(t, name),
            cancellation
        );
        return result switch
        {
            Result<TemplateEdition?>.Done => new SeeOther(RequestedList.Of(context).To($"/templates/{name}?saved=1")),
            TemplateFaulty faulty => await PageAsync(
                context,
                host,
                new TemplateView(name, edition, text, faulty.Faults, ""),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            Result<TemplateEdition?>.Conflict conflict => await PageAsync(
                context,
                host,
                new TemplateView(name, conflict.Now, text, [], "该模板刚被更新，您填写的内容已保留，请核对后再保存。"),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            _ => throw new InvalidOperationException($"No page for {result}."),
        };
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        TemplateView view,
        int status,
        CancellationToken cancellation
    )
    {
        TemplateBook book = host.Parts.Templates;
        IReadOnlyList<ComposedNotice> samples = [];
        if (view.Faults.Count == 0 && book.Check(view.Name, view.Text, t => samples = Preview(context).Render(t, view.Name)) is { Count: > 0 } faults)
            view = view with { Faults = faults };
        return Page.Show<TemplatePage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                View = view,
                Samples = samples,
                StandsIn = book.Faults.GetValueOrDefault(view.Name),
                Standard = book.Standard.TextOf(view.Name),
                History = await book.HistoryAsync(view.Name, cancellation),
            },
            status
        );
    }

    private static TemplatePreview Preview(HttpContext context)
    {
        ListInForce list = RequestedList.Of(context).List;
        string unit = list
            .Directory.Units.First(u => u.IsAddressed && u.Id != list.Catalogue.List.OfficeUnit)
            .NameOn(list.Catalogue.List.IssuedOn)
            .Full;
        return new TemplatePreview(list.Catalogue.List, list.Catalogue.Office, list.Catalogue.Obligations, unit);
    }
}
