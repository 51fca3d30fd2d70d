using Ankang.Workflows.Answers;
using Ankang.Workflows.Checks;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Checks;

/// <summary>启用前检查, the test mail, and 正式启用.</summary>
internal static class ChecksEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder office)
    {
        office.MapGet(Places.Checks, (HttpContext context, WorkflowHost host, CancellationToken stop) => ShowAsync(context, host, null, stop));
        office.MapPost($"{Places.Checks}/mail", SendAsync);
        office.MapPost($"{Places.Checks}/code", ConfirmAsync);
        office.MapPost("/activate", ActivateAsync);
    }

    private static async Task<IResult> SendAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<FormError> errors = await host.Parts.TestMails.SendAsync(
            list.List,
            typed.Address("to"),
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        return errors.Count == 0
            ? new SeeOther(list.To($"{Places.Checks}#mail"))
            : await ShowAsync(context, host, new ChecksAnswer("mail", typed, errors), cancellation);
    }

    private static async Task<IResult> ConfirmAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<FormError> errors = await host.Parts.TestMails.ConfirmAsync(
            list.Id,
            typed["code"],
            SignedIn.Of(context).Actor,
            CancellationToken.None
        );
        return errors.Count == 0
            ? new SeeOther(list.To(Places.Checks))
            : await ShowAsync(context, host, new ChecksAnswer("code", typed, errors), cancellation);
    }

    private static async Task<IResult> ActivateAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        if (!list.List.Head.Shadow)
            return NotActivated(context, host);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<CheckResult> checks = ListChecks.Of(await SceneAsync(host, list.List, cancellation));
        CheckResult[] unmet = [.. checks.Where(c => !c.IsWell)];
        var errors = new List<FormError>();
        if (typed.Number("year") != list.List.Catalogue.List.Year)
            errors.Add(new FormError("year", $"请输入清单年度{list.List.Catalogue.List.Year}，以确认启用的是这份清单。"));
        if (unmet.Any(c => c.IsRequired))
            errors.Add(new FormError("aware", $"{string.Join('、', unmet.Where(c => c.IsRequired).Select(c => c.Name))}未通过，不能启用。"));
        else if (unmet.Length > 0 && typed["aware"] != "yes")
            errors.Add(new FormError("aware", $"尚有{unmet.Length}项未通过，请处理，或勾选知悉后启用。"));
        if (errors.Count > 0)
            return await ShowAsync(context, host, new ChecksAnswer("activate", typed, errors), cancellation);
        (Actor who, string wanting) = (SignedIn.Of(context).Actor, string.Join('、', unmet.Select(c => c.Name)));
        if (!await host.Parts.Activation.ActivateAsync(list.Id, who, wanting, CancellationToken.None))
            return NotActivated(context, host);
        string line = wanting.Length == 0 ? "正式启用" : $"正式启用，启用时未通过：{wanting}";
        await host.Parts.ListActs.AddAsync(list.Id, who, line, CancellationToken.None);
        return new SeeOther(list.To(Places.Checks));
    }

    private static IResult NotActivated(HttpContext context, WorkflowHost host) =>
        Page.Say(context, host, StatusCodes.Status409Conflict, "未能启用", "清单不在试运行中，或正在发送邮件。未作任何更改，请返回总览查看后再试。");

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, ChecksAnswer? answer, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        CheckScene scene = await SceneAsync(host, list, cancellation);
        Slot? next = list.Head.Shadow ? null : await host.Parts.Dispatcher.NextAheadAsync(list.Id, after: null, cancellation);
        return Page.Show<ChecksPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                Scene = scene,
                Results = ListChecks.Of(scene),
                Next = next,
                NextMails = next is { } slot ? (await host.Parts.Dispatcher.PreviewAsync(list.Id, slot, cancellation)).Count : 0,
                Answer = answer,
            },
            answer is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<CheckScene> SceneAsync(WorkflowHost host, ListInForce list, CancellationToken cancellation)
    {
        string? fault = host.PublicUrl is { } url ? await AddressProbe.LookAsync(url, cancellation) : null;
        return await host.Parts.Checks.ReadAsync(list, host.PublicUrl, fault, cancellation);
    }
}
