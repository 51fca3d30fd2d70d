namespace Ankang.Workflows.Reports;

/// <summary>One line of 附件：逾期事项清单.</summary>
/// <param name="Period">Empty for one-off and standing duties.</param>
/// <param name="WorkingDays">Working days after the due day, the cut-off included.</param>
public sealed record OverdueRow(int Task, string Matter, string Period, string Unit, string Deadline, int WorkingDays, string Measures);
