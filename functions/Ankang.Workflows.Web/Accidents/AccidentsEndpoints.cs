using System.Globalization;
using Ankang.Workflows.Accidents;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Accidents;

/// <summary>事故: the office records one; what it opened, and what was added later.</summary>
internal static class AccidentsEndpoints
{
    public const string Address = "/accidents";

    public static void MapAccidents(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ShowAsync);
        office.MapPost(Address, RecordAsync);
        office.MapPost(Address + "/{number:int}/notes", AddAsync);
        office.MapPost(Address + "/{number:int}/received", ReceiveAsync);
    }

    private static Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        PageAsync(context, host, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> RecordAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateTimeOffset occurred = Moment(typed, "occurredAt", "请填写发生时间。", errors) ?? default,
            received = Moment(typed, "receivedAt", "请填写接报时间。", errors) ?? default;
        DateTimeOffset? reported = Moment(typed, "reportedAt", null, errors);
        DateOnly? due = typed["investigationDue"].Length > 0 ? typed.Date("investigationDue", "", errors) : null;
        if (!Enum.TryParse(typed["level"], out AccidentLevel level))
            errors.Add(new FormError("level", "请选择事故等级。"));
        string? reason = typed.Has("talk") ? typed["talkReason"] : null;
        if (reason?.Length == 0)
            errors.Add(new FormError("talkReason", "请填写提请研究约谈的理由。"));
        if (errors.Count > 0)
            return await RefusedAsync(errors);
        Result<Accident> result = await host.Parts.Alarms.RecordAsync(
            RequestedList.Of(context).Id,
            new AccidentReport(typed["unit"], occurred, received, reported, typed["place"], level, typed["facts"], reason, due),
            typed.Request,
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        return result switch
        {
            Result<Accident>.Done done => new SeeOther(
                RequestedList.Of(context).To($"{Address}?done={done.Value.Number}#accident-{done.Value.Number}")
            ),
            Result<Accident>.Invalid invalid => await RefusedAsync(invalid.Errors),
            _ => Page.NotFound(context, host),
        };

        Task<IResult> RefusedAsync(IReadOnlyList<FormError> wrong) =>
            PageAsync(context, host, new AccidentAnswer("accident", typed, wrong), StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private static async Task<IResult> AddAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string form = $"note-{number}";
        var errors = new List<FormError>();
        DateTimeOffset? reported = Moment(typed, "reportedAt", null, errors);
        if (errors.Count > 0)
            return await PageAsync(context, host, new AccidentAnswer(form, typed, errors), StatusCodes.Status422UnprocessableEntity, cancellation);
        return await host.Parts.Accidents.AddAsync(
            RequestedList.Of(context).Id,
            number,
            typed.Version ?? -1,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed["text"],
            reported,
            CancellationToken.None
        ) switch
        {
            Result<Accident>.Done => new SeeOther(RequestedList.Of(context).To($"{Address}?done={number}#accident-{number}")),
            Result<Accident>.Invalid invalid => await PageAsync(
                context,
                host,
                new AccidentAnswer(form, typed, invalid.Errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            ),
            Result<Accident>.Conflict conflict => await PageAsync(
                context,
                host,
                new AccidentAnswer(
                    form,
                    typed,
                    [
                        new FormError(
                            "text",
                            $"{(conflict.Now.Notes is [.., var last] ? last.Who : conflict.Now.Who)}刚刚补充了情况，您填写的内容已保留，请核对后再提交。"
                        ),
                    ]
                ),
                StatusCodes.Status409Conflict,
                cancellation
            ),
            _ => Page.NotFound(context, host),
        };
    }

    private static async Task<IResult> ReceiveAsync(int number, HttpContext context, WorkflowHost host)
    {
        RequestedList requested = RequestedList.Of(context);
        return await host.Parts.Alarms.ReceiveAsync(requested.Id, number, SignedIn.Of(context).Actor, CancellationToken.None) is null
            ? Page.NotFound(context, host)
            : new SeeOther(requested.To($"{Address}?done={number}#accident-{number}"));
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        AccidentAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        ListInForce list = await host.Parts.Lists(RequestedList.Of(context).Id, cancellation);
        IReadOnlyList<Accident> accidents = await host.Parts.Accidents.ReadAsync(list.Id, cancellation);
        return Page.Show<AccidentsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                List = list,
                Accidents = accidents.Reverse().ToList(),
                Alarms = (await host.Parts.Alarms.ReadAsync(list.Id, cancellation)).ToDictionary(a => a.Number),
                OnCall = await host.Parts.OnCall.ReadAsync(list.Id, cancellation),
                Answer = answer,
                Done = context.Request.Query.Number("done"),
            },
            status
        );
    }

    /// <returns>Null where nothing was typed.</returns>
    internal static DateTimeOffset? Moment(Typed typed, string field, string? missing, List<FormError> errors)
    {
        if (typed[field].Length == 0)
        {
            if (missing is not null)
                errors.Add(new FormError(field, missing));
            return null;
        }

        if (
            DateTime.TryParseExact(
                TypedText.Narrow(typed[field]),
                ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-M-d H:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateTime civil
            )
        )
            return ChinaTime.At(DateOnly.FromDateTime(civil), TimeOnly.FromDateTime(civil));
        errors.Add(new FormError(field, "请按 2021-03-29 15:30 的格式填写日期和时间。"));
        return null;
    }
}
