using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>目录校核: the published sentences beside what was read from them, each corrected in place.</summary>
internal static class DraftEndpoints
{
    public static void MapDraft(this IEndpointRouteBuilder office)
    {
        string draft = DraftPages.Address("{draft}");
        office.MapGet(draft, ShowAsync);
        office.MapPost(draft + "/list", ChangeListAsync);
        office.MapPost(draft + "/columns", ReadAgainAsync);
        office.MapPost(draft + "/duties/{duty}", ChangeDutyAsync);
        office.MapPost(draft + "/review/accept", AcceptDutiesAsync);
        office.MapPost(draft + "/duties/{duty}/remove", RemoveDutyAsync);
        office.MapPost(draft + "/duties/{duty}/split", SplitDutyAsync);
        office.MapPost(draft + "/duties/{duty}/join", JoinDutyAsync);
        office.MapPost(draft + "/unread/accept", AcceptUnreadAsync);
        office.MapPost(draft + "/unread/take", TakeUnreadAsync);
        office.MapPost(draft + "/tasks/{task:int}/duties", AddDutyAsync);
    }

    public static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        string draft,
        DraftAnswer? answer,
        int status,
        CancellationToken cancellation
    ) =>
        await DraftView.ReadAsync(host, draft, context.Request.Query.Text("edit"), context.Request.Query.Text("done"), answer, cancellation)
            is { } view
            ? Page.Show<DraftPage>(new { Frame = DraftPages.Frame(context, host), View = view }, status)
            : DraftPages.Gone(context, host);

    private static Task<IResult> ShowAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        PageAsync(context, host, draft, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> ChangeListAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly issued = typed.Date("issuedOn", "请填写印发日期。", errors),
            effective = typed.Date("effectiveFrom", "请填写生效日期。", errors),
            closes = typed.Date("closesOn", "请填写关闭日期。", errors);
        if (errors.Count > 0)
            return await PageAsync(
                context,
                host,
                draft,
                new DraftAnswer("list", typed, errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        var edit = new ListEdit(
            typed["id"],
            typed["number"],
            typed["title"],
            typed["issuer"],
            typed["issuerShort"],
            typed["officeUnit"],
            issued,
            effective,
            closes,
            new OfficeCard(typed["officeName"], typed.Address("officeEmail"), typed["contactName"], TypedText.Narrow(typed["phone"]))
        );
        Result<ListDraft> result = await host.Parts.ListDrafts.ChangeListAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            edit,
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, "list", "list", typed, result, cancellation);
    }

    private static async Task<IResult> ReadAgainAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var columns = new List<IReadOnlyList<ColumnRole>>();
        while (typed.All($"table-{columns.Count}") is { Count: > 0 } chosen)
            columns.Add([.. chosen.Select(c => Enum.TryParse(c, out ColumnRole role) && Enum.IsDefined(role) ? role : ColumnRole.Other)]);
        Result<ListDraft> result = await host.Parts.ListDrafts.ReadAgainAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            columns,
            cancellation
        );
        return await AnswerAsync(context, host, draft, "columns", "columns", typed, result, cancellation);
    }

    private static async Task<IResult> ChangeDutyAsync(
        string draft,
        string duty,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string form = $"duty-{duty}";
        var errors = new List<FormError>();
        if (DutyFormReader.Read(typed, errors) is not { } edit)
            return await PageAsync(
                context,
                host,
                draft,
                new DraftAnswer(form, typed, errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        Result<ListDraft> result = await host.Parts.ListDrafts.ChangeDutyAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            duty,
            edit,
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, form, form, typed, result, cancellation);
    }

    private static async Task<IResult> AcceptDutiesAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.AcceptDutiesAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            typed.All("duty"),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, "accept", "review", typed, result, cancellation);
    }

    private static async Task<IResult> AcceptUnreadAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.AcceptUnreadAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            typed["note"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, "unread", "unread", typed, result, cancellation);
    }

    private static async Task<IResult> TakeUnreadAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.TakeUnreadAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            typed["note"],
            typed.All("asked"),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, "unread", "review", typed, result, cancellation);
    }

    private static async Task<IResult> RemoveDutyAsync(
        string draft,
        string duty,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.RemoveDutyAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            duty,
            typed["reason"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, $"remove-{duty}", $"task-{TaskOf(duty)}", typed, result, cancellation);
    }

    private static async Task<IResult> SplitDutyAsync(
        string draft,
        string duty,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.SplitDutyAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            duty,
            typed["parts"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, $"split-{duty}", $"task-{TaskOf(duty)}", typed, result, cancellation);
    }

    private static async Task<IResult> JoinDutyAsync(
        string draft,
        string duty,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.JoinDutyAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            duty,
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, $"join-{duty}", $"task-{TaskOf(duty)}", typed, result, cancellation);
    }

    private static async Task<IResult> AddDutyAsync(string draft, int task, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string form = $"add-{task}";
        var errors = new List<FormError>();
        if (DutyFormReader.Read(typed, errors) is not { } edit)
            return await PageAsync(
                context,
                host,
                draft,
                new DraftAnswer(form, typed, errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        Result<ListDraft> result = await host.Parts.ListDrafts.AddDutyAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            task,
            edit,
            CancellationToken.None
        );
        return await AnswerAsync(context, host, draft, form, $"task-{task}", typed, result, cancellation);
    }

    /// <param name="place">Where on the page the change is seen.</param>
    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        string draft,
        string form,
        string place,
        Typed typed,
        Result<ListDraft> result,
        CancellationToken cancellation
    ) =>
        result is Result<ListDraft>.Done ? new SeeOther(DraftPages.To(context, $"{DraftPages.Address(draft)}?done={place}#{place}"))
        : DraftPages.Refusal(result, form, typed) is { } refusal ? await PageAsync(context, host, draft, refusal.Answer, refusal.Status, cancellation)
        : DraftPages.Gone(context, host);

    private static string TaskOf(string duty) => string.Concat(duty.TakeWhile(char.IsAsciiDigit)).TrimStart('0');
}
