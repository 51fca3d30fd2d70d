namespace Ankang.Workflows.Reports;

/// <summary>What the office has recorded by the cut-off and no due item holds.</summary>
/// <param name="InterviewsHeld">约谈 that took place; a proposal is none.</param>
/// <param name="Accidents">登记事故.</param>
/// <param name="Investigations">提级调查.</param>
/// <param name="LongestReportMinutes">接报至报告最长; null where no accident was reported on.</param>
public sealed record RecordedEvents(int InterviewsHeld = 0, int Accidents = 0, int Investigations = 0, int? LongestReportMinutes = null)
{
    public static RecordedEvents None { get; } = new();
}
