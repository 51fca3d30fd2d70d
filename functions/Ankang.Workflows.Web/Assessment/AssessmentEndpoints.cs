using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Assessment;

/// <summary>考核: ranking, each unit point by point, the policy with what another would change, entries by hand, answers, 定稿.</summary>
internal static class AssessmentEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapAssessment(this IEndpointRouteBuilder office)
    {
        office.MapGet("/assessment", (HttpContext context, WorkflowHost host, CancellationToken c) => ShowAsync(context, host, null, c));
        office.MapGet("/assessment.xlsx", BookAsync);
        office.MapGet("/assessment.docx", LetterAsync);
        office.MapPost("/assessment/freeze", FreezeAsync);
        office.MapGet("/assessment/units/{unit}", (string unit, HttpContext context, WorkflowHost host, CancellationToken c) =>
            UnitAsync(unit, context, host, null, c)
        );
        office.MapPost("/assessment/units/{unit}/entries", EnterAsync);
        office.MapPost("/assessment/units/{unit}/entries/{entry}/withdraw", WithdrawAsync);
        office.MapPost("/assessment/units/{unit}/said/{said}/answer", AnswerAsync);
        office.MapGet("/assessment/policy", (HttpContext context, WorkflowHost host, CancellationToken c) =>
            PolicyAsync(context, host, null, null, StatusCodes.Status200OK, c)
        );
        office.MapPost("/assessment/policy", ChangePolicyAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, AssessmentAnswer? answer, CancellationToken cancellation)
    {
        AssessmentView view = await AssessmentView.ReadAsync(context, host.Parts, cancellation);
        return Page.Show<AssessmentPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                View = view,
                Answer = answer,
                Done = context.Request.Query.Text("done"),
            },
            StatusOf(answer, view.Refused)
        );
    }

    private static async Task<IResult> BookAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        AssessmentView view = await AssessmentView.ReadAsync(context, host.Parts, cancellation);
        if (view.Assessed is not { } assessed)
            return await ShowAsync(context, host, null, cancellation);
        var bytes = new MemoryStream();
        ScoreBook.Write(bytes, assessed);
        return Results.File(bytes.ToArray(), Xlsx, $"考核得分-{view.Day:yyyyMMdd}.xlsx");
    }

    private static async Task<IResult> LetterAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        AssessmentView view = await AssessmentView.ReadAsync(context, host.Parts, cancellation);
        return view.Assessed is { } assessed
            ? Results.File(LetterDocx.Write(ScoreLetter.Of(assessed)), LetterDocx.MediaType, $"考核得分-{view.Day:yyyyMMdd}.docx")
            : await ShowAsync(context, host, null, cancellation);
    }

    private static async Task<IResult> FreezeAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly day = typed.Date("asOf", "请填写截至日期。", errors);
        if (errors.Count > 0)
            return await ShowAsync(context, host, new AssessmentAnswer("freeze", typed, errors), cancellation);
        Result<FrozenHead> result = await host.Parts.Assessments.FreezeAsync(requested.Id, day, SignedIn.Of(context).Actor, CancellationToken.None);
        return result switch
        {
            Result<FrozenHead>.Done done => new SeeOther(requested.To($"/assessment?asOf={done.Value.AsOf:yyyy-MM-dd}&frozen=1&done=frozen")),
            Result<FrozenHead>.Conflict { Now: { } before } => await ShowAsync(
                context,
                host,
                new AssessmentAnswer(
                    "freeze",
                    typed,
                    [new FormError("asOf", $"该日的得分已由{before.By}于{ChineseDates.Moment(before.At)}定稿，定稿不再更改。")]
                ),
                cancellation
            ),
            Result<FrozenHead>.Invalid invalid => await ShowAsync(context, host, new AssessmentAnswer("freeze", typed, invalid.Errors), cancellation),
            _ => Page.NotFound(context, host),
        };
    }

    private static async Task<IResult> UnitAsync(
        string unit,
        HttpContext context,
        WorkflowHost host,
        AssessmentAnswer? answer,
        CancellationToken cancellation
    )
    {
        RequestedList requested = RequestedList.Of(context);
        if (requested.List.Directory.Find(unit) is not { } known)
            return Page.NotFound(context, host);
        AssessmentView view = await AssessmentView.ReadAsync(context, host.Parts, cancellation);
        IReadOnlyList<HandEntry> entries = await host.Parts.Assessments.EntriesAsync(requested.Id, cancellation);
        return Page.Show<UnitScorePage>(
            new
            {
                Frame = PageFrame.Of(context, host, requested.List),
                View = view,
                Unit = known,
                Policy = view.Assessed?.Policy ?? (await host.Parts.Assessments.PoliciesAsync(requested.Id, cancellation)).InForce,
                Entries = entries.Where(e => e.Unit == unit).ToArray(),
                Answer = answer,
                Done = context.Request.Query.Text("done"),
            },
            StatusOf(answer, view.Refused)
        );
    }

    private static async Task<IResult> EnterAsync(string unit, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly on = typed.Date("on", "请填写日期。", errors);
        decimal? points = decimal.TryParse(
            TypedText.Address(typed["points"]),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : null;
        if (errors.Count > 0)
            return await UnitAsync(unit, context, host, new AssessmentAnswer("enter", typed, errors), cancellation);
        Result<HandEntry> result = await host.Parts.Assessments.EnterAsync(
            RequestedList.Of(context).Id,
            typed.Request,
            SignedIn.Of(context).Actor,
            unit,
            typed["row"],
            points,
            on,
            typed["reason"],
            CancellationToken.None
        );
        return await AfterAsync(unit, "enter", "entered", typed, result, context, host, cancellation);
    }

    private static async Task<IResult> WithdrawAsync(
        string unit,
        string entry,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<HandEntry> result = await host.Parts.Assessments.WithdrawAsync(
            RequestedList.Of(context).Id,
            entry,
            typed["reason"],
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        return await AfterAsync(unit, $"withdraw-{entry}", "withdrawn", typed, result, context, host, cancellation);
    }

    private static async Task<IResult> AnswerAsync(string unit, string said, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<UnitStatement> result = await host.Parts.Assessments.AnswerAsync(
            RequestedList.Of(context).Id,
            typed.Request,
            SignedIn.Of(context).Actor,
            unit,
            said,
            typed["upheld"] switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            typed["text"],
            CancellationToken.None
        );
        return await AfterAsync(unit, $"answer-{said}", "answered", typed, result, context, host, cancellation);
    }

    private static async Task<IResult> AfterAsync<T>(
        string unit,
        string form,
        string done,
        Typed typed,
        Result<T> result,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) =>
        result switch
        {
            Result<T>.Done => new SeeOther(RequestedList.Of(context).To($"/assessment/units/{unit}?done={done}")),
            Result<T>.Invalid invalid => await UnitAsync(unit, context, host, new AssessmentAnswer(form, typed, invalid.Errors), cancellation),
            Result<T>.Conflict => await UnitAsync(
                unit,
                context,
                host,
                new AssessmentAnswer(form, typed, [new FormError("text", "刚有其他人处理过，您填写的内容未登记，请核对后再提交。")]),
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };

    private static async Task<IResult> PolicyAsync(
        HttpContext context,
        WorkflowHost host,
        AssessmentAnswer? answer,
        IReadOnlyList<Assessed>? tried,
        int status,
        CancellationToken cancellation
    )
    {
        RequestedList requested = RequestedList.Of(context);
        return Page.Show<PolicyPage>(
            new
            {
                Frame = PageFrame.Of(context, host, requested.List),
                History = await host.Parts.Assessments.PoliciesAsync(requested.Id, cancellation),
                Answer = answer,
                Tried = tried,
                Done = context.Request.Query.Text("done") == "saved",
            },
            status
        );
    }

    // 试算 shows what would move and writes nothing; 保存 puts the same form in force.
    private static async Task<IResult> ChangePolicyAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        AssessmentPolicy? policy = PolicyForm.Read(typed, requested.List, errors);
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        if (policy is null)
            return await PolicyAsync(
                context,
                host,
                new AssessmentAnswer("policy", typed, errors),
                null,
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        if (typed["act"] == "save")
        {
            Result<SavedPolicy> result = await host.Parts.Assessments.SaveAsync(
                requested.Id,
                typed.Request,
                SignedIn.Of(context).Actor,
                policy,
                typed["seen"],
                typed["note"],
                CancellationToken.None
            );
            if (result is Result<SavedPolicy>.Done)
                return new SeeOther(requested.To("/assessment/policy?done=saved"));
            errors.AddRange(
                result is Result<SavedPolicy>.Invalid invalid
                    ? invalid.Errors
                    : [new FormError("note", "考核办法刚被其他人修改，您填写的内容已保留，未保存：请核对现行办法后再提交。")]
            );
        }

        AssessmentPolicy inForce = (await host.Parts.Assessments.PoliciesAsync(requested.Id, cancellation)).InForce;
        DateOnly day = requested.List.Head.ClosesOn;
        IReadOnlyList<Assessed> tried = await host.Parts.Assessments.AssessAsync(requested.Id, new CutOff(day, now), cancellation, inForce, policy);
        return await PolicyAsync(
            context,
            host,
            new AssessmentAnswer("policy", typed, errors),
            tried,
            errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            cancellation
        );
    }

    private static int StatusOf(AssessmentAnswer? answer, string? refused) =>
        answer is not null ? StatusCodes.Status422UnprocessableEntity
        : refused is not null ? StatusCodes.Status400BadRequest
        : StatusCodes.Status200OK;
}
