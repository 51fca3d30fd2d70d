namespace Ankang.Workflows.Rules.Calendar;

/// <summary>One row of the yearly holiday notice (节假日安排).</summary>
public sealed record CalendarDay(DateOnly Date, string Name, DayKind Kind);
