using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>The 完成进展 of one duty.</summary>
/// <param name="Facts">What follows the head and its colon, up to the full stop.</param>
public sealed record DutyProgress(string Obligation, string ShortName, ProgressHead Head, string Facts, Tally Tally)
{
    /// <summary>已完成, 滞后序时, …</summary>
    public string HeadWord => ProgressText.Of(Head);

    public string Sentence => $"{HeadWord}：{Facts}。";
}
