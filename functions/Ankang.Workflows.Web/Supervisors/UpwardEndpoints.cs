using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Links;
using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Pieces;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>
/// What a supervisor looks at and does beside his items, however he came: the pictures of his own units; and for the leader of the office's
/// own unit 领导一页, with 签批 of bulletins and letters that were put before him.
/// </summary>
internal static class UpwardEndpoints
{
    /// <summary>Below the supervisor's page.</summary>
    public const string Charts = "/charts";

    private delegate Task<IResult> Handler(SupervisorAccess access, HttpContext context, WorkflowHost host, CancellationToken cancellation);

    /// <param name="home">Of the supervisor's page.</param>
    /// <param name="enter">Who comes; null for a link that opens nothing.</param>
    public static void MapUpward(
        this IEndpointRouteBuilder routes,
        string home,
        Func<HttpContext, WorkflowHost, CancellationToken, Task<SupervisorAccess?>> enter
    )
    {
        routes.MapGet(home + Charts, (HttpContext context, WorkflowHost host, CancellationToken c) => InAsync(context, host, false, ChartsAsync, c));
        routes.MapGet(home + LinkAddresses.Leader, (HttpContext context, WorkflowHost host, CancellationToken c) =>
            InAsync(context, host, true, LeaderAsync, c)
        );
        const string bulletin = "/bulletins/{number:int}";
        routes.MapGet(home + bulletin, (int number, HttpContext context, WorkflowHost host, CancellationToken c) =>
            InAsync(context, host, true, (access, _, _, _) => ShowAsync(access, number, context, host, null, c), c)
        );
        routes.MapGet(home + bulletin + "/docx", (int number, HttpContext context, WorkflowHost host, CancellationToken c) =>
            InAsync(context, host, true, (access, _, _, _) => DocxAsync(access, number, context, host, c), c)
        );
        routes.MapPost(home + bulletin + "/sign", (int number, HttpContext context, WorkflowHost host, CancellationToken c) =>
            InAsync(context, host, true, (access, _, _, _) => SignAsync(access, number, context, host, c), c)
        );
        const string letter = "/letters/{number:int}";
        routes.MapGet(home + letter, (int number, HttpContext context, WorkflowHost host, CancellationToken c) =>
            InAsync(context, host, true, (access, _, _, _) => LetterSigning.ShowAsync(access, number, context, host, null, c), c)
        );
        routes.MapPost(home + letter + "/sign", (int number, HttpContext context, WorkflowHost host, CancellationToken c) =>
            InAsync(context, host, true, (access, _, _, _) => LetterSigning.SignAsync(access, number, context, host, c), c)
        );

        // Who is not the leader is answered as if there were no such page.
        async Task<IResult> InAsync(HttpContext context, WorkflowHost host, bool leaderOnly, Handler handler, CancellationToken cancellation) =>
            await enter(context, host, cancellation) is not { } access ? SupervisorEndpoints.RefuseLink(context, host)
            : leaderOnly && !access.IsLeader ? Page.NotFound(context, host)
            : await handler(access, context, host, cancellation);
    }

    private static async Task<IResult> ChartsAsync(SupervisorAccess access, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        HashSet<string> units = [.. access.Units.Select(u => u.Id)];
        DueItem[] items =
        [
            .. (await host.Parts.Bulletins.ItemsAsync(access.List, fresh: false, cancellation)).Where(i => units.Contains(i.Key.Unit)),
        ];
        return Page.Show<SupervisedChartsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, access.List),
                Access = access,
                Facts = PictureFacts.Of(access.List, items, today.AddDays(-1), now),
                Timelines = access.Units.Select(u => TimelinePicture.Draw(access.List, u.Id, items, today, now)).ToList(),
            }
        );
    }

    private static async Task<IResult> LeaderAsync(SupervisorAccess access, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        LightOptions lights = context.RequestServices.GetRequiredService<IOptions<LightOptions>>().Value;
        return Page.Show<SupervisedLeaderPage>(
            new
            {
                Frame = PageFrame.Of(context, host, access.List),
                Access = access,
                View = await LeaderView.ReadAsync(host.Parts, access.List, lights, cancellation),
                Signed = context.Request.Query["signed"].ToString() switch
                {
                    "agree" => "已签批同意。",
                    "back" => "已退回，市安委办将按意见修改。",
                    _ => null,
                },
            }
        );
    }

    private static async Task<IResult> ShowAsync(
        SupervisorAccess access,
        int number,
        HttpContext context,
        WorkflowHost host,
        (Typed Typed, IReadOnlyList<FormError> Errors)? answer,
        CancellationToken cancellation
    ) =>
        await FindAsync(access, number, host, cancellation) is not { } bulletin
            ? Page.NotFound(context, host)
            : Page.Show<SignaturePage>(
                new
                {
                    Frame = PageFrame.Of(context, host, access.List),
                    Access = access,
                    Bulletin = bulletin,
                    Paper = await host.Parts.Bulletins.PaperAsync(access.List.Id, bulletin, cancellation),
                    answer?.Typed,
                    Errors = answer?.Errors ?? [],
                    Request = Typed.NewRequest(),
                },
                answer is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            );

    private static async Task<IResult> DocxAsync(
        SupervisorAccess access,
        int number,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(access, number, host, cancellation) is not { } bulletin)
            return Page.NotFound(context, host);
        BulletinPaper paper = await host.Parts.Bulletins.PaperAsync(access.List.Id, bulletin, cancellation);
        return Results.File(BulletinDocx.Write(paper), LetterDocx.MediaType, $"{paper.Title}（截至{paper.CutOff:yyyyMMdd}）.docx");
    }

    private static async Task<IResult> SignAsync(
        SupervisorAccess access,
        int number,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(access, number, host, cancellation) is null)
            return Page.NotFound(context, host);
        return await Signing.AnswerAsync(
            access,
            context,
            host,
            (typed, who) =>
                host.Parts.Signatures.SignAsync(
                    access.List.Id,
                    number,
                    typed.Version ?? -1,
                    typed["act"] == "agree",
                    typed["words"],
                    typed.Request,
                    who,
                    CancellationToken.None
                ),
            answer => ShowAsync(access, number, context, host, answer, cancellation),
            "该稿已签批、已修改或已印发，您的意见没有登记。请返回“领导一页”查看最新稿。",
            cancellation
        );
    }

    // A draft that nobody put before him is the office's own.
    private static async Task<Bulletin?> FindAsync(SupervisorAccess access, int number, WorkflowHost host, CancellationToken cancellation) =>
        await host.Parts.Bulletins.FindAsync(access.List.Id, number, cancellation) is { } bulletin
        && (bulletin.Issue is not null || bulletin.Submissions.Count > 0)
            ? bulletin
            : null;
}
