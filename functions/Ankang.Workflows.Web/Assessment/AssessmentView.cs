using Ankang.Workflows.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Assessment;

/// <summary>考核 at the cut-off that the address names, or as it was frozen there.</summary>
/// <param name="Refused">Why there is none at that day, in Chinese; null where there is.</param>
/// <param name="Assessed">Null where it was refused.</param>
/// <param name="Frozen">All cut-offs at which scores were frozen.</param>
/// <param name="Head">The one that is shown; null for scores as they stand.</param>
/// <param name="Said">What units said, newest first.</param>
public sealed record AssessmentView(
    DateOnly Day,
    string? Refused,
    Assessed? Assessed,
    IReadOnlyList<FrozenHead> Frozen,
    FrozenHead? Head,
    IReadOnlyList<UnitStatement> Said
)
{
    /// <summary>As the address says it: <c>asOf</c> a day, <c>frozen</c> where the kept scores are meant.</summary>
    public static async Task<AssessmentView> ReadAsync(HttpContext context, WorkflowParts parts, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        DateTimeOffset now = parts.Clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        DateOnly close = requested.List.Head.ClosesOn;
        DateOnly day = context.Request.Query.Date("asOf") ?? (today < close ? today : close);
        IReadOnlyList<FrozenHead> frozen = await parts.Assessments.FrozenAsync(requested.Id, cancellation);
        IReadOnlyList<UnitStatement> said = await parts.Assessments.StatementsAsync(requested.Id, cancellation);
        if (AssessmentService.Refuses(requested.List, day) is { } refused)
            return new AssessmentView(day, refused, null, frozen, null, said);
        FrozenHead? head = context.Request.Query.Text("frozen") is null ? null : frozen.FirstOrDefault(f => f.AsOf == day);
        Assessed? assessed = head is null
            ? (await parts.Assessments.AssessAsync(requested.Id, new CutOff(day, now), cancellation))[0]
            : await parts.Assessments.FrozenAsync(requested.Id, day, cancellation);
        return new AssessmentView(
            assessed?.CutOff.Day ?? day,
            assessed is null ? "该定稿的记录不完整，请与技术人员联系。" : null,
            assessed,
            frozen,
            head,
            said
        );
    }

    /// <summary>What follows a path of this view in its address.</summary>
    public string Query => $"?asOf={Day:yyyy-MM-dd}{(Head is null ? "" : "&frozen=1")}";
}
