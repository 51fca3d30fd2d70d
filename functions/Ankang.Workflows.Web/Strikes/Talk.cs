using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Strikes;

/// <summary>What became of a proposal to talk to a unit.</summary>
/// <param name="FollowUp">约谈整改报告 that the talk opened; null where none was wanted.</param>
public sealed record Talk(InterviewCase Case, DueItem? FollowUp)
{
    /// <summary>已约谈（5月6日），整改报告已报送</summary>
    public string FollowUpWord =>
        FollowUp is null ? ""
        : FollowUp.IsClosed ? "整改报告已报送"
        : "整改报告未报送";
}
