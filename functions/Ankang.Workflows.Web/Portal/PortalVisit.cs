using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Attachments;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Stopped;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Portal;

/// <summary>A request whose link was proved: the unit, and the addresses of its pages.</summary>
/// <param name="Address">Of the unit's page, without a slash at the end.</param>
/// <param name="Asks">What its forms ask of whoever reports.</param>
/// <param name="Who">Whose link it is; the history names 汉滨区安委会联络员张三.</param>
internal sealed record PortalVisit(PortalAccess.Granted Granted, string Address, ReportOptions Asks, Actor Who)
{
    /// <summary>Lets in who holds a good link, before anything else is looked at.</summary>
    public static async ValueTask<object?> EnterAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        WorkflowHost host = context.RequestServices.GetRequiredService<WorkflowHost>();
        string? token = context.Request.RouteValues["token"]?.ToString();
        PortalAccess access = await PortalAccess.JudgeAsync(token, host, context.RequestAborted);
        if (access is PortalAccess.Choice choice && HttpMethods.IsGet(context.Request.Method))
            return Page.Show<UnitsPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, choice.List),
                    Units = await UnitsAsync(host.Parts, choice, AddressOf(token!), context.RequestAborted),
                }
            );
        if (access is not PortalAccess.Granted granted)
            return Refuse(context, host, access);
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        string unit = granted.Unit.NameOn(today).Full;
        ActorKind kind = granted.Role == RecipientRole.Supervisor ? ActorKind.Supervisor : ActorKind.UnitContact;
        var who = new Actor(kind, granted.Unit.Id, $"{unit}{granted.Capacity}") { Channel = ActorChannel.MailLink };
        Acting.Note(context, who);
        context.Features.Set(new PortalVisit(granted, AddressOf(token!), context.RequestServices.GetRequiredService<ReportOptions>(), who));
        return await next(call);
    }

    private static async Task<IReadOnlyList<PortalUnit>> UnitsAsync(
        WorkflowParts parts,
        PortalAccess.Choice choice,
        string address,
        CancellationToken cancellation
    )
    {
        var units = new List<PortalUnit>();
        foreach (ResponsibleUnit unit in choice.Units)
            units.Add(
                PortalUnit.Of(
                    unit,
                    $"{address}{LinkAddresses.OfUnit}{unit.Id}",
                    await YearView.ReadAsync(parts, choice.List.Id, cancellation, unit.Id)
                )
            );
        return units;
    }

    private static string AddressOf(string token) => $"{LinkAddresses.Entry}/{token}";

    public static PortalVisit Of(HttpContext context) => context.Features.GetRequiredFeature<PortalVisit>();

    /// <summary>The item's key where it is one of the unit's own; an item of another unit is answered as one that does not exist.</summary>
    public DueItemKey? OwnKey(string? item) =>
        DueItemKey.TryParse(item, out DueItemKey key) && key.Unit == Granted.Unit.Id && key.List == Granted.List.Id ? key : null;

    public async Task<ItemGlance?> FindAsync(WorkflowHost host, string? item, CancellationToken cancellation) =>
        OwnKey(item) is { } key ? await YearView.ItemAsync(host.Parts, Granted.List.Id, key, cancellation) : null;

    /// <returns>Null when the request carries no form that can be read.</returns>
    public async Task<PortalForm?> ReadAsync(
        UnitAct act,
        HttpContext context,
        IAttachmentStore files,
        AttachmentOptions limits,
        List<FormError> errors,
        CancellationToken cancellation
    )
    {
        SentForm? sent = await SentForm.ReadAsync(
            context,
            (Granted.List.Id, Granted.Unit.Id),
            files,
            limits,
            fields =>
                act == UnitAct.Report
                && fields["item"].All(i => OwnKey(i) is { } key && Granted.List.Catalogue.Find(key.Obligation)?.TakesFiles != false),
            cancellation
        );
        if (sent is null)
            return null;
        errors.AddRange(sent.Errors);
        return PortalForm.Read(act, sent);
    }

    /// <summary>The page once more, with what was typed, what is wrong with it and who was there first.</summary>
    public async Task<IResult> AgainAsync(
        HttpContext context,
        WorkflowHost host,
        AttachmentOptions limits,
        PortalForm typed,
        IReadOnlyList<FormError> errors,
        IEnumerable<(DateTimeOffset At, string Who, string Text)> since,
        CancellationToken cancellation
    )
    {
        (DateTimeOffset At, string Who, string Text)[] told = [.. since];
        PortalView view = await PortalView.ReadAsync(
            host.Parts,
            Granted,
            Address,
            Asks,
            limits,
            cancellation,
            typed,
            [.. errors.DistinctBy(e => (e.Field, e.Message))],
            told
        );
        int status = told.Length > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page.Show<PortalPage>(new { Frame = PageFrame.Of(context, host, view.Year.List), View = view }, status);
    }

    public static IResult NoForm(HttpContext context, WorkflowHost host) =>
        Page.Say(context, host, StatusCodes.Status400BadRequest, "未收到表单", "未作任何登记。请返回报送入口，填写后再报送。");

    public static IResult Refuse(HttpContext context, WorkflowHost host) => Refuse(context, host, new PortalAccess.Invalid());

    // No unit, no item, no list: whoever holds a wrong link learns nothing by it.
    private static IResult Refuse(HttpContext context, WorkflowHost host, PortalAccess access) =>
        access is PortalAccess.Stopped ? StoppedLink.Answer(context, host, AddressOf($"{context.Request.RouteValues["token"]}"))
        : access is PortalAccess.Expired
            ? Page.Say(context, host, StatusCodes.Status404NotFound, "入口已过有效期", "入口已过有效期，请使用最近一封邮件中的入口。")
        : Page.Say(context, host, StatusCodes.Status404NotFound, "入口无效", "入口无效。请使用市安委办最近一封邮件中的入口，或与市安委办联系。");
}
