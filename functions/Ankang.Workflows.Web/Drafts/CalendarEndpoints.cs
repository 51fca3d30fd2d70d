using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>节假日安排 of a year: uploaded, looked at with the moments that move, then put in force for every list.</summary>
internal static class CalendarEndpoints
{
    public const string Address = DraftPages.Lists + "/calendar";
    private const int LongestText = 100_000;

    public static void MapCalendar(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, (HttpContext context, WorkflowHost host) => Show(context, host, null, [], null, StatusCodes.Status200OK));
        office.MapPost(Address, PreviewAsync);
        office.MapPost(Address + "/pasted", PastedAsync);
        office.MapPost(Address + "/apply", ApplyAsync);
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        if (await DraftsEndpoints.FilesAsync(context, cancellation) is not [{ } file, ..])
            return Show(
                context,
                host,
                null,
                [],
                new DraftAnswer("holidays", typed, [new FormError("files", "请选择节假日安排文件（csv）。")]),
                StatusCodes.Status422UnprocessableEntity
            );
        if (file.Content.Length > LongestText)
            return Show(
                context,
                host,
                null,
                [],
                new DraftAnswer("holidays", typed, [new FormError("files", "文件过大，一年的节假日安排不超过100KB。")]),
                StatusCodes.Status422UnprocessableEntity
            );
        return await LookAsync(context, host, () => new SubmittedFile(file.Name, file.Text()), typed, null, cancellation);
    }

    private static async Task<IResult> PastedAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string text = typed["pasted"];
        var errors = new List<FormError>();
        if (text.Length is 0 or > LongestText)
            errors.Add(new FormError("pasted", "请粘贴通知中的节假日安排，不超过10万字。"));
        if ((PastedNotice.YearIn(text) ?? typed.Number("year")) is not (>= 2000 and <= 2100 and var year))
            errors.Add(new FormError("year", "请填写年份，例：2027。"));
        else if (errors.Count == 0)
        {
            PastedNotice notice = PastedNotice.Read(text, year);
            if (notice.Faults.Count == 0)
                return await LookAsync(context, host, () => new SubmittedFile($"{year}.csv", notice.ToCsv()), typed, null, cancellation);
            errors.AddRange(notice.Faults.Select(f => new FormError("pasted", f)));
        }

        return Show(context, host, null, [], new DraftAnswer("pasted", typed, errors), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ApplyAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var file = new SubmittedFile(typed["name"], typed["text"]);
        if (typed["note"].Length is 0 or > 200)
            return await LookAsync(
                context,
                host,
                () => file,
                typed,
                new FormError("note", "请填写依据，如国务院办公厅通知的文号，最多200字。"),
                cancellation
            );
        try
        {
            IReadOnlyList<CalendarPlan> plans = await host.Parts.Publisher.PlanCalendarAsync(file, cancellation);
            if (typed["seen"] != Seen(plans))
                return await LookAsync(
                    context,
                    host,
                    () => file,
                    typed,
                    new FormError("", "预览之后情况有了变化，未作任何更改。下面是按现状重新计算的预览，请核对后再提交。"),
                    cancellation
                );
            plans = await host.Parts.Publisher.ApplyCalendarAsync(file, SignedIn.Of(context).ActorWithRole, typed["note"], CancellationToken.None);
            return new SeeOther(DraftPages.To(context, plans is [{ Year: var year }, ..] ? $"{Address}?done={year}" : Address));
        }
        catch (StalePlanException)
        {
            return await LookAsync(
                context,
                host,
                () => file,
                typed,
                new FormError("", "预览之后情况有了变化。下面是按现状重新计算的预览，请核对后再提交。"),
                cancellation
            );
        }
        catch (FaultyFileException e)
        {
            return Show(
                context,
                host,
                null,
                [],
                new DraftAnswer("holidays", typed, [.. e.Faults.Select(f => new FormError("files", FaultText.Of(f)))]),
                StatusCodes.Status422UnprocessableEntity
            );
        }
    }

    /// <summary>Names what a preview showed.</summary>
    public static string Seen(IReadOnlyList<CalendarPlan> plans) =>
        ContentVersion.Of([.. plans.Select(p => $"{p.List} {p.Unchanged} {string.Join(';', p.Moments)}")]);

    private static async Task<IResult> LookAsync(
        HttpContext context,
        WorkflowHost host,
        Func<SubmittedFile> read,
        Typed typed,
        FormError? error,
        CancellationToken cancellation
    )
    {
        try
        {
            SubmittedFile file = read();
            IReadOnlyList<CalendarPlan> plans = await host.Parts.Publisher.PlanCalendarAsync(file, cancellation);
            int status =
                error is null ? StatusCodes.Status200OK
                : error.Field.Length == 0 ? StatusCodes.Status409Conflict
                : StatusCodes.Status422UnprocessableEntity;
            return Show(context, host, file, plans, error is null ? null : new DraftAnswer("apply", typed, [error]), status);
        }
        catch (FaultyFileException e)
        {
            return Show(
                context,
                host,
                null,
                [],
                new DraftAnswer("holidays", typed, [.. e.Faults.Select(f => new FormError("files", FaultText.Of(f)))]),
                StatusCodes.Status422UnprocessableEntity
            );
        }
    }

    private static IResult Show(
        HttpContext context,
        WorkflowHost host,
        SubmittedFile? file,
        IReadOnlyList<CalendarPlan> plans,
        DraftAnswer? answer,
        int status
    ) =>
        Page.Show<CalendarPage>(
            new
            {
                Frame = DraftPages.Frame(context, host),
                File = file,
                Plans = plans,
                Answer = answer,
                Done = context.Request.Query.Number("done"),
            },
            status
        );
}
