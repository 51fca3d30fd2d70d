using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>预览和发布: what a draft will open, or change in the list that runs; then the same in earnest, as the command line does it.</summary>
internal static class PublishEndpoints
{
    private const int LongestNote = 200;

    public static void MapPublish(this IEndpointRouteBuilder office)
    {
        string draft = DraftPages.Address("{draft}");
        office.MapGet(draft + "/preview", ShowAsync);
        office.MapPost(draft + "/publish", PublishAsync);
        office.MapPost(draft + "/holidays", AddHolidaysAsync);
    }

    private static Task<IResult> ShowAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        PageAsync(context, host, draft, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> PublishAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.ListDrafts.FindAsync(draft, cancellation) is not { } found)
            return DraftPages.Gone(context, host);
        if (found.PublishedAs is { } already)
            return Done(already);
        var errors = new List<FormError>();
        DateOnly? startOn = typed["startOn"].Length > 0 ? typed.Date("startOn", "", errors) : null;
        string note = typed["note"];
        if (note.Length == 0 && typed.Has("change"))
            errors.Add(new FormError("note", "请填写调整原因，将记入有关事项的台账。"));
        if (note.Length > LongestNote)
            errors.Add(new FormError("note", $"最多{LongestNote}字，已填{note.Length}字。"));
        if (errors.Count > 0)
            return await RefusedAsync(errors, StatusCodes.Status422UnprocessableEntity);
        if (found.Version != typed["version"])
            return await RefusedAsync(
                [new FormError("", $"{found.ChangedBy}刚刚更改了草稿。下面是更改后的预览，请核对后再提交。")],
                StatusCodes.Status409Conflict
            );
        try
        {
            ListSubmission submission = found.Submission(startOn, note, typed.Has("policyForOpen"));
            PublicationPlan plan = await host.Parts.Publisher.PlanAsync(submission, cancellation);
            if (host.Rehearsal is not null && plan.Kind == PublicationKind.New)
                return await RefusedAsync(
                    [new FormError("", "模拟运行中只演练一份清单，不能发布新的清单；请在正式运行的主机上发布。")],
                    StatusCodes.Status409Conflict
                );
            // Once it is decided it is carried out, whether or not the browser still waits.
            await host.Parts.Publisher.ApplyAsync(submission, typed["basis"], SignedIn.Of(context).ActorWithRole, CancellationToken.None);
            HashSet<string> shared = [.. typed.All("shared")];
            if (plan.Same.Count > 0)
                await host.Parts.Sharing.ShareAsync(
                    plan.List,
                    [.. plan.Same.Where(s => shared.Contains(s.Code)).Select(s => (s.Obligation, s.OtherList, s.OtherObligation))],
                    SignedIn.Of(context).ActorWithRole,
                    CancellationToken.None
                );
            await host.Parts.ListDrafts.MarkPublishedAsync(draft, plan.List, SignedIn.Of(context).Actor, CancellationToken.None);
            return Done(plan.List);
        }
        catch (StalePlanException)
        {
            return await RefusedAsync(
                [new FormError("", "预览之后，清单、单位名录或节假日安排有了变化，未作任何更改。下面是按现状重新计算的预览，请核对后再提交。")],
                StatusCodes.Status409Conflict
            );
        }
        catch (FaultyFileException)
        {
            return await RefusedAsync([], StatusCodes.Status422UnprocessableEntity); // the page finds them again
        }

        IResult Done(string list) => new SeeOther(RequestedList.Address(list) + $"{DraftPages.Lists}?published={list}");

        Task<IResult> RefusedAsync(IReadOnlyList<FormError> wrong, int status) =>
            PageAsync(context, host, draft, new DraftAnswer("publish", typed, wrong), status, cancellation);
    }

    private static async Task<IResult> AddHolidaysAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<DraftFile> files = await DraftsEndpoints.FilesAsync(context, cancellation);
        if (files.Count == 0)
            return await RefusedAsync([new FormError("files", "请选择节假日安排文件（csv）。")], StatusCodes.Status422UnprocessableEntity);
        try
        {
            Result<ListDraft> result = await host.Parts.ListDrafts.AddHolidaysAsync(
                draft,
                typed["version"],
                SignedIn.Of(context).Actor,
                files,
                CancellationToken.None
            );
            return result is Result<ListDraft>.Done ? new SeeOther(DraftPages.To(context, $"{DraftPages.Address(draft)}/preview"))
                : DraftPages.Refusal(result, "holidays", typed) is { } refusal ? await RefusedAsync(refusal.Answer.Errors, refusal.Status)
                : DraftPages.Gone(context, host);
        }
        catch (FaultyFileException e)
        {
            return await RefusedAsync([.. e.Faults.Select(f => new FormError("files", FaultText.Of(f)))], StatusCodes.Status422UnprocessableEntity);
        }

        Task<IResult> RefusedAsync(IReadOnlyList<FormError> wrong, int status) =>
            PageAsync(context, host, draft, new DraftAnswer("holidays", typed, wrong), status, cancellation);
    }

    /// <summary>The preview of a draft, with a form that was just not taken.</summary>
    public static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        string draft,
        DraftAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        if (await DraftView.ReadAsync(host, draft, null, null, answer, cancellation) is not { } view)
            return DraftPages.Gone(context, host);
        PublicationPlan? plan = null;
        IReadOnlyList<FileFault> faults = [];
        try
        {
            plan = await host.Parts.Publisher.PlanAsync(view.Draft.Submission(null, "", false), cancellation);
        }
        catch (FaultyFileException e)
        {
            faults = e.Faults;
        }

        return Page.Show<PreviewPage>(
            new
            {
                Frame = DraftPages.Frame(context, host),
                View = view,
                Plan = plan,
                Faults = faults,
                MayPublish = host.Rehearsal is null || plan?.Kind != PublicationKind.New,
            },
            status
        );
    }
}
