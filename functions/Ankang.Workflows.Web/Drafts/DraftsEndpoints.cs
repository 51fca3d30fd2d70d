using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>清单: what runs, what is being drafted; a published document is uploaded here, or a draft made of what is in force.</summary>
internal static class DraftsEndpoints
{
    public const string UploadForm = "upload";
    private const int LongestReason = 200;

    public static void MapDrafts(this IEndpointRouteBuilder office)
    {
        office.MapGet(DraftPages.Lists, ListAsync);
        office.MapGet($"{DraftPages.Lists}/changes/{{of}}", ChangesAsync);
        office.MapPost($"{DraftPages.Lists}/withdraw/{{of}}", WithdrawAsync);
        office.MapPost($"{DraftPages.Lists}/drafts", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(IntakeLimits.MaxUpload));
        office.MapPost($"{DraftPages.Lists}/drafts/running", OfRunningAsync);
        office.MapPost($"{DraftPages.Lists}/drafts/next-year", OfNextYearAsync);
        office.MapPost(DraftPages.Address("{draft}") + "/discard", DiscardAsync);
        office.MapGet(DraftPages.Address("{draft}") + "/files/{name}", DownloadAsync);
    }

    /// <summary>The files of a form, with the names that they had where they came from.</summary>
    public static async Task<IReadOnlyList<DraftFile>> FilesAsync(HttpContext context, CancellationToken cancellation)
    {
        var files = new List<DraftFile>();
        foreach (IFormFile file in (await context.Request.ReadFormAsync(cancellation)).Files.Where(f => f.FileName.Length > 0))
        {
            var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            files.Add(new DraftFile(Path.GetFileName(file.FileName.Replace('\\', '/')), content.ToArray()));
        }

        return files;
    }

    private static Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        PageAsync(context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> ChangesAsync(string of, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await host.Parts.Register.FindAsync(of, cancellation) is { } list
            ? Page.Show<ChangesPage>(
                new
                {
                    Frame = DraftPages.Frame(context, host),
                    List = list,
                    Changes = await host.Parts.ListHistory.ReadAsync(list, cancellation),
                    Acts = await host.Parts.ListActs.ReadAsync(list.Id, cancellation),
                }
            )
            : Page.NotFound(context, host);

    // Before 启用 the list goes, after it it is closed: the year is typed, as for 启用 itself.
    private static async Task<IResult> WithdrawAsync(string of, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.Register.FindAsync(of, cancellation) is not { } list)
            return Page.NotFound(context, host);
        var errors = new List<FormError>();
        if (typed["reason"].Length is 0 or > LongestReason)
            errors.Add(new FormError("reason", $"请填写撤回原因，最多{LongestReason}字。"));
        if (typed.Number("year") != list.Catalogue.List.Year)
            errors.Add(new FormError("year", $"请输入清单年度{list.Catalogue.List.Year}，以确认撤回的是这份清单。"));
        if (errors.Count > 0)
            return await PageAsync(
                context,
                host,
                new DraftAnswer($"withdraw-{of}", typed, errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        return await host.Parts.Withdrawal.WithdrawAsync(of, SignedIn.Of(context).Actor, typed["reason"].TrimEnd('。'), CancellationToken.None)
            ? new SeeOther($"{DraftPages.Lists}?withdrawn={of}")
            : Page.Say(
                context,
                host,
                StatusCodes.Status409Conflict,
                "未能撤回",
                "清单已经撤回，正在应用调整，或是模拟运行的清单。未作任何更改，请返回“清单”查看。"
            );
    }

    private static async Task<IResult> UploadAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<DraftFile> files = await FilesAsync(context, cancellation);
        var errors = new List<FormError>();
        if (files.Count == 0)
            errors.Add(new FormError("files", "请选择要上传的清单文件。"));
        if (typed["year"].Length > 0 && typed.Number("year") is not (>= 2000 and <= 2100))
            errors.Add(new FormError("year", "年度应为2000至2100之间的数字，或留空。"));
        if (errors.Count > 0)
            return await RefusedAsync(errors);
        try
        {
            ListDraft draft = await host.Parts.ListDrafts.ImportAsync(
                files,
                typed.Number("year"),
                SignedIn.Of(context).Actor,
                typed.Request,
                cancellation
            );
            return new SeeOther(DraftPages.To(context, DraftPages.Address(draft.Id)));
        }
        catch (FaultyFileException e)
        {
            return await RefusedAsync([.. e.Faults.Select(f => new FormError("files", FaultText.Of(f)))]);
        }

        Task<IResult> RefusedAsync(IReadOnlyList<FormError> wrong) =>
            PageAsync(context, host, new DraftAnswer(UploadForm, typed, wrong), StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private static async Task<IResult> OfRunningAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.Register.FindAsync(typed["of"], cancellation) is not { } list)
            return Page.NotFound(context, host);
        ListDraft draft = await host.Parts.ListDrafts.OfRunningAsync(list, SignedIn.Of(context).Actor, typed.Request, CancellationToken.None);
        return new SeeOther(DraftPages.To(context, DraftPages.Address(draft.Id)));
    }

    private static async Task<IResult> OfNextYearAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.Register.FindAsync(typed["of"], cancellation) is not { } list)
            return Page.NotFound(context, host);
        try
        {
            ListDraft draft = await host.Parts.ListDrafts.OfNextYearAsync(list, SignedIn.Of(context).Actor, typed.Request, CancellationToken.None);
            return new SeeOther(DraftPages.To(context, DraftPages.Address(draft.Id)));
        }
        catch (FaultyFileException e)
        {
            return await PageAsync(
                context,
                host,
                new DraftAnswer($"next-{list.Id}", typed, DraftPages.Errors(e.Faults)),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        }
    }

    private static async Task<IResult> DiscardAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        return await host.Parts.ListDrafts.DiscardAsync(draft, typed["version"], CancellationToken.None) switch
        {
            Result<ListDraft>.Done or Result<ListDraft>.NotFound => new SeeOther(DraftPages.To(context, DraftPages.Lists)),
            var result when DraftPages.Refusal(result, "discard", typed) is { } refusal => await DraftEndpoints.PageAsync(
                context,
                host,
                draft,
                refusal.Answer,
                refusal.Status,
                cancellation
            ),
            _ => DraftPages.Gone(context, host),
        };
    }

    // The three files that the command line takes.
    private static async Task<IResult> DownloadAsync(
        string draft,
        string name,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        if (await host.Parts.ListDrafts.FindAsync(draft, cancellation) is not { } found)
            return DraftPages.Gone(context, host);
        string? text = name switch
        {
            CatalogueFolder.CatalogueName => found.Catalogue,
            CatalogueFolder.PublishedName => found.Published,
            CatalogueFolder.UnitsName => found.Units,
            _ => null,
        };
        return text is null
            ? Page.NotFound(context, host)
            : Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", name);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        DraftAnswer? answer,
        int status,
        CancellationToken cancellation
    ) =>
        Page.Show<DraftsPage>(
            new
            {
                Frame = DraftPages.Frame(context, host),
                Running = context.Features.Get<RequestedList>()?.Published ?? [],
                Drafts = await host.Parts.ListDrafts.AllAsync(cancellation),
                Answer = answer,
                Published = context.Request.Query.Text("published"),
                Withdrawn = context.Request.Query.Text("withdrawn"),
                Log = await host.Parts.Withdrawal.LogAsync(cancellation),
            },
            status
        );
}
