using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Interviews;

/// <summary>One decision on a proposal of a unit, and what became of it. Kept for ever; a later decision is another case.</summary>
/// <param name="Number">From 1 by unit.</param>
/// <param name="Items">What it was about, in the climb that it was in.</param>
/// <param name="Request">Names the deciding request.</param>
/// <param name="PostponedUntil">暂缓: the last day of it.</param>
/// <param name="Letter">签发: what the letter says.</param>
/// <param name="Released">签发: the principal is told by mail, too.</param>
/// <param name="Held">已约谈: null until the interview was recorded.</param>
/// <param name="Noted">The histories of its items have their lines; until then whoever reads the cases writes them.</param>
public sealed record InterviewCase(
    string Unit,
    int Number,
    ImmutableArray<InterviewItem> Items,
    InterviewDecision Decision,
    string Reason,
    string Who,
    DateTimeOffset At,
    string Request,
    DateOnly? PostponedUntil = null,
    InterviewLetter? Letter = null,
    bool Released = false,
    InterviewHeld? Held = null,
    bool Noted = false
)
{
    /// <summary>The proposal is decided; one that was postponed stays open.</summary>
    public bool IsFinal => Decision != InterviewDecision.Postpone;

    public bool Covers(DueItem item) => Items.Contains(InterviewItem.Of(item));

    /// <summary>已签发, 已约谈, 暂缓, 改为通报, 不约谈</summary>
    public string Word =>
        Decision switch
        {
            InterviewDecision.Issue => Held is null ? "已签发" : "已约谈",
            InterviewDecision.Postpone => "暂缓",
            InterviewDecision.Circulate => "改为通报",
            _ => "不约谈",
        };
}
