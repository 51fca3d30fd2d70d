using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Bulletins;

/// <summary>通报: drafts, their text in place, their paper as page, Word file and workbook, and their issue.</summary>
internal static class BulletinsEndpoints
{
    public static void MapBulletins(this IEndpointRouteBuilder office)
    {
        office.MapGet("/bulletins", ListAsync);
        office.MapPost("/bulletins", DraftAsync);
        office.MapGet("/bulletins/{number:int}", ShowAsync);
        office.MapGet("/bulletins/{number:int}/docx", DocxAsync);
        office.MapGet("/bulletins/{number:int}/xlsx", XlsxAsync);
        office.MapPost("/bulletins/{number:int}/text", EditAsync);
        office.MapPost("/bulletins/{number:int}/submit", SubmitAsync);
        office.MapPost("/bulletins/{number:int}/issue", IssueAsync);
        office.MapPost("/bulletins/{number:int}/drop", DropAsync);
        office.MapPost("/bulletins/{number:int}/duty", DutyAsync);
    }

    private static Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        ListPageAsync(context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> DraftAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        var errors = new List<FormError>();
        BulletinScope scope = NewBulletin.Scope(typed, today, errors);
        BulletinPolicy policy = typed.Has("demandBy")
            ? NewBulletin.Policy(typed, errors)
            : new(Rules.Catalogue.Rung.Supervision, NewBulletin.DemandBy(requested.List, today));
        if (errors.Count > 0)
            return await ListPageAsync(context, host, new("new", typed, errors), StatusCodes.Status422UnprocessableEntity, cancellation);
        Result<Bulletin> result = await host.Parts.Bulletins.DraftAsync(
            requested.Id,
            scope,
            policy,
            typed.Request,
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        return result switch
        {
            Result<Bulletin>.Done done => new SeeOther(requested.To($"/bulletins/{done.Value.Number}")),
            Result<Bulletin>.Invalid invalid => await ListPageAsync(
                context,
                host,
                new("new", typed, invalid.Errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    private static async Task<IResult> ShowAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await host.Parts.Bulletins.FindAsync(RequestedList.Of(context).Id, number, cancellation) is { } bulletin
            ? await PageAsync(context, host, bulletin, null, StatusCodes.Status200OK, cancellation)
            : Page.NotFound(context, host);

    private static async Task<IResult> DocxAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await PaperAsync(number, context, host, cancellation) is { } paper
            ? Results.File(BulletinDocx.Write(paper), LetterDocx.MediaType, $"{FileName(paper)}.docx")
            : Page.NotFound(context, host);

    private static async Task<IResult> XlsxAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (await PaperAsync(number, context, host, cancellation) is not { } paper)
            return Page.NotFound(context, host);
        var bytes = new MemoryStream();
        BulletinXlsx.Write(bytes, paper);
        return Results.File(bytes.ToArray(), Spreadsheet.MediaType, $"{FileName(paper)}（附件）.xlsx");
    }

    private static async Task<IResult> EditAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        BulletinPolicy policy = NewBulletin.Policy(typed, errors);
        Result<Bulletin> result =
            errors.Count > 0
                ? new Result<Bulletin>.Invalid(errors)
                : await host.Parts.Bulletins.EditAsync(
                    RequestedList.Of(context).Id,
                    number,
                    typed.Version ?? -1,
                    typed["title"],
                    typed["text"],
                    policy,
                    typed.Request,
                    SignedIn.Of(context).Actor,
                    CancellationToken.None
                );
        return await AnswerAsync(context, host, number, "text", typed, result, cancellation);
    }

    // 呈批: the leader is told by mail where one is registered; the draft lies before him in any case.
    private static async Task<IResult> SubmitAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<Bulletin> result = await host.Parts.Signatures.SubmitAsync(
            requested.Id,
            number,
            typed.Version ?? -1,
            typed.Request,
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        if (result is Result<Bulletin>.Done done)
            await host.Parts.SignatureMails.SendAsync(requested.List, done.Value, CancellationToken.None);
        return await AnswerAsync(context, host, number, "submit", typed, result, cancellation);
    }

    private static async Task<IResult> IssueAsync(
        int number,
        HttpContext context,
        WorkflowHost host,
        IOptions<BulletinOptions> options,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        IssueOrder order = IssueForm.Read(typed, options.Value.NeedsSignature, errors);
        Result<Bulletin> result =
            errors.Count > 0
                ? new Result<Bulletin>.Invalid(errors)
                : await host.Parts.Bulletins.IssueAsync(
                    RequestedList.Of(context).Id,
                    number,
                    typed.Version ?? -1,
                    order,
                    typed.Request,
                    SignedIn.Of(context).Actor,
                    CancellationToken.None
                );
        return await AnswerAsync(context, host, number, "issue", typed, result, cancellation);
    }

    private static async Task<IResult> DropAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<Bulletin> result = await host.Parts.Bulletins.DropAsync(requested.Id, number, typed.Version ?? -1, CancellationToken.None);
        return result is Result<Bulletin>.Done
            ? new SeeOther(requested.To("/bulletins"))
            : await AnswerAsync(context, host, number, "drop", typed, result, cancellation);
    }

    // 第38项: what the product does not know is in by a person's word alone.
    private static async Task<IResult> DutyAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await host.Parts.Bulletins.FindAsync(requested.Id, number, cancellation) is not { Issue: { } issue } bulletin)
            return Page.NotFound(context, host);
        var errors = new List<FormError>();
        DueItem? item = (await host.Parts.Bulletins.OwnDutiesAsync(requested.Id, bulletin, cancellation))
            .Select(d => d.Item)
            .FirstOrDefault(d => $"{d.Key}" == typed["item"]);
        if (item is null)
            errors.Add(new("item", "该事项已办结，或不能由本期通报登记，未作更改。"));
        if (!typed.Has("hazards"))
            errors.Add(new("hazards", "请先核对并勾选：本期通报含市级各专委会隐患排查治理、行政执法情况。"));
        if (errors.Count == 0)
        {
            Result<ItemAnswer> confirmed = await host.Parts.Confirmations.ConfirmAsync(
                new ConfirmRequest(
                    item!.Key,
                    typed.Request,
                    issue.On,
                    1,
                    0,
                    null,
                    $"{issue.Paper.Title}（含隐患排查治理、行政执法情况）",
                    SignedIn.Of(context).Actor
                )
                {
                    Reference = issue.Number,
                },
                CancellationToken.None
            );
            if (confirmed is ReportRecorded)
                return new SeeOther(requested.To($"/items/{item.Key}"));
            errors.AddRange(
                confirmed is Result<ItemAnswer>.Invalid invalid ? invalid.Errors : [new("item", "该事项刚由他人办结或更改，未重复登记。")]
            );
        }

        return await PageAsync(context, host, bulletin, new("duty", typed, errors), StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        int number,
        string form,
        Typed typed,
        Result<Bulletin> result,
        CancellationToken cancellation
    )
    {
        RequestedList requested = RequestedList.Of(context);
        switch (result)
        {
            case Result<Bulletin>.Done:
                return new SeeOther(requested.To($"/bulletins/{number}?done={form}"));
            case Result<Bulletin>.Conflict conflict:
                return await PageAsync(
                    context,
                    host,
                    conflict.Now,
                    new(form, typed, [], Words(conflict.Now)),
                    StatusCodes.Status409Conflict,
                    cancellation
                );
            case Result<Bulletin>.Invalid invalid when await host.Parts.Bulletins.FindAsync(requested.Id, number, cancellation) is { } now:
                return await PageAsync(context, host, now, new(form, typed, invalid.Errors), StatusCodes.Status422UnprocessableEntity, cancellation);
            default:
                return Page.NotFound(context, host);
        }
    }

    private static string Words(Bulletin now) =>
        now.Issue is { } issue ? $"本期通报已由{issue.Who}于{ChineseDates.Moment(issue.At)}登记印发（{issue.Number}），内容不再更改。"
        : now.Submissions is [.., { } last] && last.Changes == now.Changes
            ? $"草稿已由{last.By}于{ChineseDates.Moment(last.At)}呈批，未重复呈批；修改后可再次呈批。"
        : $"草稿刚由{now.ChangedBy}于{ChineseDates.Moment(now.ChangedAt)}修改，您填写的内容已保留在下方，请核对后再提交。";

    private static async Task<BulletinPaper?> PaperAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        string list = RequestedList.Of(context).Id;
        return await host.Parts.Bulletins.FindAsync(list, number, cancellation) is { } bulletin
            ? await host.Parts.Bulletins.PaperAsync(list, bulletin, cancellation)
            : null;
    }

    private static string FileName(BulletinPaper paper) => $"{paper.Title}（截至{paper.CutOff:yyyyMMdd}）";

    private static async Task<IResult> ListPageAsync(
        HttpContext context,
        WorkflowHost host,
        BulletinAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        return Page.Show<BulletinsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Bulletins = await host.Parts.Bulletins.AllAsync(list.Id, cancellation),
                Answer = answer,
            },
            status
        );
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        Bulletin bulletin,
        BulletinAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        return Page.Show<BulletinPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Bulletin = bulletin,
                Paper = await host.Parts.Bulletins.PaperAsync(list.Id, bulletin, cancellation),
                Duties = await host.Parts.Bulletins.OwnDutiesAsync(list.Id, bulletin, cancellation),
                Mails = await MailsAsync(host, list.Id, bulletin, cancellation),
                Answer = answer,
                Done = context.Request.Query.Text("done"),
            },
            status
        );
    }

    // As they stand in the slot that brought them; none before it.
    private static async Task<IReadOnlyList<MailRecord>> MailsAsync(
        WorkflowHost host,
        string list,
        Bulletin bulletin,
        CancellationToken cancellation
    ) =>
        bulletin.MailedIn is { } slot
            ? [.. (await host.Parts.Mails.ReadAsync(list, slot, cancellation)).Select(m => m.Mail).Where(m => m.Bulletin == bulletin.Number)]
            : [];
}
