using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>约谈研究清单: decisions, and the record of what came of them.</summary>
internal static class InterviewsEndpoints
{
    public static void MapInterviews(this IEndpointRouteBuilder office)
    {
        office.MapGet("/interviews", ShowAsync);
        office.MapGet("/interviews.xlsx", ExportAsync);
        office.MapPost("/interviews/{unit}/{decision}", DecideAsync);
        office.MapPost("/interviews/{unit}/{number:int}/held", RecordAsync);
        office.MapPost("/interviews/{unit}/{number:int}/moved", MoveAsync);
        office.MapPost("/interviews/{unit}/{number:int}/withdrawn", WithdrawAsync);
    }

    private static Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        PageAsync(context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        InterviewsView view = await InterviewsView.ReadAsync(
            host.Parts,
            RequestedList.Of(context).Id,
            context.Request.Query.Text("sort"),
            null,
            cancellation
        );
        return InterviewsExport.Of(view, host.Parts.Clock.GetUtcNow());
    }

    private static async Task<IResult> DecideAsync(
        string unit,
        string decision,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        RequestedList requested = RequestedList.Of(context);
        if (DecisionForm.All.FirstOrDefault(d => d.Code == decision) is not { } form)
            return Page.NotFound(context, host);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly? until = form.Decision == InterviewDecision.Postpone ? typed.Date("until", "请填写暂缓至哪一天。", errors) : null;
        InterviewLetter? letter = form.Decision == InterviewDecision.Issue ? LetterOf(typed) : null;
        DueItemKey[] seen = [.. typed.All("seen").Select(t => DueItemKey.TryParse(t, out DueItemKey key) ? key : default)];
        if (errors.Count > 0)
            return await PageAsync(
                context,
                host,
                new InterviewAnswer(unit, decision, typed, errors, null),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );

        Result<InterviewCase> result = await host.Parts.Interviews.DecideAsync(
            new InterviewRequest(
                requested.Id,
                unit,
                typed.Request,
                SignedIn.Of(context).Actor,
                form.Decision,
                typed["reason"],
                seen,
                until,
                letter,
                typed.Has("release")
            ),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, unit, decision, typed, result, cancellation);
    }

    private static async Task<IResult> RecordAsync(string unit, int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string form = $"held-{number}";
        var errors = new List<FormError>();
        DateOnly heldOn = typed.Date("heldOn", "请填写约谈日期。", errors);
        if (errors.Count > 0)
            return await PageAsync(
                context,
                host,
                new InterviewAnswer(unit, form, typed, errors, null),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        Result<InterviewCase> result = await host.Parts.Interviews.RecordAsync(
            RequestedList.Of(context).Id,
            unit,
            number,
            typed.Request,
            SignedIn.Of(context).Actor,
            heldOn,
            typed["minutes"],
            typed.Has("followUp"),
            CancellationToken.None
        );
        return await AnswerAsync(context, host, unit, form, typed, result, cancellation);
    }

    private static async Task<IResult> MoveAsync(string unit, int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<InterviewCase> result = await host.Parts.Interviews.MoveAsync(
            RequestedList.Of(context).Id,
            unit,
            number,
            typed.Request,
            SignedIn.Of(context).Actor,
            LetterOf(typed),
            typed["reason"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, unit, $"moved-{number}", typed, result, cancellation);
    }

    private static async Task<IResult> WithdrawAsync(string unit, int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<InterviewCase> result = await host.Parts.Interviews.WithdrawAsync(
            RequestedList.Of(context).Id,
            unit,
            number,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed["reason"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, unit, $"withdrawn-{number}", typed, result, cancellation);
    }

    /// <summary>What a form says of the letter that is signed.</summary>
    internal static InterviewLetter LetterOf(Typed typed) =>
        new(Moment(typed["at"]), typed["place"], typed["by"], typed["number"] is { Length: > 0 } number ? number : null);

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        string unit,
        string form,
        Typed typed,
        Result<InterviewCase> result,
        CancellationToken cancellation
    ) =>
        result switch
        {
            Result<InterviewCase>.Done done => new SeeOther(
                RequestedList.Of(context).To($"/interviews?done={done.Value.Unit}-{done.Value.Number}#case-{done.Value.Unit}-{done.Value.Number}")
            ),
            Result<InterviewCase>.Invalid invalid => await PageAsync(
                context,
                host,
                new InterviewAnswer(unit, form, typed, invalid.Errors, null),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            InterviewConflict conflict => await PageAsync(
                context,
                host,
                new InterviewAnswer(unit, form, typed, [], Words(conflict)),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };

    private static string Words(InterviewConflict conflict) =>
        conflict switch
        {
            { Proposal: not null } => "该单位的待研究事项刚有变化，您填写的内容已保留，请核对后再提交。",
            { Case: { Held: { } held } } => $"该约谈已由{held.Who}于{ChineseDates.Moment(held.At)}登记，未重复登记。",
            { Case: { } one } => $"该单位的约谈已由{one.Who}于{ChineseDates.Moment(one.At)}处理：{one.Word}（{one.Reason}）。您填写的内容未登记。",
            _ => "该单位已没有待研究的事项，您填写的内容未登记。",
        };

    internal static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        InterviewAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        InterviewsView view = await InterviewsView.ReadAsync(host.Parts, list.Id, context.Request.Query.Text("sort"), answer, cancellation);
        return Page.Show<InterviewsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, view.List),
                View = view,
                Done = context.Request.Query.Text("done"),
                Decided = context.Request.Query.Number("decided"),
                PastPage = context.Request.Query.Number("past") ?? 1,
            },
            status
        );
    }

    // What is no time is before today; the service says so in its own words.
    private static DateTimeOffset Moment(string text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-M-d H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTime civil
        )
            ? ChinaTime.At(DateOnly.FromDateTime(civil), TimeOnly.FromDateTime(civil))
            : DateTimeOffset.UnixEpoch;
}
