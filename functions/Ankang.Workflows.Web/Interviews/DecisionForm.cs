using Ankang.Workflows.Interviews;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>One of the four decisions on a proposal, as its form asks for it.</summary>
/// <param name="Code">Part of the address that the form posts to.</param>
/// <param name="Explains">What it brings about, said before it is done.</param>
public sealed record DecisionForm(InterviewDecision Decision, string Code, string Button, string Explains)
{
    public static readonly IReadOnlyList<DecisionForm> All =
    [
        new(InterviewDecision.Issue, "issue", "签发", "领导签发约谈通知书后登记；通知书由人印发，系统不代发。"),
        new(InterviewDecision.Postpone, "postpone", "暂缓", "暂缓期内仍列在本清单；其间到约谈层级的事项并案。"),
        new(InterviewDecision.Circulate, "circulate", "改为通报", "不约谈，改为书面通报，事项照常办理。"),
        new(InterviewDecision.Drop, "drop", "不约谈", "研究决定不约谈，事项照常办理。"),
    ];
}
