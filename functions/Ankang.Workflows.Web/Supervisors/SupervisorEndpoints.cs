using System.Globalization;
using System.Security.Cryptography;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Stopped;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>分管事项: a supervisor's own page, of his own units alone; behind his sign-in, and behind the link of a 督办 mail.</summary>
internal static class SupervisorEndpoints
{
    private const string DoneField = "acknowledged";
    private const int MostAtOnce = 100;

    /// <summary>考核得分 of his units, behind his own page.</summary>
    public const string Scores = "/scores";

    public static void MapSupervisor(this IEndpointRouteBuilder supervisors)
    {
        const string home = Places.SupervisorHome;
        supervisors.MapGet(home, (HttpContext context, WorkflowHost host, CancellationToken c) =>
            ShowAsync(context, host, SupervisorAccess.OfSignedIn(context), c)
        );
        supervisors.MapPost(home, (HttpContext context, WorkflowHost host, CancellationToken c) =>
            AcknowledgeAsync(context, host, SupervisorAccess.OfSignedIn(context), c)
        );
        supervisors.MapPost(home + SignOffEndpoints.Path, (HttpContext context, WorkflowHost host, CancellationToken c) =>
            SignOffEndpoints.DecideAsync(context, host, SupervisorAccess.OfSignedIn(context), c)
        );
        supervisors.MapGet(home + Scores, (HttpContext context, WorkflowHost host, CancellationToken c) =>
            ScoresAsync(context, host, SupervisorAccess.OfSignedIn(context), c)
        );
        supervisors.MapUpward(home, (context, _, _) => Task.FromResult<SupervisorAccess?>(SupervisorAccess.OfSignedIn(context)));
        supervisors.MapGet(home + "/items/{id}", (string id, HttpContext context, WorkflowHost host, CancellationToken c) =>
            ShowItemAsync(id, context, host, SupervisorAccess.OfSignedIn(context), c)
        );
    }

    public static void MapSupervisorLink(this IEndpointRouteBuilder routes)
    {
        const string home = LinkAddresses.Supervisor + "/{token}";
        routes.MapGet(home, async (string token, HttpContext context, WorkflowHost host, CancellationToken c) =>
            await ShowAsync(context, host, await EnterAsync(token, context, host, c), c)
        );
        routes.MapPost(home, async (string token, HttpContext context, WorkflowHost host, CancellationToken c) =>
            await AcknowledgeAsync(context, host, await EnterAsync(token, context, host, c), c)
        );
        routes.MapPost(home + SignOffEndpoints.Path, async (string token, HttpContext context, WorkflowHost host, CancellationToken c) =>
            await EnterAsync(token, context, host, c) is { } access
                ? await SignOffEndpoints.DecideAsync(context, host, access, c)
                : RefuseLink(context, host)
        );
        routes.MapGet(home + Scores, async (string token, HttpContext context, WorkflowHost host, CancellationToken c) =>
            await ScoresAsync(context, host, await SupervisorAccess.OfLinkAsync(token, host, c), c)
        );
        routes.MapUpward(home, (context, host, c) => EnterAsync((string)context.Request.RouteValues["token"]!, context, host, c));
        routes.MapGet(home + "/items/{id}", async (string token, string id, HttpContext context, WorkflowHost host, CancellationToken c) =>
            await ShowItemAsync(id, context, host, await EnterAsync(token, context, host, c), c)
        );
    }

    private static async Task<SupervisorAccess?> EnterAsync(string token, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        SupervisorAccess? access = await SupervisorAccess.OfLinkAsync(token, host, cancellation);
        if (access is not null)
            Acting.Note(context, access.Who);
        return access;
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, SupervisorAccess? access, CancellationToken cancellation)
    {
        if (access is null)
            return RefuseLink(context, host);
        int done = int.TryParse(context.Request.Query[DoneField], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;
        return await PageAsync(context, host, access, new Acknowledgement("", "", ""), [], done, cancellation);
    }

    private static async Task<IResult> AcknowledgeAsync(
        HttpContext context,
        WorkflowHost host,
        SupervisorAccess? access,
        CancellationToken cancellation
    )
    {
        if (access is null)
            return RefuseLink(context, host);
        if (!context.Request.HasFormContentType)
            return Page.Say(context, host, StatusCodes.Status400BadRequest, "未收到表单", "未作任何登记，请返回后再试。");
        IFormCollection form = await context.Request.ReadFormAsync(cancellation);
        string opinion = form["opinion"].ToString().Trim();
        string request = form["request"].ToString() is { Length: > 0 and <= 64 } sent ? sent : NewRequest();
        var errors = new List<FormError>();
        int done = 0;
        (string by, string name) = (form["by"].ToString(), form["name"].ToString().Trim());
        Actor who = access.WhoIs(by, name, errors);
        string[] chosen = [.. form["item"].OfType<string>().Distinct().Take(MostAtOnce)];
        if (chosen.Length == 0)
            errors.Add(new FormError("item", "请选择要登记已阅的督办。"));
        foreach (string id in errors.Count == 0 ? chosen : [])
        {
            // An item of another unit is answered as one that does not exist.
            if (!DueItemKey.TryParse(id, out DueItemKey key) || key.List != access.List.Id || !access.Sees(key.Unit))
                return Refuse(context, host);
            switch (
                await host.Parts.UnitService.AcknowledgeAsync(new ActRequest(key, request, who), opinion, access.IsByLink, CancellationToken.None)
            )
            {
                case Result<ItemAnswer>.Done:
                    done++;
                    break;
                case Result<ItemAnswer>.Invalid invalid:
                    errors.AddRange(invalid.Errors);
                    break;
                default:
                    errors.Add(new FormError("item", "所选事项中有的已不存在，请刷新后再试。"));
                    break;
            }
        }

        return errors.Count == 0
            ? new SeeOther($"{access.Home}?{DoneField}={done}")
            : await PageAsync(
                context,
                host,
                access,
                new Acknowledgement(by, name, opinion),
                [.. errors.DistinctBy(e => (e.Field, e.Message))],
                done,
                cancellation
            );
    }

    private static async Task<IResult> ShowItemAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        SupervisorAccess? access,
        CancellationToken cancellation
    )
    {
        if (access is null)
            return RefuseLink(context, host);
        if (
            !DueItemKey.TryParse(id, out DueItemKey key)
            || !access.Sees(key.Unit)
            || await YearView.ItemAsync(host.Parts, access.List.Id, key, cancellation) is not { } item
        )
            return Page.NotFound(context, host);
        IReadOnlyList<HistoryEntry> history = await host.Parts.Work.HistoryAsync(key, cancellation);
        var slot = YearView.NextSlot(item.List, host.Parts.Clock.GetUtcNow(), await host.Parts.Lease.ReadAsync(access.List.Id, cancellation));
        return Page.Show<SupervisedItemPage>(
            new
            {
                Frame = PageFrame.Of(context, host, item.List),
                Access = access,
                Item = item,
                History = history,
                Next = NextStep.Of(item, slot),
            }
        );
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        SupervisorAccess access,
        Acknowledgement typed,
        IReadOnlyList<FormError> errors,
        int done,
        CancellationToken cancellation
    )
    {
        YearView year = await YearView.ReadAsync(host.Parts, access.List.Id, cancellation);
        var view = new SupervisorView(year, access)
        {
            Typed = typed,
            Errors = errors,
            Done = done,
            SignedOff = context.Request.Query["signed"].ToString() switch
            {
                "agree" => "已审签同意，报送已计入。",
                "back" => "已退回，联络员将收到邮件。",
                _ => null,
            },
        };
        return Page.Show<SupervisorPage>(
            new
            {
                Frame = PageFrame.Of(context, host, year.List),
                View = view,
                Request = NewRequest(),
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> ScoresAsync(HttpContext context, WorkflowHost host, SupervisorAccess? access, CancellationToken cancellation)
    {
        if (access is null)
            return RefuseLink(context, host);
        var cutOff = new CutOff(access.List.Head.ClosesOn, host.Parts.Clock.GetUtcNow());
        return Page.Show<SupervisedScoresPage>(
            new
            {
                Frame = PageFrame.Of(context, host, access.List),
                Access = access,
                Assessed = (await host.Parts.Assessments.AssessAsync(access.List.Id, cutOff, cancellation))[0],
            }
        );
    }

    internal static IResult RefuseLink(HttpContext context, WorkflowHost host) =>
        context.Request.RouteValues["token"] is string token && SupervisorAccess.IsStopped(token, host)
            ? StoppedLink.Answer(context, host, $"{LinkAddresses.Supervisor}/{token}")
            : Refuse(context, host);

    // No unit, no item, no list: whoever holds a wrong link learns nothing by it.
    private static IResult Refuse(HttpContext context, WorkflowHost host) =>
        Page.Say(
            context,
            host,
            StatusCodes.Status404NotFound,
            "入口无效",
            "入口无效或已过有效期。请使用市安委办最近一封邮件中的入口，或与市安委办联系。"
        );

    private static string NewRequest() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
