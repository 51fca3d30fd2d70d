using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Filings;

/// <summary>一报表两清单: the problem and measure lists, and the templates that are filled from them.</summary>
internal static class FilingsEndpoints
{
    public const string Address = "/filings";

    /// <summary>The codes of the two lists in addresses.</summary>
    public static readonly IReadOnlyList<(FilingKind Kind, string Code)> Lists =
    [
        (FilingKind.Problems, "problems"),
        (FilingKind.Measures, "measures"),
    ];

    public static void MapFilings(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, (HttpContext context, WorkflowHost host, CancellationToken stop) => ShowAsync(context, host, null, stop));
        office.MapPost($"{Address}/rows", AddAsync);
        office.MapGet($"{Address}/rows/{{kind}}/{{number:int}}", LookAtRowAsync);
        office.MapPost($"{Address}/rows/{{kind}}/{{number:int}}/{{act}}", ActAsync);
        office.MapPost($"{Address}/templates", BringAsync).WithMetadata(new RequestSizeLimitAttribute(IntakeLimits.MaxUpload));
        office.MapGet($"{Address}/templates/{{id}}", LookAtTemplateAsync);
        office.MapPost($"{Address}/templates/{{id}}", MapAsync);
        office.MapPost($"{Address}/templates/{{id}}/remove", RemoveAsync);
        office.MapGet($"{Address}/templates/{{id}}/filled.xlsx", FillAsync);
    }

    public static string Code(FilingKind kind) => Lists.First(l => l.Kind == kind).Code;

    private static FilingKind? KindOf(string? code) => Lists.Where(l => l.Code == code).Select(l => (FilingKind?)l.Kind).FirstOrDefault();

    private static async Task<IResult> AddAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        FilingKind kind = KindOf(typed["kind"]) ?? FilingKind.Problems;
        var errors = new List<FormError>();
        FilingEntry entry = Entry(typed, errors);
        Result<FilingRow> result =
            errors.Count > 0
                ? new Result<FilingRow>.Invalid(errors)
                : await host.Parts.Filings.AddAsync(list.List, kind, typed.Request, SignedIn.Of(context).Actor, entry, CancellationToken.None);
        return result switch
        {
            Result<FilingRow>.Invalid invalid => await ShowAsync(context, host, new FilingAnswer("add", typed, invalid.Errors), cancellation),
            _ => new SeeOther(list.To($"{Address}?kind={Code(kind)}&done=added")),
        };
    }

    private static Task<IResult> LookAtRowAsync(string kind, int number, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        RowAsync(kind, number, context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> ActAsync(
        string kind,
        int number,
        string act,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (KindOf(kind) is not { } of)
            return Page.NotFound(context, host);
        Actor who = SignedIn.Of(context).Actor;
        FilingService filings = host.Parts.Filings;
        var errors = new List<FormError>();
        Result<FilingRow>? result = act switch
        {
            "edit" when Entry(typed, errors) is var entry => errors.Count > 0
                ? new Result<FilingRow>.Invalid(errors)
                : await filings.EditAsync(list.List, of, number, typed.Version, typed.Request, who, entry, CancellationToken.None),
            "progress" => await filings.ReportAsync(list.List, of, number, typed.Request, who, typed["text"], CancellationToken.None),
            "close" => await filings.CloseAsync(list.List, of, number, typed.Version, typed.Request, who, typed["text"], CancellationToken.None),
            "reopen" => await filings.ReopenAsync(list.List, of, number, typed.Version, typed.Request, who, typed["text"], CancellationToken.None),
            _ => null,
        };
        return result switch
        {
            Result<FilingRow>.Done => new SeeOther(list.To($"{Address}/rows/{kind}/{number}?done={act}")),
            Result<FilingRow>.Invalid invalid => await RowAsync(
                kind,
                number,
                context,
                host,
                new FilingAnswer(act, typed, invalid.Errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            Result<FilingRow>.Conflict => await RowAsync(
                kind,
                number,
                context,
                host,
                new FilingAnswer(act, typed, [new FormError("", "该行刚被更新，您填写的内容已保留，请核对记录后再提交。")]),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    private static async Task<IResult> BringAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IFormFile? file = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(cancellation)).Files.FirstOrDefault(f => f.FileName.Length > 0)
            : null;
        if (file is null)
            return await RefusedAsync("请选择xlsx模板。");
        if (!Enum.TryParse(typed["from"], out FilingKind from) || !Enum.IsDefined(from))
            return await RefusedAsync("请选择模板由什么填写。");
        if (file.Length > TemplateSheet.MostBytes)
            return await RefusedAsync(
                $"模板有{file.Length / 1024}KB，最大{TemplateSheet.MostBytes / 1024}KB。请删去已填的数据和图片，只留空白报表，再上传。"
            );
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        try
        {
            FilingTemplate template = await host.Parts.Filings.BringAsync(
                list.Id,
                Path.GetFileName(file.FileName.Replace('\\', '/')),
                content.ToArray(),
                from,
                typed.Request,
                SignedIn.Of(context).Actor,
                CancellationToken.None
            );
            return new SeeOther(list.To($"{Address}/templates/{template.Id}"));
        }
        catch (FilingException e)
        {
            return await RefusedAsync(e.Message);
        }

        Task<IResult> RefusedAsync(string why) =>
            ShowAsync(context, host, new FilingAnswer("template", typed, [new FormError("file", why)]), cancellation);
    }

    private static Task<IResult> LookAtTemplateAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        TemplateAsync(id, context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> MapAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<FilingTemplate> result = await host.Parts.Filings.MapAsync(
            list.Id,
            id,
            SignedIn.Of(context).Actor,
            [.. typed.All("column").Select(c => Enum.TryParse(c, out FilingField field) && Enum.IsDefined(field) ? field : (FilingField)(-1))],
            CancellationToken.None
        );
        return result switch
        {
            Result<FilingTemplate>.Done => new SeeOther(list.To($"{Address}/templates/{id}?done=mapped")),
            Result<FilingTemplate>.Invalid invalid => await TemplateAsync(
                id,
                context,
                host,
                new FilingAnswer("map", typed, invalid.Errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            Result<FilingTemplate>.Conflict => await TemplateAsync(
                id,
                context,
                host,
                new FilingAnswer("map", typed, [new FormError("columns", "模板刚被他人设置，请核对后再提交。")]),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    private static async Task<IResult> RemoveAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        await host.Parts.Filings.RemoveAsync(list.Id, id, CancellationToken.None);
        return new SeeOther(list.To($"{Address}?done=removed"));
    }

    private static async Task<IResult> FillAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        string? typed = context.Request.Query.Text("on");
        DateOnly? on = typed is null ? today : TypedText.Date(typed);
        if (on is not { } day || day > today || day < list.Catalogue.List.IssuedOn)
            return await RefusedAsync("截至日期应在清单印发日至今天之间。");
        try
        {
            return await host.Parts.Filings.FillAsync(list, id, day, cancellation) is { } filled
                ? Results.File(
                    filled.Content,
                    Spreadsheet.MediaType,
                    $"{filled.Template.Name}-截至{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.xlsx"
                )
                : Page.NotFound(context, host);
        }
        catch (FilingException e)
        {
            return await RefusedAsync(e.Message);
        }

        async Task<IResult> RefusedAsync(string why) =>
            await TemplateAsync(
                id,
                context,
                host,
                new FilingAnswer("fill", await Typed.ReadAsync(context, cancellation), [new FormError("on", why)]),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
    }

    private static FilingEntry Entry(Typed typed, List<FormError> errors)
    {
        DateOnly? on = null;
        if (typed["on"].Length > 0 && (on = TypedText.Date(typed["on"])) is null)
            errors.Add(new FormError("on", "请按 2021-03-29 的格式填写日期。"));
        return new FilingEntry(typed["unit"], typed["text"], typed["remedy"], typed["person"], on);
    }

    private static async Task<IResult> RowAsync(
        string kind,
        int number,
        HttpContext context,
        WorkflowHost host,
        FilingAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        return
            KindOf(kind) is { } of
            && (await host.Parts.Filings.RowsAsync(list.Id, of, cancellation)).FirstOrDefault(r => r.Number == number) is { } row
            ? Page.Show<FilingRowPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, list),
                    Row = row,
                    Answer = answer,
                    Done = context.Request.Query.Text("done"),
                },
                status
            )
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> TemplateAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        FilingAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = RequestedList.Of(context).List;
        return (await host.Parts.Filings.TemplatesAsync(list.Id, cancellation)).FirstOrDefault(t => t.Id == id) is { } template
            ? Page.Show<FilingTemplatePage>(
                new
                {
                    Frame = PageFrame.Of(context, host, list),
                    Template = template,
                    Answer = answer,
                    Done = context.Request.Query.Text("done"),
                },
                status
            )
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, FilingAnswer? answer, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        FilingKind kind = KindOf(answer?.Typed["kind"] is { Length: > 0 } typed ? typed : context.Request.Query.Text("kind")) ?? FilingKind.Problems;
        return Page.Show<FilingsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                Kind = kind,
                Rows = await host.Parts.Filings.RowsAsync(list.Id, kind, cancellation),
                Templates = await host.Parts.Filings.TemplatesAsync(list.Id, cancellation),
                Unit = context.Request.Query.Text("unit"),
                Answer = answer,
                Done = context.Request.Query.Text("done"),
            },
            answer is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}
