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
/// <param name="Revisions">改期 and 撤销, oldest first; null for none.</param>
/// <param name="Noted">The histories of its items have their lines; until then whoever reads the cases writes them.</param>
public sealed record InterviewCase(
    string Unit,
    int Number,
    ImmutableArray<InterviewItem> Items,
    InterviewDecision Decision,
    string Reason,
    Actor Who,
    DateTimeOffset At,
    string Request,
    DateOnly? PostponedUntil = null,
    InterviewLetter? Letter = null,
    bool Released = false,
    InterviewHeld? Held = null,
    bool Noted = false,
    IReadOnlyList<InterviewRevision>? Revisions = null
)
{
    /// <summary>The decision was taken back (撤销): its items stand before the office as if it had not been taken.</summary>
    public bool IsWithdrawn => Revisions is [.., { After: null }];

    /// <summary>The proposal is decided; one that was postponed, or whose decision was withdrawn, stays open.</summary>
    public bool IsFinal => Decision != InterviewDecision.Postpone && !IsWithdrawn;

    /// <summary>A letter was signed, and the talk is still ahead.</summary>
    public bool AwaitsTalk => Decision == InterviewDecision.Issue && Held is null && !IsWithdrawn;

    public bool Covers(DueItem item) => Items.Contains(InterviewItem.Of(item));

    /// <summary>已签发, 已约谈, 暂缓, 改为通报, 不约谈; 已撤销</summary>
    public string Word => IsWithdrawn ? "已撤销" : Decided;

    private string Decided =>
        Decision switch
        {
            InterviewDecision.Issue => Held is null ? "已签发" : "已约谈",
            InterviewDecision.Postpone => "暂缓",
            InterviewDecision.Circulate => "改为通报",
            _ => "不约谈",
        };
}
