using Ankang.Workflows.Acts;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>One confirmation (报送) as it arrived.</summary>
/// <param name="RequestId">Names the request: sent twice, it is recorded once.</param>
/// <param name="CompletedOn">The day on which the work was done, a document was issued; null only for the progress note of a standing duty.</param>
/// <param name="Count">Events reported (次数, 篇数); at least 1. Null for <see cref="ReportFields.CountWhenLeftOut"/>.</param>
/// <param name="Within">Of them, those that count for the sub-quota (task 13's 中省市主流媒体和刊物).</param>
/// <param name="Size">Smallest size of the events reported (task 25: 每次最少户数); null where the form does not ask.</param>
/// <param name="Note">情况说明, at most 2,000 characters; a progress note at most 500.</param>
public sealed record ConfirmRequest(
    DueItemKey Item,
    string RequestId,
    DateOnly? CompletedOn,
    int? Count,
    int Within,
    int? Size,
    string? Note,
    Actor Who
)
{
    /// <summary>报市安委办日期: the day by which a duty to report to the office is judged; null for other duties.</summary>
    public DateOnly? ReportedOn { get; init; }

    /// <summary>文号, 会议名称, 标题或网址: see <see cref="ReportFields.ReferenceLabel"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>附件; their content is stored already.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>
    /// When the report had arrived, UTC: one that counts in a second list arrived with the first. Null for now, as whoever reports has it.
    /// </summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>代为登记: from where, whom and why the office entered it for the unit; null where the unit reports itself.</summary>
    public string? OnBehalf { get; init; }

    /// <summary>What it repeats was signed off by the unit where that is asked for (单位审签), so it is not asked again.</summary>
    public bool IsSignedOff { get; init; }

    /// <summary>填报人: who filled it in, and by which door it came; null where nobody was asked.</summary>
    public Reporter? Reporter { get; init; }

    /// <summary>As <see cref="ActRequest.Version"/>: what another person did since the form was shown is answered first.</summary>
    public int? Version { get; init; }
}
