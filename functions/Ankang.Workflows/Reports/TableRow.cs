namespace Ankang.Workflows.Reports;

/// <summary>One row of the published table; section and group are repeated and merged when it is drawn.</summary>
public sealed record TableRow(string Section, string Group, string Text, string Units, string Deadline, TaskProgress Progress);
