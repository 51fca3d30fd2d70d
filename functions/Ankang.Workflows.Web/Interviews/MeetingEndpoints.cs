using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>A meeting on 约谈: its paper to be printed, one decision on several units, and all letters in one file.</summary>
internal static class MeetingEndpoints
{
    public const string Form = "meeting";

    public static void MapInterviewMeeting(this IEndpointRouteBuilder office)
    {
        office.MapGet("/interviews/sheet", SheetAsync);
        office.MapGet("/interviews/letters.zip", LettersAsync);
        office.MapPost("/interviews/meeting", DecideAsync);
    }

    private static async Task<IResult> SheetAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        InterviewsView view = await InterviewsView.ReadAsync(host.Parts, requested.Id, "unit", null, cancellation);
        HashSet<string> chosen = [.. context.Request.Query["unit"].OfType<string>()];
        return Page.Show<ProposalSheetPage>(
            new
            {
                Frame = PageFrame.Of(context, host, view.List),
                View = view,
                Chosen = view.Proposals.Where(p => chosen.Count == 0 || chosen.Contains(p.Unit.Id)).ToArray(),
            }
        );
    }

    // One form, one decision a unit: each is as if it had been taken by itself, and what one is refused for does not undo another.
    private static async Task<IResult> DecideAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        string[] units = [.. typed.All("unit").Where(u => requested.List.Directory.Find(u) is not null).Distinct()];
        if (units.Length == 0)
            errors.Add(new FormError("unit", "请至少勾选一个单位。"));
        if (DecisionForm.All.FirstOrDefault(d => d.Code == typed["decision"]) is not { } form)
            errors.Add(new FormError("decision", "请选择一项决定。"));
        else if (errors.Count == 0)
            return await DecideEachAsync(units, form, typed, context, host, cancellation);
        return await RefuseAsync(context, host, typed, errors, cancellation);
    }

    private static async Task<IResult> DecideEachAsync(
        string[] units,
        DecisionForm form,
        Typed typed,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        RequestedList requested = RequestedList.Of(context);
        var errors = new List<FormError>();
        DateOnly? until = form.Decision == InterviewDecision.Postpone ? typed.Date("until", "请填写暂缓至哪一天。", errors) : null;
        if (errors.Count > 0)
            return await RefuseAsync(context, host, typed, errors, cancellation);
        DueItemKey[] seen = [.. typed.All("seen").Select(t => DueItemKey.TryParse(t, out DueItemKey key) ? key : default)];
        var others = new List<string>();
        int done = 0;
        foreach (string unit in units)
        {
            Result<InterviewCase> result = await host.Parts.Interviews.DecideAsync(
                new InterviewRequest(
                    requested.Id,
                    unit,
                    typed.Request,
                    SignedIn.Of(context).Actor,
                    form.Decision,
                    typed["reason"],
                    [.. seen.Where(k => k.Unit == unit)],
                    until,
                    form.Decision == InterviewDecision.Issue ? InterviewsEndpoints.LetterOf(typed) : null,
                    typed.Has("release") && requested.List.Directory[unit].Principal is not null
                ),
                CancellationToken.None
            );
            // What is wrong is wrong for each of them: the first says it, and nothing was done.
            if (result is Result<InterviewCase>.Invalid invalid)
                return await RefuseAsync(context, host, typed, invalid.Errors, cancellation);
            if (result is Result<InterviewCase>.Done)
                done++;
            else
                others.Add(requested.List.Directory[unit].NameOn(ChinaTime.DateOf(host.Parts.Clock.GetUtcNow())).Short);
        }

        return others.Count == 0
            ? new SeeOther(requested.To($"/interviews?decided={done}"))
            : await InterviewsEndpoints.PageAsync(
                context,
                host,
                new InterviewAnswer(
                    "",
                    Form,
                    typed,
                    [],
                    $"已登记{done}个单位；{string.Join('、', others)}的待研究事项刚有变化，未登记，请核对后再办理。"
                ),
                StatusCodes.Status409Conflict,
                cancellation
            );
    }

    // 约谈通知书 of what is before the office and of what is signed and ahead, 约谈纪要 of what was held.
    private static async Task<IResult> LettersAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        InterviewsView view = await InterviewsView.ReadAsync(host.Parts, requested.Id, null, null, cancellation);
        var papers = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ProposalGlance proposal in view.Proposals)
            await AddAsync(LetterKind.Interview, proposal.Unit.Id, [.. proposal.Items.Select(i => i.Key)], "待研究");
        foreach (InterviewCase one in view.Cases.Where(c => c.AwaitsTalk || c.Held is not null))
            await AddAsync(
                one.Held is null ? LetterKind.Interview : LetterKind.Minutes,
                one.Unit,
                [.. one.Items.Select(i => i.Key(requested.Id, one.Unit))],
                $"{one.Number}"
            );
        if (papers.Count == 0)
            return Page.Say(context, host, StatusCodes.Status404NotFound, "没有可拟的公文", "目前没有待研究或已签发的约谈。");
        var file = new MemoryStream();
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        PaperZip.Write(file, papers, ChinaTime.Local(now));
        file.Position = 0;
        return Results.File(file, "application/zip", $"约谈公文代拟稿{ChineseDates.Full(ChinaTime.DateOf(now))}.zip");

        async Task AddAsync(LetterKind kind, string unit, IReadOnlyList<DueItemKey> items, string which)
        {
            LetterMatter matter = await host.Parts.Letters.MatterAsync(view.List, kind, unit, items, cancellation);
            if (await host.Parts.Letters.DraftAsync(view.List, kind, unit, matter, matter.Decided, cancellation) is not { } letter)
                return;
            string name = view.List.Directory[unit].NameOn(letter.Date).Full;
            papers[$"{kind.Chinese()}（{name}，{which}）.docx"] = LetterDocx.Write(letter);
        }
    }

    private static Task<IResult> RefuseAsync(
        HttpContext context,
        WorkflowHost host,
        Typed typed,
        IReadOnlyList<FormError> errors,
        CancellationToken cancellation
    ) =>
        InterviewsEndpoints.PageAsync(
            context,
            host,
            new InterviewAnswer("", Form, typed, errors, null),
            StatusCodes.Status422UnprocessableEntity,
            cancellation
        );
}
